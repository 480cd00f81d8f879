/**
 * Writes blocks as a web page that needs nothing beside it, and as Markdown; hands files to the earner.
 */
"use strict";

(() => {
  const STYLE = `
:root{color-scheme:light dark}
body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.55 Georgia,"Times New Roman",serif}
h1,h2,h3,h4{line-height:1.25;margin:1.5em 0 .4em;break-after:avoid}
h1{margin-top:0}h2{border-top:1px solid;padding-top:1em}
.quiet,li{font-family:system-ui,sans-serif;font-size:.9375rem}
.quiet{margin:.4em 0}.quiet,.answer{overflow-wrap:anywhere;white-space:pre-wrap}
.answer{margin:.6em 0;padding:.75em 1em;border:1px solid GrayText;border-radius:.25em;min-height:1.5em}
table{border-collapse:collapse;width:100%;font:.875rem/1.4 system-ui,sans-serif}th,td{padding:.4em .6em;border-bottom:1px solid;text-align:start;vertical-align:top}
caption{text-align:start;padding-bottom:.4em}
ul{padding-left:1.25em}ul.checks{list-style:none;padding-left:0}li{overflow-wrap:anywhere;break-inside:avoid}
@media print{body{margin:0;max-width:none;font-size:11pt}a{color:inherit}}
@page{margin:20mm}`;

  /** @param {string} text */
  const escape = (text) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

  /** Return a text with its web addresses as links. @param {string} text */
  const linked = (text) =>
    text
      .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/u)
      .map((piece, index) =>
        index % 2 ? `<a href="${escape(piece)}" rel="noreferrer">${escape(piece)}</a>` : escape(piece),
      )
      .join("");

  /** @param {Block} block */
  const isListed = (block) => block.kind === "item" || block.kind === "check";

  /** @param {Block} block */
  function element(block) {
    if (block.kind === "heading") return `<h${block.level}>${escape(block.text)}</h${block.level}>`;
    if (block.kind === "check")
      return `<li><span role="img" aria-label="${block.done ? "Done" : "Not done"}">${block.done ? "☒" : "☐"}</span> ${escape(block.text)}</li>`;
    if (block.kind === "item") return `<li>${linked(block.text)}</li>`;
    if (block.kind === "answer") return `<div class="answer">${linked(block.text.trim())}</div>`;
    return `<p class="${block.kind}">${linked(block.text)}</p>`;
  }

  /**
   * Return a page that needs nothing beside it.
   * @param {string} title
   * @param {string} language
   * @param {string} body HTML
   */
  const page = (title, language, body) => `<!doctype html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

  /**
   * @param {string} title
   * @param {string} language
   * @param {Block[]} blocks
   */
  function html(title, language, blocks) {
    const written = blocks.map((block, index) => {
      const starts = isListed(block) && blocks[index - 1]?.kind !== block.kind;
      const ends = isListed(block) && blocks[index + 1]?.kind !== block.kind;
      return `${starts ? `<ul${block.kind === "check" ? ' class="checks"' : ""}>` : ""}${element(block)}${ends ? "</ul>" : ""}`;
    });
    return page(title, language, written.join("\n"));
  }

  /** Return text that Markdown shows as it is. @param {string} text */
  const plain = (text) =>
    text
      .replace(/[\\`*_[\]<>#|~]/gu, "\\$&")
      .replace(
        /^(\s*)([-+]|\d+[.)])(?=\s)/gmu,
        (_, space, mark) => `${space}${mark.length > 1 ? mark.slice(0, -1) : ""}\\${mark.at(-1)}`,
      )
      .replace(/&(?=#?\w+;)/gu, "\\&");

  /** @param {string} text */
  const paragraphs = (text) => plain(text.trim()).replace(/(?<!\n)\n(?!\n)/gu, "\\\n");

  /** @param {Block[]} blocks */
  function markdown(blocks) {
    const written = blocks.map((block) => {
      if (block.kind === "heading") return `${"#".repeat(block.level)} ${plain(block.text)}`;
      if (block.kind === "check") return `- [${block.done ? "x" : " "}] ${plain(block.text)}`;
      if (block.kind === "item") return `- ${plain(block.text)}`;
      if (block.kind === "quiet") return paragraphs(block.text).replace(/^/gmu, "> ");
      return paragraphs(block.text) || "(no answer yet)";
    });
    return `${written.join("\n\n").replace(/^(- .*)\n\n(?=- )/gmu, "$1\n")}\n`;
  }

  /** @param {WorkbookDocument | Assessment} document */
  const json = (document) => `${JSON.stringify(document, null, 2)}\n`;

  /** @param {string} name @param {string} type @param {BlobPart} content */
  function download(name, type, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { workbookExport: { page, html, markdown, json, download } });
})();
