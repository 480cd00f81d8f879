/**
 * The feedback to an earner as blocks. If something was not met, it lists that and nothing else: the comment, what the
 * level that passes looks like, and what to send again. What was met is named in one line.
 */
"use strict";

(() => {
  const { standing, name, settled, isIncomplete, levelOf } = window.mcsite.assessOutcome;

  /** @param {string} comment @returns {Block[]} */
  const commentBlocks = (comment) => (comment.trim() ? [{ kind: "answer", text: comment.trim() }] : []);

  /** @param {string} comment @returns {Block[]} */
  const saidBlocks = (comment) =>
    comment.trim() ? [{ kind: "paragraph", text: "Your assessor writes:" }, ...commentBlocks(comment)] : [];

  /** @param {AssessedPart} part @returns {Block[]} */
  function incompleteBlocks(part) {
    const unmet = part.checks.filter((check) => check.met === false);
    return [
      { kind: "paragraph", text: "This part isn’t complete, so it was not scored. Not met:" },
      ...unmet.map(({ text }) => /** @type {Block} */ ({ kind: "item", text })),
      ...saidBlocks(part.missing),
      { kind: "paragraph", text: `Send Part ${part.number} again, complete.` },
    ];
  }

  /**
   * @param {AssessDefinition} definition
   * @param {Assessment} given
   * @param {number} index
   * @returns {Block[]}
   */
  function criterionBlocks(definition, given, index) {
    const { title, comment } = given.criteria[index];
    const pass = definition.workbook.levels.find((level) => level.passes)?.title ?? "";
    return [
      { kind: "heading", level: 4, text: title },
      { kind: "paragraph", text: `Your evidence is at “${levelOf(given, index)}”. “${pass}” is needed:` },
      { kind: "quiet", text: definition.passing[index] },
      ...saidBlocks(comment),
    ];
  }

  /**
   * @param {AssessDefinition} definition
   * @param {Assessment} given
   * @param {RubricPlace[]} unmet
   * @returns {Block[]}
   */
  function unmetBlocks(definition, given, unmet) {
    const numbers = [...new Set(unmet.map((place) => place.part))];
    return numbers.flatMap((number) => {
      const part = given.parts[number - 1];
      /** @type {Block[]} */
      const heading = [
        { kind: "heading", level: 3, text: part ? `Part ${number}: ${part.title}` : "All of the evidence" },
      ];
      if (part && isIncomplete(part)) return [...heading, ...incompleteBlocks(part)];
      const criteria = unmet.filter((place) => place.part === number && place.criterion >= 0);
      const judged = criteria.flatMap((place) => criterionBlocks(definition, given, place.criterion));
      const titles = criteria.map((place) => `“${given.criteria[place.criterion].title}”`).join(" and ");
      if (!part) {
        const text = `Send again whatever of your evidence shows ${titles} better.`;
        return [...heading, ...judged, { kind: "paragraph", text }];
      }
      if (criteria.length)
        return [...heading, ...judged, { kind: "paragraph", text: `Send Part ${number} again. Only ${titles} will be looked at.` }];
      return [
        ...heading,
        { kind: "paragraph", text: "The evidence doesn’t show what this part asks for yet." },
        ...saidBlocks(part.comment),
        { kind: "paragraph", text: `Send Part ${number} again.` },
      ];
    });
  }

  /** Name what is settled now: parts that need not come again, and criteria of parts that do. @param {AssessDefinition} definition @param {Assessment} given */
  function settledLine(definition, given) {
    const next = window.mcsite.assessFile.again(definition, given);
    const places = settled(next);
    const isWholeOpen = next.criteria.some((one) => !one.part && !one.settled); // then any part may come again
    /** @param {string} told @param {RubricPlace[]} some */
    const named = (told, some) =>
      some.length ? [`${told}: ${some.map((place) => name(given, place)).join("; ")}.`] : [];
    const parts = places.filter((place) => place.criterion < 0 && !isWholeOpen);
    return [
      ...named("You need not send these again", parts),
      ...named("Met already, and not judged again", places.filter((place) => !parts.includes(place))),
    ].join(" ");
  }

  /** Every comment on what was met, for an earner who has nothing to send again. @param {Assessment} given @returns {Block[]} */
  function praiseBlocks(given) {
    const criteria = given.criteria.map((one) => ({ ...one, name: `${one.title}: “${one.level}”` }));
    const answers = given.parts.map((one) => ({ ...one, part: one.number, name: `Part ${one.number}, ${one.title}` }));
    const commented = [...answers, ...criteria].filter((one) => one.comment.trim());
    commented.sort((a, b) => (a.part || Infinity) - (b.part || Infinity));
    const told = commented.flatMap((one) => [
      /** @type {Block} */ ({ kind: "heading", level: 3, text: one.name }),
      ...commentBlocks(one.comment),
    ]);
    return told.length ? [{ kind: "heading", level: 2, text: "Comments" }, ...told] : [];
  }

  /**
   * @param {AssessDefinition} definition
   * @param {Assessment} given
   * @returns {Block[]}
   */
  function assessFeedback(definition, given) {
    const { credential, submission, round, note, saved } = given;
    const { result, unmet } = standing(definition, given);
    const rule = definition.workbook.pass_rule.sentence;
    const kept = settledLine(definition, given);
    const which = [`Feedback${submission ? ` on submission ${submission}` : ""}`, round > 1 ? `round ${round}` : ""];
    const day = new Date(saved).toLocaleDateString("en", { dateStyle: "long" });
    /** @type {Block[]} */
    const after = note.trim() ? [{ kind: "heading", level: 2, text: "From the assessor" }, ...commentBlocks(note)] : [];
    const told =
      result === "met"
        ? "Your evidence meets what this micro-credential asks for."
        : "Your evidence doesn’t meet yet all that this micro-credential asks for.";
    /** @type {Block[]} */
    const head = [
      { kind: "heading", level: 1, text: credential.title },
      {
        kind: "quiet",
        text: `${which.filter(Boolean).join(", ")}. ${day}. Assessed by the rubric of version ${credential.version}: ${credential.url}`,
      },
      { kind: "heading", level: 2, text: result === "met" ? "Met" : "Not yet met" },
      { kind: "paragraph", text: rule ? `${told} Needed: ${rule}.` : told },
    ];
    if (result === "met") return [...head, ...after, ...praiseBlocks(given)];
    return [
      ...head,
      ...(kept ? [/** @type {Block} */ ({ kind: "paragraph", text: kept })] : []),
      ...after,
      { kind: "heading", level: 2, text: "What to send again" },
      ...unmetBlocks(definition, given, unmet),
    ];
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { assessFeedback });
})();
