/**
 * The form of a workbook: shows a document, reads it back, and counts, checks and numbers while it is written.
 */
"use strict";

(() => {
  const { wordCount, privacy } = window.mcsite;
  const NUMBERED = ["id", "for", "aria-describedby"];

  /** @param {ParentNode} node @param {string} selector @returns {HTMLElement[]} */
  const all = (node, selector) => [...node.querySelectorAll(selector)].map((one) => /** @type {HTMLElement} */ (one));
  /** @param {ParentNode} node @param {string} selector */
  const one = (node, selector) => /** @type {HTMLElement} */ (node.querySelector(selector));
  /** @param {ParentNode} node @param {string} selector */
  const fields = (node, selector) => /** @type {(HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement)[]} */ (all(node, selector));

  /** @param {HTMLElement} template */
  function copyOf(template) {
    const copy = /** @type {HTMLElement} */ (/** @type {HTMLTemplateElement} */ (template).content.firstElementChild?.cloneNode(true));
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
      rename(entry, /entry-\d+/gu, `entry-${index + 1}`);
      all(entry, "[data-artifact]").forEach((row, at) => {
        rename(row, /artifact-\d+/gu, `artifact-${at + 1}`);
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
  function pseudonym(noun, taken) {
    for (let number = 0; ; number += 1) {
      const name = `${noun[0].toUpperCase()}${noun.slice(1)} ${number < 26 ? String.fromCharCode(65 + number) : number + 1}`;
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
    const { blank, needed } = definition;
    const parts = all(root, "[data-part]");
    const opinions = all(root, "[data-opinion]");
    const known = new Set(privacy.wordsOf(JSON.stringify([blank.credential.title, blank.parts])));
    /** @type {WorkbookLeftover[]} */
    let earlier = [];
    let timer = 0;

    /** @param {number} index */
    const questions = (index) => blank.parts[index].entries[0].answers;

    const renew = () => {
      parts.forEach(renumber);
      judge();
    };
    const edited = () => {
      renew();
      changed();
    };

    /** @param {HTMLElement} field @param {WorkbookAnswer} question */
    const judgeAnswer = (field, question) => {
      const { value, id } = /** @type {HTMLTextAreaElement} */ (field);
      const told = wordCount.tell(value, question.max_words, question.limit);
      const count = one(document, `#${id}-count`);
      count.textContent = told.text;
      count.dataset.state = told.state;
      field.setAttribute("aria-invalid", String(told.state === "over"));
    };

    /** @param {HTMLElement} entry @param {number} index */
    const judgeEntry = (entry, index) => {
      all(entry, "[data-answer]").forEach((field, at) => judgeAnswer(field, questions(index)[at]));
      const given = readEntry(entry, questions(index));
      const listed = given.artifacts.filter((artifact) => artifact.title.trim() || artifact.link.trim()).length;
      const tally = one(entry, "[data-tally]");
      if (tally) tally.textContent = needed[index] ? ` ${listed} of ${needed[index]} listed.` : ` ${listed} listed.`;
      const number = Number(/\d+/u.exec(/entry-\d+/u.exec(entry.querySelector("textarea")?.id ?? "")?.[0] ?? "1")?.[0]);
      for (const title of all(entry, "[data-entry-title]")) {
        title.textContent = given.name.trim() || `${blank.parts[index].repeat_for} ${number}`;
      }
    };

    const judge = () => {
      parts.forEach((part, index) => all(part, "[data-entry]").forEach((entry) => judgeEntry(entry, index)));
      for (const note of all(root, "[data-warning]")) {
        const field = /** @type {HTMLInputElement} */ (note.previousElementSibling);
        note.textContent = privacy.warning(field.value, known);
        note.hidden = !note.textContent;
      }
      for (const field of /** @type {HTMLTextAreaElement[]} */ (all(root, ".grow > textarea"))) {
        if (field.parentElement) field.parentElement.dataset.value = field.value;
      }
    };

    /** @param {number} index @param {WorkbookEntry} given @param {number} at */
    const insertEntry = (index, given, at) => {
      const entry = copyOf(one(parts[index], "[data-entry-template]"));
      fillEntry(parts[index], entry, given);
      const list = one(parts[index], "[data-entries]");
      list.insertBefore(entry, list.children[at] ?? null);
      return entry;
    };

    /** @param {number} index */
    const addEntry = (index) => {
      const { repeat_for: noun, entries } = blank.parts[index];
      const taken = fields(parts[index], "[data-name]").map((field) => field.value);
      const name = pseudonym(noun, taken);
      const entry = insertEntry(index, { ...entries[0], name }, taken.length);
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
      const row = copyOf(one(parts[index], "[data-artifact-template]"));
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
        const back = copyOf(one(parts[index], "[data-artifact-template]"));
        fillArtifact(back, given);
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
            (one(section, "[data-remove]") ?? one(document, "#main")).focus();
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
      else if (target.closest("[data-remove-artifact]")) removeArtifact(/** @type {HTMLElement} */ (target.closest("[data-artifact]")), index);
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
      judge,
      read: () => ({
        ...blank,
        saved: new Date().toISOString(),
        parts: blank.parts.map((part, index) => ({
          ...part,
          entries: all(parts[index], "[data-entry]").map((entry) => readEntry(entry, questions(index))),
          checks: part.checks.map((check, at) => ({ ...check, done: /** @type {HTMLInputElement} */ (all(parts[index], "[data-check]")[at]).checked })),
        })),
        self_assessment: blank.self_assessment.map((opinion, index) => ({
          ...opinion,
          level: /** @type {HTMLInputElement} */ (one(opinions[index], "input:checked")).value,
          shown_by: fields(opinions[index], "[data-shown-by]")[0].value,
        })),
        earlier,
      }),
      show(given) {
        given.parts.forEach((part, index) => {
          const list = one(parts[index], "[data-entries]");
          if (part.repeat_for) list.replaceChildren();
          part.entries.forEach((entry, at) =>
            part.repeat_for ? insertEntry(index, entry, at) : fillEntry(parts[index], one(list, "[data-entry]"), entry),
          );
          part.checks.forEach((check, at) => (/** @type {HTMLInputElement} */ (all(parts[index], "[data-check]")[at]).checked = check.done));
          one(parts[index], "[data-undo]").hidden = true;
        });
        given.self_assessment.forEach((opinion, index) => {
          for (const choice of /** @type {HTMLInputElement[]} */ (all(opinions[index], "input[type=radio]"))) choice.checked = choice.value === opinion.level;
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
