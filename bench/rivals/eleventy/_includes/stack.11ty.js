import { base, each, escape, found, link, list } from "./base.js";

export function render(data) {
  return base(data, `
<article data-pagefind-body>
<h1>${escape(data.title)}</h1>
<p>${escape(data.summary)}</p>
<p>Issued by ${link(found(data, "issuers", data.issuer), ' data-pagefind-filter="issuer"')}</p>
${data.content}
${each(data.groups, group => `<h2>${escape(group.title)}</h2>
<p>${group.require === "all" ? "All" : group.require} of these</p>
${list(group.credentials.map(id => found(data, "credentials", id)))}`)}
</article>`);
}
