export const data = { permalink: "/feed.json", eleventyExcludeFromCollections: true };

export function render({ site, collections }) {
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: site.title,
    home_page_url: `${site.url}/`,
    feed_url: `${site.url}/feed.json`,
    items: collections.credentials.map(one => ({
      id: site.url + one.url,
      url: site.url + one.url,
      title: one.data.title,
      summary: one.data.competency,
      content_html: one.content,
      date_published: one.data.published,
      tags: one.data.topics,
    })),
  });
}
