export default {
  layout: "listing.11ty.js",
  permalink: data => `${data.page.filePathStem.replace("/content", "")}/`,
};
