/**
 * The fields of a workbook's form: copies of the templates, numbered, filled and read.
 */
"use strict";

(() => {
  const NUMBERED = ["id", "for", "aria-describedby"];

  /** @param {ParentNode} node @param {string} selector @returns {HTMLElement[]} */
  const all = (node, selector) => [...node.querySelectorAll(selector)].map((one) => /** @type {HTMLElement} */ (one));
  /** @param {ParentNode} node @param {string} selector */
  const one = (node, selector) => /** @type {HTMLElement} */ (node.querySelector(selector));
  /** @param {ParentNode} node @param {string} selector */
  const fields = (node, selector) =>
    /** @type {(HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[]} */ (all(node, selector));

  /** @param {HTMLElement} template */
  function copyOf(template) {
    const copy = /** @type {HTMLElement} */ (
      /** @type {HTMLTemplateElement} */ (template).content.firstElementChild?.cloneNode(true)
    );
    for (const node of all(copy, "[data-scripted]")) node.hidden = false;
    return copy;
  }

  /** @param {HTMLElement} node @param {RegExp} pattern @param {string} by */
  function rename(node, pattern, by) {
    for (const element of [node, ...all(node, "*")]) {
      for (const name of NUMBERED) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace(pattern, by));
      }
    }
  }

  /** @param {HTMLElement} part */
  function renumber(part) {
    const entries = all(part, "[data-entry]");
    entries.forEach((entry, index) => {
      rename(entry, /(?<=entry-|-e)\d+/gu, `${index + 1}`);
      all(entry, "[data-artifact]").forEach((row, at) => {
        rename(row, /(?<=artifact-|-a)\d+/gu, `${at + 1}`);
        for (const number of all(row, "[data-number]")) number.textContent = String(at + 1);
      });
      for (const button of all(entry, "[data-remove-entry]")) button.hidden = entries.length < 2;
    });
  }

  /** @param {HTMLElement} row @param {WorkbookArtifact} artifact */
  function fillArtifact(row, artifact) {
    for (const field of fields(row, "[data-field]")) {
      const value = artifact[/** @type {keyof WorkbookArtifact} */ (field.dataset.field)];
      if (field instanceof HTMLSelectElement && ![...field.options].some((option) => option.value === value)) {
        field.add(new Option(value, value));
      }
      field.value = value;
    }
  }

  /** @param {HTMLElement} row @returns {WorkbookArtifact} */
  function readArtifact(row) {
    const [title, media, link, caption] = ["title", "media", "link", "caption"].map(
      (name) => fields(row, `[data-field="${name}"]`)[0].value,
    );
    return { title, media, link, caption };
  }

  /** @param {HTMLElement} part @param {HTMLElement} entry @param {WorkbookEntry} given */
  function fillEntry(part, entry, given) {
    for (const field of fields(entry, "[data-name]")) field.value = given.name;
    fields(entry, "[data-answer]").forEach((field, index) => (field.value = given.answers[index].text));
    const list = one(entry, "[data-artifact-list]");
    list?.replaceChildren(
      ...given.artifacts.map((artifact) => {
        const row = copyOf(one(part, "[data-artifact-template]"));
        fillArtifact(row, artifact);
        return row;
      }),
    );
  }

  /** @param {HTMLElement} entry @param {WorkbookAnswer[]} questions @returns {WorkbookEntry} */
  function readEntry(entry, questions) {
    const written = fields(entry, "[data-answer]");
    return {
      name: fields(entry, "[data-name]")[0]?.value ?? "",
      answers: questions.map((question, index) => ({ ...question, text: written[index].value })),
      artifacts: all(entry, "[data-artifact]").map(readArtifact),
    };
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, {
    workbookFields: { all, one, fields, copyOf, renumber, fillEntry, readEntry, fillArtifact, readArtifact },
  });
})();
