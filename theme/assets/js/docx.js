/**
 * Writes blocks as a Word document (Office Open XML). What all documents have alike, the styles among it, is in
 * docx-parts.js, which the builder writes.
 */
"use strict";

(() => {
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
  const STYLES = { paragraph: "Normal", quiet: "Quiet", item: "ListParagraph", answer: "Answer", check: "Check" };

  /** Return a text for XML 1.0, without the characters that it can't have. @param {string} text */
  const escape = (text) =>
    text
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/gu, "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;");

  /** @param {string} style @param {string} text */
  const paragraph = (style, text) =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${text && `<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`}</w:p>`;

  /** @param {Block} block @returns {string} */
  function written(block) {
    const lines = block.text.split(/\r?\n/u);
    if (block.kind === "heading")
      return paragraph(block.level === 1 ? "Title" : `Heading${block.level - 1}`, block.text);
    if (block.kind === "check") return paragraph(STYLES.check, `${block.done ? "☒" : "☐"} ${block.text}`);
    if (block.kind === "item") return paragraph(STYLES.item, `• ${block.text}`);
    const after = block.kind === "answer" ? paragraph(STYLES.paragraph, "") : "";
    return lines.map((line) => paragraph(STYLES[block.kind], line)).join("") + after;
  }

  /**
   * @param {string} title
   * @param {string} language
   * @param {Block[]} blocks
   */
  function docx(title, language, blocks) {
    const page =
      '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>';
    return window.mcsite.zip({
      ...window.mcsite.docxParts,
      "docProps/core.xml": `${HEAD}<cp:coreProperties xmlns:cp="${CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(title)}</dc:title><dc:language>${escape(language)}</dc:language></cp:coreProperties>`,
      "word/document.xml": `${HEAD}<w:document xmlns:w="${WORD}"><w:body>${blocks.map(written).join("")}<w:sectPr>${page}</w:sectPr></w:body></w:document>`,
    });
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { docx });
})();
