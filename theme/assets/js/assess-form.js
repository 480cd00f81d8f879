/**
 * The form of an assessment: shows a document and reads it back. What was met in an earlier round isn't asked for, and a
 * part that isn't complete isn't scored.
 */
"use strict";

(() => {
  const { privacy, assessOutcome, el } = window.mcsite;
  const { all, one, fields, growing, grow, prepareChoice } = window.mcsite.workbookFields;
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

  /**
   * Show a text, if there is one, at the head of a box.
   * @param {HTMLElement} box
   * @param {string} kind
   * @param {string} text
   */
  function tell(box, kind, text) {
    one(box, `:scope > .${kind}`)?.remove();
    if (!text) return;
    const line = el("p", { class: kind }, text);
    const heading = one(box, ":scope > :is(h3, legend)");
    if (heading) heading.after(line);
    else box.prepend(line);
  }

  /** Add what a part has with scripts alone. @param {HTMLElement} part @param {number} number @param {PassRule} rule */
  function prepare(part, number, rule) {
    for (const group of all(part, ".check-row")) prepareChoice(group, "Open");
    const missing = one(part, "[data-missing]")?.closest("label");
    if (!missing) return;
    if (all(part, "[data-check]").length > 1) {
      const which = el("span", { class: "unseen" }, `, in Part ${number}`);
      const button = el("button", { type: "button", class: "link", "data-all-met": true }, "All are met", which);
      missing.before(el("p", {}, button));
    }
    const isNeeded = rule.parts.includes(number) || rule.yes.includes(number) || !rule.sentence;
    const told = `This part isn’t complete, so it isn’t scored${isNeeded ? " and counts as not met" : ""}.`;
    const message = el("p", { class: "message", "data-incomplete": true, hidden: true });
    message.append(`${told} The feedback asks for what is missing.`);
    missing.after(message);
  }

  /**
   * @param {HTMLElement} root
   * @param {AssessDefinition} definition
   * @param {() => void} changed
   */
  function assessForm(root, definition, changed) {
    const parts = all(root, "[data-part]");
    const criteria = definition.blank.criteria.map((_, index) => one(root, `[data-criterion="${index}"]`));
    let present = definition.blank;
    parts.forEach((part, index) => prepare(part, index + 1, definition.workbook.pass_rule));
    for (const criterion of criteria) prepareChoice(criterion, "Not judged yet");
    growing(root);

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
            comment: answer ? textOf(one(box, "[data-scored]"), ":scope > .field > * > [data-comment]") : "",
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
        for (const field of all(box, ".completion > .field")) field.hidden = !isIncomplete && !part.missing;
      });
      grow(root);
      for (const note of all(root, "[data-warning]")) {
        const field = /** @type {HTMLInputElement} */ (note.previousElementSibling);
        const isName = privacy.warning(field.value, new Set()) !== "";
        note.textContent = isName ? "This looks like a person’s name or address. Write a number or a pseudonym." : "";
        note.hidden = !isName;
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
        write(box, "[data-scored] > .field > * > [data-comment]", part.comment);
        for (const answer of all(box, "[data-answer]")) choose(answer, part.answer);
        tell(box, "settled", part.settled ? `Met in round ${part.settled}. It isn’t judged again.` : "");
        one(box, "[data-sides]").hidden = part.settled > 0 && !isWholeOpen;
        one(box, ".judging").hidden = part.settled > 0;
        tell(one(box, ".judging"), "before", toldBefore(part.before, given.round));
      });
      given.criteria.forEach((criterion, index) => {
        const box = criteria[index];
        choose(box, criterion.level);
        write(box, "[data-comment]", criterion.comment);
        const settled = `Met in round ${criterion.settled}: “${criterion.level}”. It isn’t judged again.`;
        tell(box, "settled", criterion.settled ? settled : "");
        tell(box, "before", toldBefore(criterion.before, given.round));
        one(box, "[data-open]").hidden = criterion.settled > 0;
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
