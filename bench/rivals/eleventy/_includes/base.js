const SPECIAL = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escape = value => String(value ?? "").replace(/[&<>"]/g, one => SPECIAL[one]);
export const each = (list, make) => (list ?? []).map(make).join("\n");
export const link = (page, more = "") => `<a href="${page.url}"${more}>${escape(page.data.title)}</a>`;
export const list = pages => (pages?.length ? `<ul>${each(pages, one => `<li>${link(one)}</li>`)}</ul>` : "");
export const found = (data, collection, id) => data.collections.links.pages.get(`${collection}/${id}`);
export const from = (data, kind) => data.collections.links.from.get(`${kind}/${data.page.fileSlug}`);

export const base = (data, main) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(data.title)} – ${escape(data.site.title)}</title>
${data.summary ? `<meta name="description" content="${escape(data.summary)}">` : ""}
<link rel="canonical" href="${data.site.url}${data.page.url}">
<link rel="alternate" type="application/feed+json" href="/feed.json">
</head>
<body>
<header><a href="/">${escape(data.site.title)}</a> <nav><a href="/credentials/">Credentials</a> <a href="/topics/">Topics</a> <a href="/stacks/">Stacks</a> <a href="/issuers/">Issuers</a> <a href="/search/">Search</a></nav></header>
<main>${main}</main>
<footer>${escape(data.site.title)}</footer>
</body>
</html>
`;
