/**
 * Credentials side by side: a table, whose rows become blocks on narrow screens.
 */
"use strict";

(() => {
  const { el, root, words, recognition } = window.mcsite;
  /** @type {Record<string, string>} */
  const MODELS = { free: "Free", paid: "Paid", peer: "By peers", certified: "By certified assessors" };
  const NOT_STATED = "Not stated";

  /** @param {CredentialFacts} facts */
  const fee = ({ fee: given, model }) => {
    if (given?.amount) return words.money(given.amount, given.currency);
    return given || model === "free" ? "No fee" : NOT_STATED;
  };

  /** @param {CredentialFacts} facts */
  const again = ({ resubmissions }) => {
    if (resubmissions === undefined) return NOT_STATED;
    return resubmissions === "unlimited" ? "As often as you need" : resubmissions ? words.count(resubmissions, "time") : "None";
  };

  /** @param {Named[]} given */
  const list = (given) => (given.length ? words.listed(given.map((one) => one.title)) : "None");

  /**
   * @param {CredentialFacts} facts
   * @param {Recognizer} recognizer
   */
  const given = (facts, recognizer) => {
    const said = recognition.say(recognizer, { ...facts, issuer: facts.issuer.id, topics: facts.topics ?? [] });
    return said.lapse ? `${said.sentence} ${said.lapse}` : said.sentence;
  };

  /**
   * Return the rows: what is compared, and what it is of each credential.
   * @param {Recognizer | null} recognizer
   * @returns {[string, (facts: CredentialFacts) => string][]}
   */
  const rows = (recognizer) => [
    ["Competency", (facts) => facts.competency],
    ["Issued by", (facts) => facts.issuer.title],
    ["Hours", (facts) => (facts.hours ? words.hours(facts.hours) : NOT_STATED)],
    ["Fee", fee],
    ["Assessment", ({ model }) => (model ? (MODELS[model] ?? model) : NOT_STATED)],
    ["Answer within", ({ turnaround_days: days }) => (days ? words.count(days, "day") : NOT_STATED)],
    ["Resubmissions", again],
    ["Parts of the evidence", ({ evidence }) => evidence.map((part, index) => `${index + 1}. ${part.title}`).join("\n")],
    ["Students of your own", ({ needs_students: needs }) => (needs === undefined ? NOT_STATED : needs ? "Needed" : "Not needed")],
    [
      recognizer ? `At ${recognizer.title}` : "Where you teach",
      (facts) => (recognizer ? given(facts, recognizer) : "Choose where you teach to see it."),
    ],
    ["Prerequisites", ({ prerequisites = [] }) => list(prerequisites)],
  ];

  /**
   * Return a table of credentials. Its roles are named, since narrow screens show it as blocks.
   * @param {Item[]} items
   * @param {Recognizer | null} recognizer
   */
  const table = (items, recognizer) => {
    const shown = items.flatMap(({ facts }) => facts ?? []);
    const head = el("tr", { role: "row" }, el("td", { role: "cell" }));
    for (const facts of shown) {
      const link = el("a", { href: new URL(facts.url, root).href, class: "own" }, facts.title);
      head.append(el("th", { scope: "col", role: "columnheader" }, link));
    }
    const body = el("tbody", { role: "rowgroup" });
    for (const [title, value] of rows(recognizer)) {
      const row = el("tr", { role: "row" }, el("th", { scope: "row", role: "rowheader" }, title));
      for (const facts of shown) {
        const name = el("span", { class: "of", "aria-hidden": "true" }, facts.title);
        row.append(el("td", { role: "cell" }, name, el("span", { class: "value" }, value(facts))));
      }
      body.append(row);
    }
    const caption = el("caption", { class: "unseen" }, `${words.listed(shown.map((one) => one.title))}, side by side`);
    return el("table", { class: "compare", role: "table" }, caption, el("thead", { role: "rowgroup" }, head), body);
  };

  window.mcsite.compare = { MOST: 4, table };
})();
