/**
 * The filters of the search page: a question for each facet, with how many results each of its values would give. What a
 * closed question would say isn't loaded until it is opened; the page loads this script once the first results are there.
 */
"use strict";

(() => {
  const { el, search } = window.mcsite;
  const { range } = search;
  const SHOWN = 8; // values of a facet that are shown at first
  const SEARCHED = 16; // values from which on they can be searched
  const FIRST = ["kind", "topic", "grade"]; // open at first
  /** @type {[string, string][]} */
  const RANGES = [
    ["", "Any length"],
    ["0-5", "Up to 5 hours"],
    ["5-10", "5 to 10 hours"],
    ["10-20", "10 to 20 hours"],
    ["20-", "20 hours or more"],
  ];

  /** @typedef {{ details: HTMLDetailsElement, body: HTMLElement, chosen: HTMLElement, rows: Map<string, { row: HTMLElement, box: HTMLInputElement, count: HTMLElement }>, whole: boolean, refresh: () => void }} Question */

  /** @type {Map<string, Question>} */
  const questions = new Map();
  /** @type {(name: string, values: string[]) => void} */
  let changed = () => {};

  /**
   * Return what a chosen value is called.
   * @param {SearchIndex} index
   * @param {string} name
   * @param {string} value
   */
  const title = (index, name, value) => {
    if (name !== "hours") return index.columns.get(name)?.values.find(([known]) => known === value)?.[1] ?? value;
    const [least, most] = range(value) ?? [0, Infinity];
    const words = most === Infinity ? `${least} hours or more` : `${least ? `${least} to` : "up to"} ${most} ${most === 1 ? "hour" : "hours"}`;
    return RANGES.find(([known]) => known === value)?.[1] ?? words;
  };

  /**
   * @param {string} name
   * @param {string} value
   * @param {string} words
   * @param {"checkbox" | "radio"} type
   */
  const row = (name, value, words, type) => {
    const box = el("input", { type, name, value });
    const count = el("span", { class: "meta" });
    return { row: el("label", {}, box, el("span", {}, words), " ", count), box, count };
  };

  /**
   * Fill a question with the values of its facet.
   * @param {SearchIndex} index
   * @param {string} name
   * @param {Question} question
   */
  const fill = (index, name, question) => {
    const values = index.columns.get(name)?.values ?? [];
    for (const [value, words] of values) question.rows.set(value, row(name, value, words, "checkbox"));
    const list = el("div", { class: "values" }, ...[...question.rows.values()].map((one) => one.row));
    const more = el("button", { type: "button", class: "link", "aria-expanded": "false" });
    const find = el("input", { type: "search", autocomplete: "off", "aria-label": `Find in ${question.details.dataset.title}`, placeholder: "Find" });
    const none = el("p", { class: "meta", hidden: true });
    let wanted = "";
    question.refresh = () => {
      const all = [...question.rows.values()];
      const there = all.filter((one) => one.box.checked || Number(one.count.dataset.count));
      const shown = there.filter((one) => !wanted || (one.row.textContent ?? "").toLowerCase().includes(wanted));
      let left = question.whole || wanted ? Infinity : SHOWN;
      for (const one of all) one.row.hidden = !shown.includes(one) || (!one.box.checked && left-- <= 0);
      more.hidden = there.length <= SHOWN + 1 || !!wanted;
      more.textContent = question.whole ? "Show fewer" : `Show all ${there.length}`;
      more.setAttribute("aria-expanded", `${question.whole}`);
      find.hidden = there.length < SEARCHED && !wanted;
      none.hidden = shown.length > 0;
      none.textContent = wanted ? "Nothing here is called so." : "No result has an answer to this.";
    };
    more.addEventListener("click", () => {
      question.whole = !question.whole;
      question.refresh();
    });
    find.addEventListener("input", () => {
      wanted = find.value.trim().toLowerCase();
      question.refresh();
    });
    list.addEventListener("change", () => {
      changed(name, [...question.rows].filter(([, { box }]) => box.checked).map(([value]) => value));
    });
    question.body.append(find, list, none, more);
  };

  /**
   * Fill the question of the hours: ranges, and fields for one's own.
   * @param {Question} question
   */
  const fillHours = (question) => {
    for (const [value, words] of RANGES) question.rows.set(value, row("hours", value, words, "radio"));
    const list = el("div", { class: "values" }, ...[...question.rows.values()].map((one) => one.row));
    const [from, to] = ["From", "To"].map((words) => {
      const field = el("input", { type: "number", min: 0, max: 9999, step: "any", inputmode: "decimal" });
      return { field, label: el("label", {}, words, field) };
    });
    list.addEventListener("change", () => {
      const value = [...question.rows].find(([, { box }]) => box.checked)?.[0] ?? "";
      changed("hours", value ? [value] : []);
    });
    const own = el("div", { class: "own-range" }, from.label, to.label, "hours");
    own.addEventListener("change", () => {
      const value = `${from.field.value}-${to.field.value}`;
      changed("hours", range(value) ? [value] : []);
    });
    question.refresh = () => {
      const value = question.details.dataset.value ?? "";
      for (const [known, { box, row: shown, count }] of question.rows) {
        box.checked = known === value;
        shown.hidden = !!known && !box.checked && count.dataset.count === "0";
      }
      const given = /^(.*)-(.*)$/.exec(value);
      if (!own.contains(document.activeElement)) {
        from.field.value = given?.[1] ?? "";
        to.field.value = given?.[2] ?? "";
      }
    };
    question.body.append(list, own);
  };

  /** @type {NonNullable<Mcsite["searchFacets"]>} */
  const facets = {
    made: false,
    title,

    /** Make the questions; `opened` is called when one is opened whose counts may not be there yet. */
    make(index, change, opened) {
      changed = change;
      const wide = matchMedia("(min-width: 64rem)").matches;
      for (const { name, title: words } of index.start.facets) {
        const chosen = el("span", { class: "meta" });
        const body = el("fieldset", {}, el("legend", { class: "unseen" }, words));
        const details = el("details", { class: "facet", open: wide && FIRST.includes(name) }, el("summary", {}, words, " ", chosen), body);
        details.dataset.title = words;
        questions.set(name, { details, body, chosen, rows: new Map(), whole: false, refresh: () => {} });
        details.addEventListener("toggle", () => {
          if (details.open) opened();
        });
        document.getElementById("facets")?.append(details);
      }
      facets.made = true;
    },

    /** Return the names of the facets whose counts are to be seen. */
    open() {
      return [...questions].filter(([, { details }]) => details.open && details.checkVisibility()).map(([name]) => name);
    },

    update(index, state, counts) {
      for (const [name, question] of questions) {
        const chosen = name === "hours" ? (state.hours ? [state.hours] : []) : (state.chosen[name] ?? []);
        question.chosen.textContent = chosen.length ? `${chosen.length} chosen` : "";
        question.details.dataset.value = chosen[0] ?? "";
        const tally = counts[name];
        if (tally && !question.rows.size) {
          if (name === "hours") fillHours(question);
          else fill(index, name, question);
        }
        for (const [value, one] of question.rows) {
          one.box.checked = chosen.includes(value);
          if (tally) count(index, name, value, tally, one.count);
        }
        question.refresh();
      }
    },
  };

  /**
   * Say beside a value how many results choosing it gives.
   * @param {SearchIndex} index
   * @param {string} name
   * @param {string} value
   * @param {number[]} tally
   * @param {HTMLElement} where
   */
  const count = (index, name, value, tally, where) => {
    const column = index.columns.get(name);
    if (!column) return;
    const [least, most] = range(value) ?? [-Infinity, Infinity];
    const hits =
      name === "hours"
        ? tally.reduce((sum, one, at) => sum + (!value || (column.sets[at].length && column.sets[at][0] <= most && column.sets[at][1] >= least) ? one : 0), 0)
        : tally[column.values.findIndex(([known]) => known === value)];
    where.dataset.count = `${hits}`;
    where.textContent = hits.toLocaleString("en");
  };

  window.mcsite.searchFacets = facets;
})();
