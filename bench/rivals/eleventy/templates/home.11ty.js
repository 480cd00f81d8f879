import { base, escape, list } from "../_includes/base.js";

export const data = { permalink: "/", title: "Home", eleventyExcludeFromCollections: true };

export const render = data => base(data, `<h1>${escape(data.site.title)}</h1><h2>Topics</h2>${list(data.collections.topics)}`);
