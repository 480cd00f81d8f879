/**
 * How values read in English, as `mcsite.views.words` writes them on the pages.
 */
"use strict";

(() => {
  /** @type {Record<string, string>} */
  const SPECIAL = { ceu: "CEU", pdp: "PDP", ects: "ECTS credit", "yes-no": "Yes or no", none: "Not scored" };
  /** @type {Record<string, string>} */
  const SIGNS = { USD: "$", EUR: "€", GBP: "£" };
  // Python rounds a tie to the even digit. (TypeScript doesn't know `roundingMode` in ES2022 yet.)
  const shown = new Intl.NumberFormat("en-US", /** @type {any} */ ({ maximumFractionDigits: 4, roundingMode: "halfEven" }));
  const cents = new Intl.NumberFormat(
    "en-US",
    /** @type {any} */ ({ minimumFractionDigits: 2, maximumFractionDigits: 2, roundingMode: "halfEven" }),
  );

  /** @param {number} value */
  const number = (value) => shown.format(value);

  /** @param {string} noun */
  const plural = (noun) => {
    if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
    return noun + (/(s|x|ch|sh)$/.test(noun) ? "es" : "s");
  };

  /**
   * @param {number} value
   * @param {string} unit
   */
  const amount = (value, unit) => {
    const name = SPECIAL[unit] ?? (unit === "state" ? "State" : unit.replaceAll("-", " "));
    return `${number(value)} ${value === 1 ? name : plural(name)}`;
  };

  window.mcsite.words = {
    number,
    amount,
    /**
     * @param {number} value
     * @param {string} noun
     */
    count: (value, noun) => `${number(value)} ${value === 1 ? noun : plural(noun)}`,
    /** @param {{ min: number, max: number }} range */
    hours: ({ min, max }) => (min === max ? amount(min, "hour") : `${number(min)} to ${amount(max, "hour")}`),
    /**
     * @param {number} value
     * @param {string} currency
     */
    money: (value, currency) => {
      const text = cents.format(value).replace(/\.00$/, "");
      return SIGNS[currency] ? SIGNS[currency] + text : `${text} ${currency}`;
    },
    /** @param {string} value */
    label: (value) => {
      const text = value.replaceAll("-", " ");
      return SPECIAL[value] ?? text.charAt(0).toUpperCase() + text.slice(1);
    },
    /** @param {string[]} given */
    listed: (given) =>
      given.length < 2 ? given.join("") : `${given.slice(0, -1).join(", ")} and ${given[given.length - 1]}`,
  };
})();
