/**
 * Looks at what is written in a workbook's form: counts words and artifacts, names entries, warns of names, and lets
 * fields grow with their text.
 */
"use strict";

(() => {
  const { wordCount, privacy } = window.mcsite;
  const { all, one, grow, readEntry } = window.mcsite.workbookFields;

  /**
   * @param {HTMLFormElement} root
   * @param {WorkbookDefinition} definition
   * @returns {() => void}
   */
  function workbookJudge(root, definition) {
    const { blank, needed } = definition;
    const known = new Set(privacy.wordsOf(JSON.stringify([blank.credential.title, blank.parts])));

    /** @param {number} index */
    const questions = (index) => blank.parts[index].entries[0].answers;

    /** @param {HTMLElement} field @param {WorkbookAnswer} question */
    const judgeAnswer = (field, question) => {
      const { value, id } = /** @type {HTMLTextAreaElement} */ (field);
      const told = wordCount.tell(value, question.max_words, question.limit);
      const count = one(document, `#${id}-count`);
      count.textContent = told.text;
      count.dataset.state = told.state;
      field.setAttribute("aria-invalid", String(told.state === "over"));
    };

    /** @param {HTMLElement} entry @param {number} index @param {number} at */
    const judgeEntry = (entry, index, at) => {
      all(entry, "[data-answer]").forEach((field, asked) => judgeAnswer(field, questions(index)[asked]));
      const given = readEntry(entry, questions(index));
      const listed = given.artifacts.filter((artifact) => artifact.title.trim() || artifact.link.trim()).length;
      const tally = one(entry, "[data-tally]");
      if (tally) tally.textContent = needed[index] ? ` ${listed} of ${needed[index]} listed.` : ` ${listed} listed.`;
      for (const title of all(entry, "[data-entry-title]")) {
        title.textContent = given.name.trim() || `${blank.parts[index].repeat_for} ${at + 1}`;
      }
    };

    return () => {
      all(root, "[data-part]").forEach((part, index) =>
        all(part, "[data-entry]").forEach((entry, at) => judgeEntry(entry, index, at)),
      );
      for (const note of all(root, "[data-warning]")) {
        const field = /** @type {HTMLInputElement} */ (note.previousElementSibling);
        note.textContent = privacy.warning(field.value, known);
        note.hidden = !note.textContent;
      }
      grow(root);
    };
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { workbookJudge });
})();
