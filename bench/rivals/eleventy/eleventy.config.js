// The layouts are functions: of all the kinds of templates that Eleventy knows, these are the fastest.
const COLLECTIONS = ["credentials", "topics", "issuers", "stacks", "rubrics", "evidence", "recognizers", "guides"];

export default function (config) {
  let markdown;
  config.addJavaScriptFunction("markdown", text => markdown.render(text));
  config.amendLibrary("md", library => {
    markdown = library;
    const standard = library.renderer.rules.link_open ?? ((tokens, at, options, env, self) => self.renderToken(tokens, at, options));
    library.renderer.rules.link_open = (tokens, at, options, env, self) => {
      const [kind, id] = tokens[at].attrGet("href").split(":");
      if (kind === "credential") tokens[at].attrSet("href", `/credentials/${id}/`);
      return standard(tokens, at, options, env, self);
    };
  });
  for (const name of COLLECTIONS) {
    config.addCollection(name, api => api.getFilteredByGlob(`content/${name}/*.md`));
  }
  config.addCollection("links", links);
  return {
    dir: { input: ".", includes: "_includes", data: "_data", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ["md", "html", "11ty.js"],
  };
}

// Returns every page by where it lies, and who links to whom, looked at from the other end; made once for all pages.
function links(api) {
  const pages = new Map();
  const from = new Map();
  const add = (key, page) => (from.has(key) ? from.get(key).push(page) : from.set(key, [page]));
  for (const name of COLLECTIONS) {
    for (const page of api.getFilteredByGlob(`content/${name}/*.md`)) pages.set(`${name}/${page.fileSlug}`, page);
  }
  for (const [place, page] of pages) {
    if (place.startsWith("credentials/")) {
      for (const id of page.data.prerequisites ?? []) add(`required/${id}`, page);
      for (const id of page.data.topics) add(`topics/${id}`, page);
      add(`issuers/${page.data.issuer}`, page);
    } else if (place.startsWith("stacks/")) {
      for (const group of page.data.groups) for (const id of group.credentials) add(`stacks/${id}`, page);
    }
  }
  return { pages, from };
}
