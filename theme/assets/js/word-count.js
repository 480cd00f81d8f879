/**
 * Words, counted as word processors count them: what white space parts. "Well-being" is one word.
 */
"use strict";

(() => {
  /** @param {string} text */
  const count = (text) => text.match(/\S+/gu)?.length ?? 0;

  /** @param {number} number */
  const named = (number) => `${number.toLocaleString("en")} ${number === 1 ? "word" : "words"}`;

  /**
   * Tell how a text stands to its limit: "near" from nine tenths of it on, and beyond one that only advises; "over"
   * beyond one that is hard.
   * @param {string} text
   * @param {number | null} most
   * @param {"hard" | "advisory" | null} limit
   * @returns {{ text: string, state: "" | "near" | "over" }}
   */
  function tell(text, most, limit) {
    const number = count(text);
    if (!most) return { text: named(number), state: "" };
    const over = number - most;
    const isAdvice = limit === "advisory";
    if (over > 0 && isAdvice)
      return { text: `${named(number)}, ${over} more than the ${named(most)} advised`, state: "near" };
    if (over > 0) return { text: `${named(number)}, ${over} over the limit of ${named(most)}`, state: "over" };
    return {
      text: `${number.toLocaleString("en")} of ${isAdvice ? "about " : ""}${named(most)}`,
      state: number >= most * 0.9 ? "near" : "",
    };
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { wordCount: { count, tell } });
})();
