/**
 * The form of an assessment: shows a document and reads it back. What was met in an earlier round isn't asked for, and a
 * part that isn't complete isn't scored.
 */
"use strict";

(() => {
  const { privacy, assessOutcome } = window.mcsite;
  const { all, one, fields } = window.mcsite.workbookFields;
  const MET = /** @type {Record<string, boolean | null>} */ ({ "": null, met: true, unmet: false });

  /** @param {ParentNode} node @param {string} selector */
  const textOf = (node, selector) => fields(node, selector)[0]?.value ?? "";
  /** @param {ParentNode} node @param {string} selector @param {string} value */
  const write = (node, selector, value) => {
    for (const field of fields(node, selector)) field.value = value;
  };
  /** Return the value of what is chosen in a group. @param {ParentNode} node */
  const chosen = (node) => textOf(node, "input[type=radio]:checked");
  /** @param {ParentNode} node @param {string} value */
  const choose = (node, value) => {
    for (const radio of /** @type {HTMLInputElement[]} */ (all(node, "input[type=radio]")))
      radio.checked = radio.value === value;
  };

  /** @param {AssessedBefore | null} before @param {number} round */
  function toldBefore(before, round) {
    if (!before) return "";
    const said = { incomplete: "not complete", no: "No" }[before.level] ?? `“${before.level}”`;
    return `Round ${round - 1}: ${said}.${before.comment.trim() ? ` ${before.comment.trim()}` : ""}`;
  }

  /** Show a text in a line of its own, or hide the line. @param {HTMLElement | null} line @param {string} text */
  const line = (line, text) => {
    if (!line) return;
    line.textContent = text;
    line.hidden = !text;
  };

  /**
   * @param {HTMLElement} root
   * @param {AssessDefinition} definition
   * @param {() => void} changed
   */
  function assessForm(root, definition, changed) {
    const parts = all(root, "[data-part]");
    const criteria = definition.blank.criteria.map((_, index) => one(root, `[data-criterion="${index}"]`));
    let present = definition.blank;

    /** @returns {Assessment} */
    function read() {
      /** @type {Assessment} */
      const given = {
        ...present,
        submission: textOf(root, "[data-code]").trim(),
        assessor: textOf(root, "[data-assessor]").trim(),
        saved: new Date().toISOString(),
        parts: present.parts.map((part, index) => {
          if (part.settled) return part;
          const box = parts[index];
          const rows = all(box, "[data-check]");
          const answer = one(box, "[data-answer]");
          return {
            ...part,
            checks: part.checks.map((check, at) => ({ ...check, met: MET[chosen(rows[at])] })),
            missing: textOf(box, "[data-missing]"),
            answer: answer ? /** @type {AssessedPart["answer"]} */ (chosen(answer)) : "",
            comment: answer ? textOf(one(box, "[data-scored]"), ":scope > .field [data-comment]") : "",
          };
        }),
        criteria: present.criteria.map((criterion, index) =>
          criterion.settled
            ? criterion
            : { ...criterion, level: chosen(criteria[index]), comment: textOf(criteria[index], "[data-comment]") },
        ),
        note: textOf(root, "[data-note]"),
      };
      const { result, unmet } = assessOutcome.standing(definition, given);
      const named = unmet.map(({ part, criterion }) => ({ part, criterion: given.criteria[criterion]?.title ?? "" }));
      return { ...given, outcome: { result, unmet: named } };
    }

    /** Show what follows from what is chosen. */
    function renew() {
      const given = read();
      given.parts.forEach((part, index) => {
        const box = parts[index];
        const isIncomplete = assessOutcome.isIncomplete(part);
        one(box, "[data-scored]").hidden = isIncomplete;
        for (const told of all(box, "[data-incomplete]")) told.hidden = !isIncomplete;
        for (const field of all(box, "[data-missing-field]")) field.hidden = !isIncomplete && !part.missing;
      });
      for (const field of /** @type {HTMLTextAreaElement[]} */ (all(root, ".grow > textarea"))) {
        if (field.parentElement) field.parentElement.dataset.value = field.value;
      }
      for (const note of all(root, "[data-warning]")) {
        const field = /** @type {HTMLInputElement} */ (note.previousElementSibling);
        const isName = privacy.warning(field.value, new Set()) !== "";
        line(note, isName ? "This looks like a person’s name or address. Write a number or a pseudonym." : "");
      }
    }

    /** @param {Assessment} given */
    function show(given) {
      present = given;
      const isWholeOpen = given.criteria.some((criterion) => !criterion.part && !criterion.settled);
      write(root, "[data-code]", given.submission);
      write(root, "[data-assessor]", given.assessor);
      write(root, "[data-note]", given.note);
      given.parts.forEach((part, index) => {
        const box = parts[index];
        all(box, "[data-check]").forEach((row, at) =>
          choose(row, { true: "met", false: "unmet" }[String(part.checks[at].met)] ?? ""),
        );
        write(box, "[data-missing]", part.missing);
        write(box, "[data-scored] > .field [data-comment]", part.comment);
        for (const answer of all(box, "[data-answer]")) choose(answer, part.answer);
        line(one(box, ":scope > [data-settled]"), part.settled ? `Met in round ${part.settled}. It isn’t judged again.` : "");
        one(box, "[data-sides]").hidden = part.settled > 0 && !isWholeOpen;
        one(box, ".judging").hidden = part.settled > 0;
        line(one(box, ".judging > [data-before]"), toldBefore(part.before, given.round));
      });
      given.criteria.forEach((criterion, index) => {
        const box = criteria[index];
        choose(box, criterion.level);
        write(box, "[data-comment]", criterion.comment);
        const settled = `Met in round ${criterion.settled}: “${criterion.level}”. It isn’t judged again.`;
        line(one(box, "[data-settled]"), criterion.settled ? settled : "");
        one(box, "[data-open]").hidden = criterion.settled > 0;
        line(one(box, "[data-before]"), toldBefore(criterion.before, given.round));
      });
      renew();
    }

    root.addEventListener("input", (event) => {
      if (/** @type {HTMLElement} */ (event.target).matches("[type=file]")) return;
      renew();
      changed();
    });

    root.addEventListener("click", (event) => {
      const part = /** @type {Element} */ (event.target).closest("[data-all-met]")?.closest("[data-part]");
      if (!part) return;
      for (const row of all(part, "[data-check]")) choose(row, "met");
      renew();
      changed();
    });

    root.addEventListener("submit", (event) => event.preventDefault());

    return { read, show };
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { assessForm });
})();
