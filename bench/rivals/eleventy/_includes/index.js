import { base, each, escape, link } from "./base.js";

// Returns the data of a template that lists a collection, a hundred to a page.
export const paged = name => ({
  title: name,
  pagination: { data: `collections.${name}`, size: 100, alias: "shown" },
  permalink: data => (data.pagination.pageNumber ? `/${name}/page/${data.pagination.pageNumber + 1}/` : `/${name}/`),
  eleventyExcludeFromCollections: true,
});

export const index = data => base(data, `
<h1>${escape(data.title)}</h1>
<ul>${each(data.shown, one => `<li>${link(one)} ${escape(one.data.competency ?? one.data.summary)}</li>`)}</ul>
${data.pagination.href.previous ? `<a href="${data.pagination.href.previous}">Before</a>` : ""}
${data.pagination.href.next ? `<a href="${data.pagination.href.next}">Next</a>` : ""}`);
