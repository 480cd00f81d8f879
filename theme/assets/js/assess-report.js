/**
 * Shows how far two assessors agree: per criterion and for all of them, what was compared, and how it was worked out.
 */
"use strict";

(() => {
  const { el } = window.mcsite;
  const FEW = 30; // judgements below which one more or less can move kappa far

  /** @param {number | null} value */
  const figure = (value) => (value === null ? "–" : value.toFixed(2).replace("-", "−"));

  /** @param {string} name @param {Agreement} one */
  function row(name, one) {
    const cells = one.n
      ? [`${one.n}`, `${one.agreed} (${Math.round((one.agreed / one.n) * 100)} %)`, one.n > 1 ? figure(one.kappa) : "–", one.n > 1 ? figure(one.weighted) : "–"]
      : ["0", "–", "–", "–"];
    return el("tr", {}, el("th", { scope: "row" }, name), ...cells.map((cell) => el("td", {}, cell)));
  }

  /** @param {string[]} heads @param {string} caption @param {Node[]} bodies */
  const table = (heads, caption, bodies) =>
    el(
      "div",
      { class: "table-scroll", role: "region", tabindex: "0", "aria-label": caption },
      el(
        "table",
        {},
        el("caption", {}, caption),
        el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
        ...bodies,
      ),
    );

  /** @param {ComparedPair} pair */
  function summary({ criteria, all }) {
    const rows = criteria.map((one) => row(one.name, one));
    const total = criteria.length > 1 && all.n ? [el("tbody", { class: "total" }, row("All criteria together, Yes or No left out", all))] : [];
    return table(["Criterion", "Judged by both", "Same level", "Kappa", "Weighted"], "Agreement for each criterion", [el("tbody", {}, ...rows), ...total]);
  }

  /** @param {ComparedPair} pair */
  function judgements({ assessors, submissions }) {
    const bodies = submissions.map(({ name, rows }) =>
      el(
        "tbody",
        {},
        el("tr", {}, el("th", { class: "judged", scope: "rowgroup", colspan: 4 }, `Submission ${name}`)),
        ...rows.map(({ name: criterion, levels }) =>
          el(
            "tr",
            {},
            el("th", { scope: "row" }, criterion),
            ...levels.map((level) => el("td", {}, level)),
            el("td", {}, levels[0] === levels[1] ? "Same" : el("strong", {}, "Different")),
          ),
        ),
      ),
    );
    return table(["Criterion", ...assessors, "Same?"], "What each said", bodies);
  }

  /** Say what the figures can't tell. @param {ComparedPair} pair */
  function cautions({ criteria, all, submissions }) {
    const isUndefined = [...criteria, all].some((one) => one.n > 1 && one.kappa === null);
    const told = [];
    if (submissions.length === 1)
      told.push("From one submission there is one judgement for each criterion, so kappa is given for all criteria together only.");
    if (isUndefined)
      told.push("“–” where both used one and the same level throughout: kappa has no value then, however often they agree.");
    if (all.n < FEW)
      told.push(`From ${all.n} ${all.n === 1 ? "judgement" : "judgements"} kappa says little: one changed level can move it far. Look at the levels themselves.`);
    told.push("Parts that one of the two found not complete were not scored, and are left out of the figures.");
    return el("ul", { class: "plain" }, ...told.map((text) => el("li", {}, text)));
  }

  /** @param {ComparedPair[]} pairs @param {2 | 3} heading */
  function assessReport(pairs, heading) {
    const shown = pairs.flatMap((pair) => {
      const count = pair.submissions.length;
      const title = `${pair.assessors.join(" and ")}: ${count} ${count === 1 ? "submission" : "submissions"}`;
      return [el(`h${heading}`, { dir: "auto" }, title), summary(pair), cautions(pair), judgements(pair)];
    });
    const formula =
      "Kappa is Cohen’s: (p − e) ÷ (1 − e), where p is the share of judgements on which both agree, and e the share on which they would agree by chance, " +
      "each using the levels as often as they did. 1 is full agreement, 0 is what chance gives, below 0 is less. Weighted kappa counts a disagreement by how many levels lie between (linear weights).";
    return el("div", {}, ...shown, el("p", { class: "meta quiet" }, formula));
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { assessReport });
})();
