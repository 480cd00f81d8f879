/**
 * What a pass rule still misses: a passing level for every criterion of the parts that are judged by the rubric (and
 * for those that judge all of the evidence), and a Yes for the others that it names.
 */
"use strict";

(() => {
  /**
   * @param {PassRule} rule
   * @param {{ title: string, passes: boolean }[]} levels
   * @param {{ part: number, level: string }[]} opinions one for each criterion; a level may be empty
   * @param {(part: number) => boolean} isYes
   * @returns {Missing[]}
   */
  function missing(rule, levels, opinions, isYes) {
    const passing = new Set(levels.filter((level) => level.passes).map((level) => level.title));
    const judged = opinions
      .map((one, criterion) => ({ part: one.part, criterion, level: one.level }))
      .filter((one) => (one.part ? rule.parts.includes(one.part) : rule.parts.length > 0) && !passing.has(one.level));
    const unsaid = rule.yes.filter((part) => !isYes(part)).map((part) => ({ part, criterion: -1, level: "" }));
    return [...judged, ...unsaid].sort((a, b) => a.part - b.part || a.criterion - b.criterion);
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { passRule: { missing } });
})();
