/**
 * The search box of every page: results as one types, chosen with the keyboard (the combobox of the WAI-ARIA Authoring
 * Practices, with a list), and the key "/" that goes there. The search itself is loaded when the box is first used.
 */
"use strict";

(() => {
  const { root, store, el } = window.mcsite;
  const MOST = 6;
  const lang = document.documentElement.lang.startsWith("en") ? {} : { lang: "en" };
  /** @type {Record<string, string>} */
  const KINDS = { credential: "Credential", stack: "Stack", topic: "Topic", guide: "Guide", issuer: "Issuer", recognizer: "Where it counts" };

  /** @type {Promise<SearchIndex> | null} */
  let opened = null;

  /** @param {string} name */
  const script = (name) =>
    new Promise((resolve, reject) => {
      const made = el("script", { src: new URL(`assets/js/${name}.js`, root).href });
      made.async = false; // in the order in which they are added
      made.addEventListener("load", resolve);
      made.addEventListener("error", () => reject(new Error(`${name} can’t be loaded`)));
      document.head.append(made);
    });

  /** Load the search. */
  const open = () => {
    const scripts = () => Promise.all(["search-words", "search-engine"].map(script));
    opened ??= scripts().then(() => window.mcsite.search.open(window.mcsite.search.fetched(root)));
    opened.catch(() => (opened = null));
    return opened;
  };

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLInputElement} input
   */
  const combobox = (form, input) => {
    const id = `${input.id}-list`;
    const list = el("ul", { role: "listbox", id, "aria-label": "Results", class: "suggestions", hidden: true });
    const status = el("p", { role: "status", class: "unseen", ...lang });
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    form.append(list, status);
    let active = -1;
    let asked = 0;
    let timer = 0;

    const options = () => /** @type {HTMLElement[]} */ ([...list.children]);

    /** @param {number} next */
    const go = (next) => {
      options().forEach((option, at) => option.setAttribute("aria-selected", `${at === next}`));
      active = next;
      if (next < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", options()[next].id);
      options()[next]?.scrollIntoView({ block: "nearest" });
    };

    /** @param {boolean} on */
    const show = (on) => {
      list.hidden = !on;
      input.setAttribute("aria-expanded", `${on}`);
      if (!on) go(-1);
    };

    /**
     * @param {SearchResult[]} results
     * @param {number} total
     */
    const fill = (results, total) => {
      const rows = results.map((result, at) => {
        const title = el("span", { class: "suggested", lang: result.language }, result.title);
        const about = [KINDS[result.kind], result.issuer, result.closed && "no longer offered"].filter(Boolean).join(" · ");
        const row = el("li", { role: "option", id: `${id}-${at}`, "aria-selected": "false" }, title, el("span", { class: "meta" }, about));
        row.dataset.href = new URL(result.path, root).href;
        return row;
      });
      if (total > results.length) {
        const all = el("li", { role: "option", id: `${id}-all`, "aria-selected": "false" }, `All ${total.toLocaleString("en")} results`);
        rows.push(all);
      }
      list.replaceChildren(...rows);
      status.textContent = total ? `${total} ${total === 1 ? "result" : "results"}` : "No results";
      go(-1);
      show(rows.length > 0);
    };

    const look = async () => {
      const text = input.value.trim();
      const mine = ++asked;
      if (text.length < 2) return show(false);
      try {
        const index = await open();
        const found = await index.find({ text: input.value, typing: true });
        const results = await Promise.all(found.places.slice(0, MOST).map((place) => index.result(place)));
        if (mine === asked && document.activeElement === input) {
          fill(results.filter((result) => result !== undefined), found.total);
        }
      } catch {
        show(false); // the form still leads to the search page
      }
    };

    /** @param {HTMLElement} option */
    const choose = (option) => {
      if (option.dataset.href) location.assign(option.dataset.href);
      else form.requestSubmit();
    };

    input.addEventListener("focus", () => void open().catch(() => {}), { once: true });
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = window.setTimeout(look, 120);
    });
    input.addEventListener("blur", () => show(false));
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
    list.addEventListener("click", (event) => {
      const option = event.target instanceof Element && event.target.closest("li");
      if (option) choose(option);
    });
    input.addEventListener("keydown", (event) => {
      const last = list.children.length - 1;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden && list.children.length) show(true);
        if (list.hidden) return void look();
        if (event.key === "ArrowDown") go(active === last ? -1 : active + 1);
        else go(active < 0 ? last : active - 1);
      } else if (event.key === "Enter" && !list.hidden && active >= 0) {
        event.preventDefault();
        choose(options()[active]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        show(false);
      }
    });
  };

  const local = location.protocol === "file:"; // where files can't be read, and folders don't lead to their page
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form.search"))) {
    const input = form.querySelector("input");
    if (local && form.action.endsWith("/")) form.action += "index.html";
    if (input && !local && form.id !== "search") combobox(form, input);
  }

  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || !store.get("search/slash", true)) return;
    if (document.querySelector("dialog[open]")) return;
    const input = /** @type {HTMLInputElement | null} */ (document.querySelector("form.search input"));
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})();
