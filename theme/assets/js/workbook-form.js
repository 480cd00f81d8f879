/**
 * The form of a workbook: shows a document and reads it back; adds and removes students and artifacts, which come back
 * on request.
 */
"use strict";

(() => {
  const { all, one, fields, copyOf, prepareChoice, prepare, renumber, artifactOf, readArtifact, fillEntry, readEntry } =
    window.mcsite.workbookFields;
  const { pseudonym } = window.mcsite.outline;

  /** @param {ParentNode} node @param {string} selector */
  const boxes = (node, selector) => /** @type {HTMLInputElement[]} */ (all(node, selector));

  /** @param {HTMLElement} part @param {string} text @param {() => void} bringBack */
  function offerUndo(part, text, bringBack) {
    const box = one(part, "[data-undo]");
    const button = /** @type {HTMLButtonElement} */ (one(box, "button"));
    one(box, "[data-text]").textContent = text;
    box.hidden = false;
    button.onclick = () => {
      box.hidden = true;
      bringBack();
    };
    button.focus();
  }

  /** @param {string} noun @param {string[]} taken */
  function freeName(noun, taken) {
    for (let number = 0; ; number += 1) {
      const name = pseudonym(noun, number);
      if (!taken.includes(name)) return name;
    }
  }

  /**
   * @param {HTMLFormElement} root
   * @param {WorkbookDefinition} definition
   * @param {() => void} changed
   * @param {(text: string) => void} announce
   * @returns {WorkbookForm}
   */
  function workbookForm(root, definition, changed, announce) {
    const { blank, media } = definition;
    const parts = all(root, "[data-part]");
    const opinions = all(root, "[data-opinion]");
    parts.forEach((part, index) => prepare(part, blank.parts[index].repeat_for));
    for (const opinion of opinions) prepareChoice(opinion, "No view yet");
    const entries = parts.map((part) => one(part, "[data-entry]").cloneNode(true));
    const judge = window.mcsite.workbookJudge(root, definition);
    /** @type {WorkbookLeftover[]} */
    let earlier = [];
    let timer = 0;

    /** @param {number} index */
    const questions = (index) => blank.parts[index].entries[0].answers;

    const renew = () => {
      parts.forEach((part, index) => renumber(part, index + 1));
      judge();
    };
    const edited = () => {
      renew();
      changed();
    };

    /** @param {number} index @param {WorkbookEntry} given @param {number} at */
    const insertEntry = (index, given, at) => {
      const entry = /** @type {HTMLElement} */ (entries[index].cloneNode(true));
      fillEntry(entry, given, media[index]);
      const list = one(parts[index], "[data-entries]");
      list.insertBefore(entry, list.children[at] ?? null);
      return entry;
    };

    /** @param {number} index */
    const addEntry = (index) => {
      const { repeat_for: noun, entries: begun } = blank.parts[index];
      const taken = fields(parts[index], "[data-name]").map((field) => field.value);
      const name = freeName(noun, taken);
      const entry = insertEntry(index, { ...begun[0], name }, taken.length);
      edited();
      one(entry, "[data-name]").focus();
      announce(`${name} added.`);
    };

    /** @param {HTMLElement} entry @param {number} index */
    const removeEntry = (entry, index) => {
      const given = readEntry(entry, questions(index));
      const at = all(parts[index], "[data-entry]").indexOf(entry);
      const name = one(entry, "[data-entry-title]").textContent;
      entry.remove();
      edited();
      offerUndo(parts[index], `${name} and all answers for ${name} are removed.`, () => {
        const back = insertEntry(index, given, at);
        edited();
        one(back, "[data-name]").focus();
      });
    };

    /** @param {HTMLElement} entry @param {number} index */
    const addArtifact = (entry, index) => {
      const row = artifactOf({ title: "", media: "", link: "", caption: "" }, media[index]);
      one(entry, "[data-artifact-list]").append(row);
      edited();
      one(row, "[data-field]").focus();
    };

    /** @param {HTMLElement} row @param {number} index */
    const removeArtifact = (row, index) => {
      const list = /** @type {HTMLElement} */ (row.parentElement);
      const at = [...list.children].indexOf(row);
      const given = readArtifact(row);
      row.remove();
      edited();
      offerUndo(parts[index], given.title ? `“${given.title}” is removed.` : "The artifact is removed.", () => {
        const back = artifactOf(given, media[index]);
        list.insertBefore(back, list.children[at] ?? null);
        edited();
        one(back, "[data-field]").focus();
      });
    };

    const showEarlier = () => {
      const section = one(document, "#earlier");
      section.hidden = earlier.length === 0;
      one(section, "[data-list]").replaceChildren(
        ...earlier.map((leftover, index) => {
          const item = copyOf(one(section, "[data-leftover]"));
          const title = [`Version ${leftover.version}`, leftover.part, leftover.name].filter(Boolean).join(", ");
          for (const node of all(item, "[data-title]")) node.textContent = title;
          one(item, "[data-prompt]").textContent = leftover.prompt;
          one(item, "[data-text]").textContent = leftover.text;
          one(item, "[data-remove]").onclick = () => {
            earlier = earlier.filter((_, other) => other !== index);
            showEarlier();
            changed();
            announce(`Removed: ${title}.`);
            (one(section, "[data-remove]") ?? one(document, "#main")).focus({ preventScroll: true });
          };
          return item;
        }),
      );
    };

    root.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      const index = parts.findIndex((part) => part.contains(target));
      const entry = /** @type {HTMLElement} */ (target.closest("[data-entry]"));
      if (target.closest("[data-add-entry]")) addEntry(index);
      else if (target.closest("[data-remove-entry]")) removeEntry(entry, index);
      else if (target.closest("[data-add-artifact]")) addArtifact(entry, index);
      else if (target.closest("[data-remove-artifact]"))
        removeArtifact(/** @type {HTMLElement} */ (target.closest("[data-artifact]")), index);
    });

    root.addEventListener("input", (event) => {
      const field = /** @type {HTMLElement} */ (event.target);
      if (field.closest("#finish")) return;
      judge();
      changed();
      clearTimeout(timer);
      timer = setTimeout(() => {
        const count = field.matches("[data-answer]") ? one(document, `#${field.id}-count`) : null;
        if (count?.dataset.state) announce(count.textContent ?? "");
      }, 1000);
    });

    root.addEventListener("change", (event) => {
      const note = /** @type {HTMLElement} */ (event.target).nextElementSibling;
      if (note?.matches("[data-warning]:not([hidden])")) announce(note.textContent ?? "");
    });

    root.addEventListener("submit", (event) => event.preventDefault());

    return {
      read: () => ({
        ...blank,
        saved: new Date().toISOString(),
        parts: blank.parts.map((part, index) => ({
          ...part,
          entries: all(parts[index], "[data-entry]").map((entry) => readEntry(entry, questions(index))),
          checks: part.checks.map((check, at) => ({
            ...check,
            done: boxes(parts[index], "[data-check]")[at].checked,
          })),
        })),
        self_assessment: blank.self_assessment.map((opinion, index) => ({
          ...opinion,
          level: boxes(opinions[index], "input:checked")[0].value,
          shown_by: fields(opinions[index], "[data-shown-by]")[0].value,
        })),
        earlier,
      }),
      show(given) {
        given.parts.forEach((part, index) => {
          const list = one(parts[index], "[data-entries]");
          if (part.repeat_for) list.replaceChildren();
          part.entries.forEach((entry, at) =>
            part.repeat_for ? insertEntry(index, entry, at) : fillEntry(one(list, "[data-entry]"), entry, media[index]),
          );
          boxes(parts[index], "[data-check]").forEach((box, at) => (box.checked = part.checks[at].done));
          one(parts[index], "[data-undo]").hidden = true;
        });
        given.self_assessment.forEach((opinion, index) => {
          for (const box of boxes(opinions[index], "input[type=radio]")) box.checked = box.value === opinion.level;
          fields(opinions[index], "[data-shown-by]")[0].value = opinion.shown_by;
        });
        earlier = given.earlier;
        showEarlier();
        renew();
      },
    };
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { workbookForm });
})();
