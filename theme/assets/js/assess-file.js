/**
 * The file of an assessment: what is read from one, what its name is, and the next round that begins with it.
 */
"use strict";

(() => {
  const { isIncomplete, levelOf } = window.mcsite.assessOutcome;

  /** @param {unknown} value */
  const text = (value) => (typeof value === "string" ? value : "");
  /** @param {unknown} value @returns {any[]} */
  const list = (value) => (Array.isArray(value) ? value : []);
  /** @param {unknown} value */
  const round = (value) => (Number.isInteger(value) && Number(value) > 0 ? Number(value) : 0);
  /** @param {any} value @returns {AssessedBefore | null} */
  const before = (value) => (value ? { level: text(value.level), comment: text(value.comment) } : null);

  /** @param {any} value */
  const isAssessment = (value) =>
    value?.format === "mcsite-assessment" &&
    value.version === 1 &&
    typeof value.credential?.id === "string" &&
    Array.isArray(value.parts) &&
    Array.isArray(value.criteria);

  /** @param {any} value */
  const isKept = (value) => isAssessment(value?.assessment);

  /** Return what two assessments must share to be of one rubric. @param {any} value */
  const shape = (value) =>
    JSON.stringify([
      list(value.parts).map((part) => [
        text(part?.title),
        text(part?.scoring),
        list(part?.checks).map((check) => text(check?.text)),
      ]),
      list(value.criteria).map((one) => [text(one?.title), one?.part]),
    ]);

  /**
   * @param {any} value
   * @param {AssessDefinition} definition
   * @returns {Assessment | null}
   */
  function fit(value, { blank, workbook }) {
    const levels = new Set(["", ...workbook.levels.map((level) => level.title)]);
    if (shape(value) !== shape(blank) || value.criteria.some((/** @type {any} */ one) => !levels.has(text(one.level))))
      return null;
    return {
      ...blank,
      submission: text(value.submission),
      assessor: text(value.assessor),
      round: round(value.round) || 1,
      saved: text(value.saved),
      parts: blank.parts.map((part, index) => {
        const given = value.parts[index];
        const checks = part.checks.map((check, at) => {
          const { met } = given.checks[at];
          return { ...check, met: typeof met === "boolean" ? met : null };
        });
        return {
          ...part,
          checks,
          missing: text(given.missing),
          answer: given.answer === "yes" || given.answer === "no" ? given.answer : "",
          comment: text(given.comment),
          settled: round(given.settled),
          before: before(given.before),
        };
      }),
      criteria: blank.criteria.map((one, index) => {
        const given = value.criteria[index];
        return {
          ...one,
          level: text(given.level),
          comment: text(given.comment),
          settled: round(given.settled),
          before: before(given.before),
        };
      }),
      note: text(value.note),
      outcome: value.outcome ?? blank.outcome,
    };
  }

  /** @param {AssessedPart} part */
  function saidOf(part) {
    if (isIncomplete(part)) return { level: "incomplete", comment: part.missing };
    return part.answer === "no" ? { level: "no", comment: part.comment } : null;
  }

  /**
   * @param {AssessDefinition} definition
   * @param {Assessment} given
   * @returns {Assessment}
   */
  function again({ blank, workbook }, given) {
    const passing = new Set(workbook.levels.filter((level) => level.passes).map((level) => level.title));
    const criteria = given.criteria.map((one, index) => {
      const level = levelOf(given, index);
      if (one.settled || passing.has(level)) return { ...one, settled: one.settled || given.round, before: null };
      return { ...blank.criteria[index], before: level ? { level, comment: one.comment } : null };
    });
    const parts = given.parts.map((part, index) => {
      const isJudged =
        part.scoring === "yes-no"
          ? part.answer === "yes"
          : criteria.every((one) => one.part !== part.number || one.settled);
      if (part.settled || (isJudged && part.checks.every((check) => check.met)))
        return { ...part, settled: part.settled || given.round, before: null };
      return { ...blank.parts[index], before: saidOf(part) };
    });
    const { submission, assessor } = given;
    return { ...blank, submission, assessor, round: given.round + 1, parts, criteria };
  }

  /** @param {Assessment} given */
  const hasContent = (given) =>
    given.round > 1 ||
    Boolean((given.submission + given.note).trim()) ||
    given.parts.some((one) => one.checks.some((check) => check.met !== null) || one.answer + one.missing + one.comment) ||
    given.criteria.some((one) => one.level + one.comment);

  /** Return what the names of its files begin with. @param {Assessment} given */
  function base({ credential, submission, round: number }) {
    const code = submission.trim().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/gu, "");
    return [credential.id, credential.version, code, number > 1 ? `round-${number}` : ""].filter(Boolean).join("-");
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, {
    assessFile: { isAssessment, isKept, fit, again, hasContent, base },
  });
})();
