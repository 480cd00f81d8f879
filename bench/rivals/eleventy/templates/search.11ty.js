import { base } from "../_includes/base.js";

export const data = { permalink: "/search/", title: "Search", eleventyExcludeFromCollections: true };

export const render = data => base(data, `
<link href="/pagefind/pagefind-ui.css" rel="stylesheet">
<script src="/pagefind/pagefind-ui.js"></script>
<div id="search"></div>
<script>new PagefindUI({ element: "#search" });</script>`);
