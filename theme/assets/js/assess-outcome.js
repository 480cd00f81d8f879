/**
 * The outcome of an assessment by the pass rule: what is open, and what is not met. A part that isn't complete by its
 * checks is not scored, and counts as not met where the pass rule needs it.
 */
"use strict";

(() => {
  /** @param {AssessedPart} part */
  const isIncomplete = (part) => !part.settled && part.checks.some((check) => check.met === false);

  /** @param {Assessment} given @param {number} criterion */
  function levelOf(given, criterion) {
    const { part, level } = given.criteria[criterion];
    return part && isIncomplete(given.parts[part - 1]) ? "" : level;
  }

  /**
   * @param {AssessDefinition} definition
   * @param {Assessment} given
   * @returns {Standing}
   */
  function standing(definition, given) {
    const { pass_rule: rule, levels } = definition.workbook;
    const { parts, criteria } = given;
    const isScored = rule.parts.length + rule.yes.length > 0; // else being complete is all that is asked for
    const needed = parts.filter(
      ({ number }) => !isScored || rule.parts.includes(number) || rule.yes.includes(number),
    );
    /** @type {RubricPlace[]} */
    const unmet = needed
      .filter(isIncomplete)
      .map((part) => ({ part: part.number, criterion: -1, kind: "incomplete" }));
    /** @type {RubricPlace[]} */
    const open = needed
      .filter((part) => !part.settled && !isIncomplete(part))
      .flatMap((part) => part.checks.filter((check) => check.met === null).map(() => part.number))
      .map((part) => ({ part, criterion: -1, kind: "check" }));
    const missing = window.mcsite.passRule.missing(
      rule,
      levels,
      criteria.map((one, index) => ({ part: one.part, level: levelOf(given, index) })),
      (part) => parts[part - 1].settled > 0 || parts[part - 1].answer === "yes",
    );
    for (const { part, criterion, level } of missing) {
      if (part && isIncomplete(parts[part - 1])) continue;
      if (criterion < 0) (parts[part - 1].answer ? unmet : open).push({ part, criterion, kind: "answer" });
      else (level ? unmet : open).push({ part, criterion, kind: "level" });
    }
    unmet.sort((a, b) => a.part - b.part || a.criterion - b.criterion);
    return { result: open.length ? "open" : unmet.length ? "unmet" : "met", open, unmet };
  }

  /** @param {Assessment} given @param {RubricPlace} place */
  function name(given, { part, criterion }) {
    const where = part ? `Part ${part}` : "All of the evidence";
    return criterion < 0 ? `${where}, ${given.parts[part - 1].title}` : `${where}, “${given.criteria[criterion].title}”`;
  }

  /** @param {Assessment} given @returns {RubricPlace[]} */
  function settled(given) {
    const parts = given.parts.filter((part) => part.settled);
    const criteria = given.criteria
      .map(({ part, settled: round }, criterion) => ({ part, criterion, round }))
      .filter(({ part, round }) => round && !given.parts[part - 1]?.settled);
    return [
      ...parts.map(({ number }) => ({ part: number, criterion: -1, kind: /** @type {const} */ ("check") })),
      ...criteria.map(({ part, criterion }) => ({ part, criterion, kind: /** @type {const} */ ("level") })),
    ];
  }

  /** @param {RubricPlace[]} places */
  function counted(places) {
    const NOUNS = /** @type {const} */ ([
      ["check", "completion check", "completion checks"],
      ["level", "criterion", "criteria"],
      ["answer", "Yes or No", "times Yes or No"],
    ]);
    return NOUNS.map(([kind, single, several]) => {
      const number = places.filter((place) => place.kind === kind).length;
      return number ? `${number} ${number === 1 ? single : several}` : "";
    })
      .filter(Boolean)
      .join(", ");
  }

  /** @param {Assessment} given @param {Standing} found */
  function sentence(given, { result, open, unmet }) {
    const names = unmet.map((place) => name(given, place)).join("; ");
    if (result === "met") return "Meets the pass rule.";
    if (result === "unmet") return `Not yet met: ${names}.`;
    return `Not finished: ${counted(open)} to judge.${names ? ` Not met so far: ${names}.` : ""}`;
  }

  /** @param {Assessment} given @param {Standing} found */
  function openLines(given, { open }) {
    const numbers = [...new Set(open.map((place) => place.part))].sort((a, b) => a - b);
    return numbers.map((number) => {
      const here = open.filter((place) => place.part === number);
      const where = number ? `Part ${number}, ${given.parts[number - 1].title}` : "All of the evidence";
      return { text: `${where}: ${counted(here)}`, href: number ? `#part-${number}` : "#whole" };
    });
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, {
    assessOutcome: { standing, isIncomplete, levelOf, name, settled, sentence, openLines },
  });
})();
