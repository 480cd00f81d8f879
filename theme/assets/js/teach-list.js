/**
 * The list to choose from at "Where do you teach?": loaded when it is asked for, and given as a function that shows it.
 */
"use strict";

(() => {
  const { el, teach } = window.mcsite;
  const MANY = 8; // recognizers from which on the list can be searched
  const GROUPS = { state: "States", district: "Districts", organization: "Organizations" };

  /** Without case and accents. @param {string} text */
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  /**
   * @param {Recognizer[]} all
   * @param {string} id of the one that is chosen; empty for none
   */
  const show = (all, id) => {
    if (document.querySelector("dialog.chooser[open]")) return; // one that is closed goes a moment later
    const options = el("div", { class: "options" });
    for (const [kind, title] of Object.entries(GROUPS)) {
      const group = el("fieldset", {}, el("legend", {}, title));
      for (const one of all.filter((each) => each.kind === kind)) {
        const radio = el("input", { type: "radio", name: "teach", value: one.id, checked: one.id === id });
        group.append(el("label", {}, radio, el("span", {}, one.title, one.region ? ` (${one.region})` : "")));
      }
      if (group.children.length > 1) options.append(group);
    }
    const count = el("p", { role: "status", class: "meta" });
    const field = el("input", { type: "search", autocomplete: "off" });
    const search = el("label", { class: "find" }, "Find in the list", field);
    const visible = () =>
      [...options.querySelectorAll("input")].filter((radio) => !/** @type {HTMLElement} */ (radio.parentElement).hidden);
    field.addEventListener("input", () => {
      const words = fold(field.value).split(/\s+/);
      for (const row of options.querySelectorAll("label")) {
        const text = fold(row.textContent ?? "");
        row.hidden = !words.every((word) => text.includes(word));
      }
      for (const group of options.querySelectorAll("fieldset")) group.hidden = !group.querySelector("label:not([hidden])");
      count.textContent = `${visible().length} of ${all.length}`;
    });
    /** @type {string | null} */
    let next = null;
    const box = el("dialog", { class: "chooser", "aria-labelledby": "chooser", ...teach.lang });
    const form = el("form", { method: "dialog" }, el("h2", { id: "chooser" }, "Where do you teach?"));
    form.append(el("p", {}, "Choose who counts your credentials. The choice stays in this browser."));
    if (all.length > MANY) form.append(search);
    form.append(options, count);
    /** @type {[string, string, string][]} */
    const buttons = [["choose", "Choose", "button"], ["clear", "Clear the choice", "button quiet"], ["", "Close", "button quiet"]];
    const row = el("p", { class: "choices" });
    for (const [value, words, style] of buttons) {
      if (value !== "clear" || id) row.append(el("button", { value, class: style }, words));
    }
    form.append(row);
    form.addEventListener("submit", (event) => {
      const wanted = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value;
      const shown = visible();
      const picked = shown.find((radio) => radio.checked) ?? (shown.length === 1 ? shown[0] : null);
      if (wanted === "clear") next = "";
      else if (wanted && picked) next = picked.value;
      else if (wanted) {
        event.preventDefault();
        count.textContent = "Choose one from the list, or close.";
      }
    });
    box.append(form);
    // By then the focus is back at the button that opened the list.
    box.addEventListener("close", () => {
      box.remove();
      if (next !== null) teach.choose(next);
    });
    document.body.append(box);
    box.showModal();
    box.querySelector("input:checked")?.scrollIntoView({ block: "nearest" });
  };

  window.mcsite.give(show);
})();
