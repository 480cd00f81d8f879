/**
 * Compares what two assessors said of the same submissions: the judgements side by side, and how far they agree.
 */
"use strict";

(() => {
  const { assessOutcome, kappa } = window.mcsite;
  const ANSWERS = ["no", "yes"];

  /** @param {Assessment} one */
  const nameOf = (one) => `${one.submission}${one.round > 1 ? `, round ${one.round}` : ""}`;

  /**
   * Return what is compared: each criterion on the levels of the rubric, and each part that is judged Yes or No.
   * @param {AssessDefinition} definition
   */
  function questions({ blank, workbook }) {
    const levels = workbook.levels.map((level) => level.title);
    const criteria = blank.criteria.map((one, index) => ({
      name: one.part ? `Part ${one.part}: ${one.title}` : one.title,
      part: one.part,
      isLevel: true,
      scale: levels,
      /** @param {Assessment} given */
      answer: (given) => assessOutcome.levelOf(given, index),
      /** @param {Assessment} given */
      isSettled: (given) => given.criteria[index].settled > 0,
    }));
    const answers = blank.parts
      .filter((part) => part.scoring === "yes-no")
      .map(({ number, title }) => ({
        name: `Part ${number}: ${title}`,
        part: number,
        isLevel: false,
        scale: ANSWERS,
        /** @param {Assessment} given */
        answer: (given) => (assessOutcome.isIncomplete(given.parts[number - 1]) ? "" : given.parts[number - 1].answer),
        /** @param {Assessment} given */
        isSettled: (given) => given.parts[number - 1].settled > 0,
      }));
    return [...criteria, ...answers].sort((a, b) => (a.part || Infinity) - (b.part || Infinity));
  }

  /** @param {Assessment} given @param {{ part: number, answer: (given: Assessment) => string }} question */
  function shown(given, question) {
    const answer = question.answer(given);
    const isIncomplete = question.part > 0 && assessOutcome.isIncomplete(given.parts[question.part - 1]);
    return { yes: "Yes", no: "No" }[answer] ?? (answer || (isIncomplete ? "Not complete" : "Not judged"));
  }

  /**
   * @param {AssessDefinition} definition
   * @param {[string, string]} assessors
   * @param {[Assessment, Assessment][]} both
   * @returns {ComparedPair}
   */
  function compare(definition, assessors, both) {
    const asked = questions(definition);
    /** @param {ReturnType<typeof questions>[number]} question @returns {[number, number][]} */
    const judged = (question) =>
      both
        .filter(([a, b]) => !question.isSettled(a) && !question.isSettled(b))
        .map(([a, b]) => /** @type {[number, number]} */ ([a, b].map((one) => question.scale.indexOf(question.answer(one)))))
        .filter((places) => places.every((place) => place >= 0));
    return {
      assessors,
      submissions: both.map(([a, b]) => ({
        name: nameOf(a),
        rows: asked
          .filter((question) => !question.isSettled(a) && !question.isSettled(b))
          .map((question) => ({ name: question.name, levels: [shown(a, question), shown(b, question)] })),
      })),
      criteria: asked.map((question) => ({ name: question.name, ...kappa(judged(question), question.scale.length) })),
      all: kappa(asked.filter((question) => question.isLevel).flatMap(judged), definition.workbook.levels.length),
    };
  }

  /**
   * @param {AssessDefinition} definition
   * @param {{ label: string, assessment: Assessment }[]} given
   */
  function assessAgreement(definition, given) {
    /** @type {string[]} */
    const problems = [];
    /** @type {Map<string, Map<string, Assessment>>} */
    const submissions = new Map();
    for (const { label, assessment } of given) {
      if (!assessment.submission) {
        problems.push(`An assessment by ${label} has no submission code, so there is nothing to compare it with.`);
        continue;
      }
      const key = `${assessment.submission.toLowerCase()}\n${assessment.round}`;
      const by = submissions.get(key) ?? new Map();
      const other = by.get(label);
      if (other && JSON.stringify(other.parts) + JSON.stringify(other.criteria) !== JSON.stringify(assessment.parts) + JSON.stringify(assessment.criteria))
        problems.push(`There are two assessments of ${nameOf(assessment)} by ${label}: the later one is taken. If they are by two assessors, each needs a label.`);
      if (!other || other.saved < assessment.saved) by.set(label, assessment);
      submissions.set(key, by);
    }
    /** @type {Map<string, { assessors: [string, string], both: [Assessment, Assessment][] }>} */
    const pairs = new Map();
    for (const by of submissions.values()) {
      const labels = [...by.keys()].sort();
      labels.forEach((a, index) =>
        labels.slice(index + 1).forEach((b) => {
          const pair = pairs.get(`${a}\n${b}`) ?? { assessors: [a, b], both: [] };
          pair.both.push([/** @type {Assessment} */ (by.get(a)), /** @type {Assessment} */ (by.get(b))]);
          pairs.set(`${a}\n${b}`, pair);
        }),
      );
    }
    return { pairs: [...pairs.values()].map(({ assessors, both }) => compare(definition, assessors, both)), problems };
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { assessAgreement });
})();
