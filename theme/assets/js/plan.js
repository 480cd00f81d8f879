/**
 * The plan: which credentials the reader has saved, kept in this browser, and the buttons that save them.
 */
"use strict";

(() => {
  const { store, el, teach } = window.mcsite;

  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** Entries taken out on this page, so that a second press brings them back as they were. @type {Map<string, Entry>} */
  const removed = new Map();

  /**
   * Return the saved credentials, the first saved first.
   * @returns {Entry[]}
   */
  const all = () => {
    const kept = store.get("plan", /** @type {unknown} */ (null));
    const given = /** @type {{ credentials?: unknown } | null} */ (kept)?.credentials;
    return Array.isArray(given) ? given.filter((entry) => typeof entry?.id === "string") : [];
  };

  /**
   * Keep these entries as the plan and tell whether the browser took them.
   * @param {Entry[]} entries
   */
  const keep = (entries) => {
    const kept = store.set("plan", { credentials: entries });
    if (!kept.ok) {
      const why = kept.reason === "quota" ? "its store is full" : "it keeps nothing for this site";
      teach.say(`Your browser couldn’t keep this: ${why}. Nothing has changed.`, true);
    }
    changed();
    return kept.ok;
  };

  /**
   * Save a credential, or take it out of the plan.
   * @param {string} id
   * @param {string} title
   */
  const toggle = (id, title) => {
    const entries = all();
    const known = entries.find((entry) => entry.id === id);
    if (known) removed.set(id, known);
    const rest = entries.filter((entry) => entry.id !== id);
    const next = known ? rest : [...rest, removed.get(id) ?? { id, title, status: /** @type {const} */ ("planned") }];
    if (keep(next)) teach.say(known ? `${title} is no longer in your plan.` : `${title} is in your plan.`);
  };

  /** @param {HTMLElement} place a card, or the room on a page */
  const button = (place) => {
    const { id = "", title = "", closed } = place.dataset;
    const holder = place.classList.contains("here") ? place : teach.tools(place);
    const known = /** @type {HTMLElement | null} */ (holder.querySelector(".save"));
    const saved = all().some((entry) => entry.id === id);
    if (closed && !saved) return known?.remove();
    const name = `My plan: ${title}`;
    const made = known ?? el("button", { type: "button", class: "button quiet toggle save", "aria-label": name }, "My plan");
    made.setAttribute("aria-pressed", `${saved}`);
    if (known) return;
    made.addEventListener("click", () => toggle(id, title));
    holder.prepend(made);
  };

  /** @param {ParentNode} within */
  const mark = (within) => {
    for (const place of within.querySelectorAll("[data-kind=credential][data-id]:is(.card, .here)")) {
      button(/** @type {HTMLElement} */ (place));
    }
  };

  const changed = () => {
    mark(document);
    const count = all().length;
    for (const link of document.querySelectorAll(".site-header a[href$='plan/']")) {
      link.querySelector(".count")?.remove();
      if (count) link.append(el("span", { class: "count" }, ` ${count}`, el("span", { class: "unseen" }, " saved")));
    }
    for (const listener of listeners) listener();
  };

  window.mcsite.plan = { all, keep, toggle, onchange: (listener) => listeners.add(listener) };

  store.onchange("plan", changed);
  addEventListener("pageshow", (event) => event.persisted && changed());
  document.addEventListener("mcsite:cards", (event) => mark(/** @type {CustomEvent<HTMLElement>} */ (event).detail));
  changed();
})();
