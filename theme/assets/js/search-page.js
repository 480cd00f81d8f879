/**
 * The search page. Its address says all that was asked, so that it can be shared, and back and forward work; the page is
 * made from it.
 */
"use strict";

(() => {
  const { root, el, store, search, searchResults } = window.mcsite;
  const STEP = 10; // results that are shown at first, and each time more are asked for
  const SORTS = ["best", "newest", "shortest", "title"];

  /** @param {string} id */
  const by = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const input = /** @type {HTMLInputElement} */ (by("q"));
  const sort = /** @type {HTMLSelectElement} */ (by("sort"));
  const [app, chips, told, status, more, results] = ["searching", "chips", "told", "count", "more", "results"].map(by);
  const found = /** @type {HTMLElement} */ (app.querySelector(".found"));
  const toggle = /** @type {HTMLElement} */ (app.querySelector(".panel-toggle"));

  /** @type {SearchIndex} */
  let index;
  /** @type {SearchState} */
  let state = { text: "", chosen: {}, hours: "", sort: "", show: STEP };
  /** @type {SearchFound | null} */
  let last = null;
  let asked = 0;

  /** Return what the address asks for; what it can't ask for is passed over. */
  const read = () => {
    const given = new URLSearchParams(location.search);
    /** @type {Record<string, string[]>} */
    const chosen = {};
    for (const { name } of index.start.facets) {
      const values = [...new Set(given.getAll(name))].filter((value) => value && name !== "hours");
      if (values.length) chosen[name] = values;
    }
    const hours = given.get("hours") ?? "";
    const wanted = given.get("sort") ?? "";
    state = {
      text: given.get("q") ?? "",
      chosen,
      hours: search.range(hours) ? hours : "",
      sort: SORTS.includes(wanted) ? wanted : "",
      show: Number(history.state?.show) || STEP,
    };
    input.value = state.text;
  };

  /** Return the address of the state. */
  const address = () => {
    const given = new URLSearchParams();
    if (state.text.trim()) given.set("q", state.text.trim());
    for (const [name, values] of Object.entries(state.chosen)) for (const value of values) given.append(name, value);
    if (state.hours) given.set("hours", state.hours);
    if (state.sort) given.set("sort", state.sort);
    return `${location.pathname}${given.size ? `?${given}` : ""}`;
  };

  /**
   * Change the state, and the address with it: as a new step, or in the place of the last.
   * @param {Partial<SearchState>} change
   * @param {"push" | "replace"} [how]
   */
  const go = (change, how = "push") => {
    state = { ...state, show: STEP, ...change };
    const next = address();
    const same = next === `${location.pathname}${location.search}`;
    history[how === "push" && !same ? "pushState" : "replaceState"]({ show: state.show }, "", next);
    void run();
  };

  /**
   * @param {string} name
   * @param {string[]} values
   */
  const choose = (name, values) => {
    if (name === "hours") return go({ hours: values[0] ?? "" });
    const chosen = { ...state.chosen, [name]: values };
    if (!values.length) delete chosen[name];
    go({ chosen });
  };

  /** @param {string} name @param {string} value */
  const without = (name, value) => choose(name, (state.chosen[name] ?? []).filter((one) => one !== value));

  const filtered = () => Object.keys(state.chosen).length > 0 || !!state.hours;

  /**
   * @param {string} words
   * @param {() => void} action
   * @param {string} [style]
   */
  const button = (words, action, style = "link") => {
    const made = el("button", { type: "button", class: style }, words);
    made.addEventListener("click", action);
    return made;
  };

  /** Show what was chosen, each to be taken away. */
  const showChips = () => {
    const { searchFacets } = window.mcsite;
    if (!searchFacets?.made) return;
    /** @type {[string, string][]} */
    const pairs = Object.entries(state.chosen).flatMap(([name, values]) => values.map((value) => /** @type {[string, string]} */ ([name, value])));
    if (state.hours) pairs.push(["hours", state.hours]);
    const titles = new Map(index.start.facets.map(({ name, title }) => [name, title]));
    const made = pairs.map(([name, value]) => {
      const words = `${titles.get(name)}: ${searchFacets.title(index, name, value)}`;
      const chip = button(words, () => {
        without(name, value);
        by("found").focus();
      }, "chip");
      chip.setAttribute("aria-label", `Remove the filter ${words}`);
      return el("li", {}, chip);
    });
    if (made.length) made.push(el("li", {}, button("Clear all filters", clear)));
    chips.replaceChildren(...(made.length ? [el("ul", { class: "chips", "aria-label": "Filters chosen" }, ...made)] : []));
    toggle.textContent = pairs.length ? `Filters (${pairs.length})` : "Filters";
  };

  const clear = () => {
    go({ chosen: {}, hours: "" });
    by("found").focus();
  };

  /** @param {string[]} words */
  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

  /**
   * Say what was made of the words.
   * @param {SearchFound} given
   */
  const explain = (given) => {
    const lines = [];
    for (const [word, other] of given.instead) lines.push(`Nothing has “${word}”. These results are for “${other}”.`);
    if (given.dropped.length && given.total) lines.push(`Left out, since nothing in the catalog has it: ${quoted(given.dropped)}.`);
    if (given.loose.length && given.total) lines.push(`Nothing has ${quoted(given.loose)} word for word. These results have its words.`);
    if (!given.all && given.total) lines.push("Nothing has all of these words. These results have some of them.");
    told.replaceChildren(...lines.map((line) => el("p", { class: "explained" }, line)));
    if (!given.total) told.append(...waysOut(given));
  };

  /**
   * Return what leads on where nothing was found.
   * @param {SearchFound} given
   */
  const waysOut = (given) => {
    const words = el("p", { class: "lead" }, filtered() && given.unfiltered ? "Nothing fits both your words and all of your filters." : "Nothing was found.");
    const ways = el("ul", { class: "ways" });
    /** @param {HTMLElement} way */
    const add = (way) => ways.append(el("li", {}, way));
    if (given.dropped.length) add(el("span", {}, `No page has ${quoted(given.dropped)}. Try another word for it, or fewer letters.`));
    const titles = new Map(index.start.facets.map(({ name, title }) => [name, title]));
    for (const [name, count] of Object.entries(given.without)) {
      if (count) add(button(`Show the ${count} without the filter “${titles.get(name)}”`, () => choose(name, [])));
    }
    if (filtered() && given.unfiltered) add(button(`Show all ${given.unfiltered} without filters`, clear));
    if (state.text && filtered()) add(button("Keep the filters and clear the words", () => go({ text: "" })));
    else if (state.text) add(button("Clear the words and see everything", () => go({ text: "" })));
    return [words, ways];
  };

  /** Find what the state asks for, and show it. */
  const run = async () => {
    const mine = ++asked;
    const current = () => mine === asked;
    found.setAttribute("aria-busy", "true");
    if (input.value.trim() !== state.text.trim()) input.value = state.text;
    const request = { text: state.text, chosen: state.chosen, hours: search.range(state.hours), sort: state.sort };
    try {
      const given = await index.find(request);
      if (!current()) return;
      last = given;
      tell(given); // before the results, which nothing then moves
      await searchResults.show(index, given, 0, state.show, current);
      if (!current()) return;
      await recount();
    } catch {
      if (current()) fail();
    }
    if (current()) found.setAttribute("aria-busy", "false");
  };

  /**
   * Say all that belongs to the results.
   * @param {SearchFound} given
   */
  const tell = (given) => {
    const count = given.total.toLocaleString("en");
    status.textContent = `${count} ${given.total === 1 ? "result" : "results"}${state.text.trim() ? ` for “${state.text.trim()}”` : ""}`;
    const best = /** @type {HTMLOptionElement} */ (sort.options[0]);
    best.hidden = best.disabled = !given.asked;
    sort.value = state.sort === "best" && !given.asked ? "newest" : state.sort || (given.asked ? "best" : "newest");
    /** @type {HTMLElement} */ (sort.parentElement).hidden = !given.total;
    more.hidden = given.total <= state.show;
    document.title = document.title.replace(/^.*?(?=Search – )/, state.text.trim() ? `${state.text.trim()} – ` : "");
    showChips();
    explain(given);
  };

  /** Count for the questions that are open. */
  const recount = async () => {
    const { searchFacets } = window.mcsite;
    if (!searchFacets?.made) return;
    const mine = asked;
    const names = searchFacets.open();
    const request = { text: state.text, chosen: state.chosen, hours: search.range(state.hours), sort: state.sort, count: names };
    const { counts, total } = await index.find(request);
    if (mine !== asked) return;
    searchFacets.update(index, state, counts);
    const end = app.querySelector(".panel-end button");
    if (end) end.textContent = `Show ${total.toLocaleString("en")} ${total === 1 ? "result" : "results"}`;
  };

  const fail = () => {
    const local = location.protocol === "file:";
    const why = local ? "Search needs a web server: from a folder, browsers don’t let pages read files." : "The search can’t be loaded now.";
    told.replaceChildren(el("p", { class: "callout" }, `${why} Everything can be reached from the lists below.`));
    status.textContent = "";
    results.replaceChildren();
  };

  const addMore = async () => {
    if (!last) return;
    const from = state.show;
    state.show += STEP;
    history.replaceState({ show: state.show }, "");
    const mine = asked;
    await searchResults.show(index, last, from, state.show, () => mine === asked);
    more.hidden = last.total <= state.show;
    results.children[from]?.querySelector("a")?.focus();
  };

  const listen = () => {
    let timer = 0;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => go({ text: input.value }, "replace"), 200);
    });
    by("search").addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      go({ text: input.value });
    });
    sort.addEventListener("change", () => go({ sort: sort.value }));
    more.addEventListener("click", () => void addMore().catch(fail));
    addEventListener("popstate", () => {
      read();
      void run();
    });
    toggle.addEventListener("click", () => {
      const open = toggle.getAttribute("aria-expanded") !== "true";
      toggle.setAttribute("aria-expanded", `${open}`);
      if (!open) return;
      toggle.scrollIntoView(); // the questions have the whole screen
      void recount().catch(fail);
    });
    by("filters").addEventListener("submit", (event) => {
      event.preventDefault();
      toggle.setAttribute("aria-expanded", "false");
      by("found").focus();
    });
  };

  /** Load the script of the filters. It isn't among those of the page: the words that were asked for come first. */
  const loadFilters = () =>
    new Promise((resolve, reject) => {
      const script = el("script", { src: new URL("assets/js/search-facets.js", root).href });
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });

  /** Put the lists of everything after the search, with the choice whether "/" goes to the search box. */
  const addLists = () => {
    const lists = by("lists");
    lists.querySelector(".without-script")?.remove();
    app.after(lists);
    lists.append(/** @type {HTMLTemplateElement} */ (by("slash-choice")).content.cloneNode(true));
    const slash = /** @type {HTMLInputElement} */ (by("slash"));
    slash.checked = store.get("search/slash", true);
    slash.addEventListener("change", () => store.set("search/slash", slash.checked));
  };

  const begin = async () => {
    app.hidden = false;
    addLists();
    try {
      if (!search.own) throw new Error("files can’t be read here");
      index = await search.own;
      read();
      listen();
      const filters = loadFilters().then(() => window.mcsite.searchFacets?.make(index, choose, () => void recount().catch(fail)));
      filters.catch(() => {}); // told once the results are there
      if (filtered()) await filters; // what is chosen stands above the results
      await run();
      await filters;
      await recount();
      by("facets").removeAttribute("aria-busy");
    } catch {
      fail();
    }
  };

  void begin();
})();
