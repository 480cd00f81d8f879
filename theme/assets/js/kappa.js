/**
 * Cohen's kappa: how far two assessors agree beyond what chance would give (Cohen 1960; with weights, Cohen 1968).
 */
"use strict";

(() => {
  /**
   * With linear weights, a disagreement counts by the distance of the two levels.
   * @param {[number, number][]} pairs for each judgement the two levels, by their places on the scale
   * @param {number} levels how many levels the scale has
   * @returns {Agreement}
   */
  function kappa(pairs, levels) {
    const n = pairs.length;
    const agreed = pairs.filter(([a, b]) => a === b).length;
    /** @param {0 | 1} side */
    const uses = (side) => Array.from({ length: levels }, (_, level) => pairs.filter((pair) => pair[side] === level).length);
    const [first, second] = [uses(0), uses(1)];
    /** Sum over all pairs of levels, as chance would mix them. @param {(a: number, b: number) => number} weight */
    const chance = (weight) =>
      first.reduce((sum, count, a) => sum + second.reduce((row, other, b) => row + count * other * weight(a, b), 0), 0);
    /** One less the share of disagreement in that which chance would give. @param {(a: number, b: number) => number} weight */
    const beyond = (weight) => {
      const expected = chance(weight);
      const observed = pairs.reduce((sum, [a, b]) => sum + weight(a, b), 0);
      return expected ? 1 - (observed * n) / expected : null;
    };
    return {
      n,
      agreed,
      kappa: beyond((a, b) => Number(a !== b)),
      weighted: beyond((a, b) => Math.abs(a - b)),
    };
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { kappa });
})();
