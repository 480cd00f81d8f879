/** The results of the search page: cards like those of the lists, with what was sought marked in them. */
"use strict";

(() => {
  const { root, el, searchWords } = window.mcsite;
  /** @type {Record<string, string>} */
  const KINDS = { credential: "Credential", stack: "Stack", topic: "Topic", guide: "Guide", issuer: "Issuer", recognizer: "Where it counts" };
  const list = /** @type {HTMLElement} */ (document.getElementById("results"));

  /**
   * Return a text as nodes, with what was sought in mark elements.
   * @param {string} text
   * @param {Set<string>} terms
   */
  const marked = (text, terms) =>
    searchWords.mark(text, terms).map((part) => (part.marked ? el("mark", {}, part.text) : part.text));

  /**
   * @param {SearchResult} result
   * @param {Set<string>} terms
   */
  const card = (result, terms) => {
    const { path, kind, title, summary = "", issuer = "", facts = [], closed = "", language } = result;
    const badged = kind === "credential" || kind === "stack";
    const lang = language === document.documentElement.lang ? null : language;
    const heading = el("h3", { lang }, el("a", { href: new URL(path, root).href }, ...marked(title, terms)));
    if (closed) heading.append(" ", el("span", { class: "closed", lang: "en" }, `(${closed.split(" ")[0]})`));
    const body = el("div", {}, el("p", { class: "kind" }, KINDS[kind] ?? kind), heading, el("p", { lang }, ...marked(summary, terms)));
    const meta = el("p", { class: "meta" }, ...marked(issuer, terms));
    if (issuer && facts.length) meta.append(el("br"));
    meta.append(facts.join("\u00a0· "));
    body.append(meta);
    const made = el("li", { class: "card" });
    if (badged || result.badge) {
      const src = new URL(result.badge || `${path}badge.svg`, root).href;
      made.append(el("img", { src, alt: "", width: 64, height: 64, loading: "lazy" }));
    }
    made.append(body);
    if (badged) {
      Object.assign(made.dataset, { kind, id: result.id, title, topics: result.topics ?? "", issuer: result.issuer_id ?? "" });
      if (closed) made.dataset.closed = closed;
    }
    return made;
  };

  /**
   * Show in a card the passage where what was sought stands; there is room for it from the start.
   * @param {SearchIndex} index
   * @param {number} place
   * @param {HTMLElement} made
   * @param {Set<string>} terms
   */
  const cite = async (index, place, made, terms) => {
    const passage = el("p", { class: "passage" });
    made.querySelector(".meta")?.before(passage);
    const found = await index.passage(place, terms).catch(() => null);
    if (!found) return passage.remove();
    if (found.label) passage.append(el("b", {}, `${found.label}:`), " ");
    passage.append(...marked(found.text, terms));
  };

  window.mcsite.searchResults = {
    /** Show results from one number up to another, as soon as each is there; stop if they are no longer the current ones. */
    async show(index, found, from, until, current) {
      const places = found.places.slice(from, until);
      const loads = places.map((place) => index.result(place));
      loads.forEach((load) => load.catch(() => {}));
      let first = from === 0;
      for (const [at, load] of loads.entries()) {
        const result = await load;
        if (!current()) return;
        if (first) list.replaceChildren();
        first = false;
        if (!result) continue; // the index changed under way
        const made = card(result, found.terms);
        list.append(made);
        if (found.unseen.has(places[at]) && index.start.whole) void cite(index, places[at], made, found.terms);
      }
      if (first) list.replaceChildren();
      document.dispatchEvent(new CustomEvent("mcsite:cards", { detail: list }));
    },
  };
})();
