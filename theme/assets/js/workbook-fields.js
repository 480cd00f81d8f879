/**
 * The fields of the forms: what scripts add to those of the page, and those of a workbook copied, numbered, filled and
 * read.
 */
"use strict";

(() => {
  const { el } = window.mcsite;
  const NUMBERED = ["id", "for", "aria-describedby"];
  const FORMATS = ["text", "image", "video", "audio", "document", "slides", "spreadsheet", "link"];

  /** @param {ParentNode} node @param {string} selector @returns {HTMLElement[]} */
  const all = (node, selector) => [...node.querySelectorAll(selector)].map((one) => /** @type {HTMLElement} */ (one));
  /** @param {ParentNode} node @param {string} selector */
  const one = (node, selector) => /** @type {HTMLElement} */ (node.querySelector(selector));
  /** @param {ParentNode} node @param {string} selector */
  const fields = (node, selector) =>
    /** @type {(HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[]} */ (all(node, selector));

  /** @param {HTMLElement} template */
  const copyOf = (template) =>
    /** @type {HTMLElement} */ (
      /** @type {HTMLTemplateElement} */ (template).content.firstElementChild?.cloneNode(true)
    );

  /** @param {string} name */
  function piece(name) {
    const template = document.createElement("template");
    template.innerHTML = window.mcsite.pieces[name];
    return template.content;
  }

  /** @param {ParentNode} root */
  function growing(root) {
    for (const field of all(root, "textarea")) {
      const room = el("span", { class: "grow" });
      field.replaceWith(room);
      room.append(field);
    }
  }

  /** @param {ParentNode} root */
  function grow(root) {
    for (const field of /** @type {HTMLTextAreaElement[]} */ (all(root, ".grow > textarea"))) {
      if (field.parentElement) field.parentElement.dataset.value = field.value;
    }
  }

  /** @param {HTMLElement} field @param {HTMLElement} text @param {string} id */
  function describe(field, text, id) {
    text.id = id;
    field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), id].filter(Boolean).join(" "));
  }

  /** @param {HTMLElement} group @param {string} text */
  function prepareChoice(group, text) {
    const { name } = fields(group, "input[type=radio]")[0];
    all(group, ".choice").forEach((choice, index) =>
      describe(one(choice, "input"), one(choice, ".prose"), `${name}-${index + 1}`),
    );
    const field = el("input", { type: "radio", name, value: "", checked: true });
    one(group, ".choices, .answers > label").before(el("label", { class: "none-yet" }, field, ` ${text}`));
  }

  /** @param {HTMLElement} part @param {string} noun */
  function prepare(part, noun) {
    for (const entry of all(part, "[data-entry]")) {
      for (const field of all(entry, "[data-answer]"))
        describe(field, one(/** @type {HTMLElement} */ (field.parentElement), ".word-count"), `${field.id}-count`);
      for (const field of all(entry, "[data-name]")) {
        const warning = el("p", { class: "warning", "data-warning": true, hidden: true });
        field.after(warning);
        describe(field, warning, `${field.id}-warning`);
        entry.append(piece("entry"));
      }
      for (const list of all(entry, "[data-artifact-list]")) {
        list.previousElementSibling?.append(el("span", { class: "tally", "data-tally": true }));
        list.after(piece("artifacts"));
      }
    }
    one(part, "[data-entries]").after(piece("part"));
    one(part, "[data-noun]").textContent = noun;
    one(part, "[data-add-entry]").hidden = !noun;
    growing(part);
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

  /** @param {HTMLElement} part @param {number} number */
  function renumber(part, number) {
    const entries = all(part, "[data-entry]");
    entries.forEach((entry, index) => {
      rename(entry, /\bp\d+e\d+/gu, `p${number}e${index + 1}`);
      all(entry, "[data-artifact]").forEach((row, at) => {
        rename(row, /(?<=e\d+a)\d+/gu, `${at + 1}`);
        for (const place of all(row, "[data-number]")) place.textContent = String(at + 1);
      });
      for (const button of all(entry, "[data-remove-entry]")) button.hidden = entries.length < 2;
    });
  }

  /** @param {WorkbookArtifact} artifact @param {string[]} media */
  function artifactOf(artifact, media) {
    const row = /** @type {HTMLElement} */ (piece("artifact").firstElementChild);
    const formats = media.length ? media : FORMATS;
    const known = ["", ...formats].includes(artifact.media) ? formats : [...formats, artifact.media];
    one(row, "select").append(...known.map((kind) => new Option(kind[0].toUpperCase() + kind.slice(1), kind)));
    for (const field of fields(row, "[data-field]"))
      field.value = artifact[/** @type {keyof WorkbookArtifact} */ (field.dataset.field)];
    growing(row);
    return row;
  }

  /** @param {HTMLElement} row @returns {WorkbookArtifact} */
  function readArtifact(row) {
    const [title, media, link, caption] = ["title", "media", "link", "caption"].map(
      (name) => fields(row, `[data-field="${name}"]`)[0].value,
    );
    return { title, media, link, caption };
  }

  /** @param {HTMLElement} entry @param {WorkbookEntry} given @param {string[]} media */
  function fillEntry(entry, given, media) {
    for (const field of fields(entry, "[data-name]")) field.value = given.name;
    fields(entry, "[data-answer]").forEach((field, index) => (field.value = given.answers[index].text));
    one(entry, "[data-artifact-list]")?.replaceChildren(...given.artifacts.map((one) => artifactOf(one, media)));
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
    workbookFields: {
      all,
      one,
      fields,
      copyOf,
      growing,
      grow,
      prepareChoice,
      prepare,
      renumber,
      artifactOf,
      readArtifact,
      fillEntry,
      readEntry,
    },
  });
})();
