export const data = {
  pagination: { data: "collections.credentials", size: 1, alias: "credential" },
  permalink: data => `${data.credential.url}index.json`,
  eleventyExcludeFromCollections: true,
};

const KEYS = ["title", "code", "version", "published", "issuer", "competency", "topics", "grade_levels", "subjects", "audience",
  "needs_students", "effort_hours", "license", "assessment", "apply_url", "credit", "related", "prerequisites", "rubric",
  "evidence", "research", "resources"];

export function render({ credential, site, collections }) {
  const id = credential.fileSlug;
  const from = kind => (collections.links.from.get(`${kind}/${id}`) ?? []).map(one => site.url + one.url);
  return JSON.stringify({
    id,
    url: site.url + credential.url,
    ...Object.fromEntries(KEYS.map(key => [key, credential.data[key]])),
    content_html: credential.content,
    required_by: from("required"),
    stacks: from("stacks"),
  });
}
