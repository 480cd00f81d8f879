import { base, escape, from, list } from "./base.js";

export function render(data) {
  return base(data, `
<article data-pagefind-body>
<h1>${escape(data.title)}</h1>
${data.summary ? `<p>${escape(data.summary)}</p>` : ""}
${data.content}
${data.lists ? `<h2>Credentials</h2>${list(from(data, data.lists))}` : ""}
</article>`);
}
