/**
 * "Where do you teach?": the choice of a recognizer, kept in this browser, and what pages and cards then say of it.
 */
"use strict";

(() => {
  const { store, load, el, root, recognition } = window.mcsite;
  const lang = document.documentElement.lang.startsWith("en") ? {} : { lang: "en" };

  let id = `${store.get("teach", "")}`;
  // What was said last time is said at once, so that nothing moves when the rules have come.
  let chosen = store.get("teach/rules", /** @type {Recognizer | null} */ (null));
  if (chosen?.id !== id) chosen = null;
  let shown = false;

  /** @returns {Promise<Recognizer[]>} */
  const recognizers = () => load("data/recognizers.js");

  const status = el("p", { role: "status", class: "unseen", ...lang });

  /**
   * Tell something to those who don't see the page, and to everybody if it is about something that went wrong.
   * @param {string} message
   * @param {boolean} [visible]
   */
  const say = (message, visible = false) => {
    status.className = visible ? "told" : "unseen";
    status.textContent = message;
  };

  /**
   * Return the thing that an element is about.
   * @param {HTMLElement} element
   * @returns {Thing}
   */
  const thing = ({ dataset }) => ({
    kind: dataset.kind === "stack" ? "stack" : "credential",
    id: dataset.id ?? "",
    issuer: dataset.issuer ?? "",
    topics: (dataset.topics ?? "").split(" "),
  });

  /**
   * Return the line of a card that holds what scripts add to it.
   * @param {HTMLElement} card
   */
  const tools = (card) => {
    const known = card.querySelector(".tools");
    if (known) return /** @type {HTMLElement} */ (known);
    const made = el("div", { class: "tools", ...lang });
    (card.querySelector(":scope > div") ?? card).append(made);
    return made;
  };

  /** @param {string} words */
  const opener = (words) => {
    const button = el("button", { type: "button", class: "link", "aria-haspopup": "dialog" }, words);
    button.addEventListener("click", open);
    return button;
  };

  /**
   * Put an element in the place of the one of the same class in its parent, or at the end.
   * @param {Element} parent
   * @param {HTMLElement} element
   */
  const put = (parent, element) => {
    const old = parent.querySelector(`:scope > .${element.className}`);
    const focused = old?.contains(document.activeElement);
    if (old) old.replaceWith(element);
    else parent.append(element);
    if (focused) element.querySelector("button")?.focus();
  };

  /**
   * Return what the page of a credential or stack says of where the reader teaches.
   * @param {Recognizer} recognizer
   * @param {Thing} about
   */
  const answer = (recognizer, about) => {
    const given = recognition.say(recognizer, about);
    const link = el("a", { href: new URL(recognizer.url, root).href }, recognizer.title);
    const box = el("div", { class: "gives-here" }, el("p", {}, "Where you teach, at ", link, ":"));
    box.append(el("p", { class: "given" }, given.sentence));
    if (given.lapse) box.append(el("p", { class: "lapsed" }, given.lapse));
    if (given.rule?.note) box.append(el("p", {}, given.rule.note));
    const last = el("p");
    if (given.rule?.form_url) last.append(el("a", { href: given.rule.form_url }, "Claim form"), " ");
    last.append(opener("Change where you teach"));
    box.append(last);
    return box;
  };

  /** @param {HTMLElement} place the room for the answer on a page */
  const fill = (place) => {
    if (place.dataset.kind === "recognizer") {
      const on = place.dataset.id === id;
      const button = el("button", { type: "button", class: "button quiet toggle", "aria-pressed": `${on}` }, "I teach here");
      button.addEventListener("click", () => choose(on ? "" : (place.dataset.id ?? "")));
      put(place, el("p", { class: "gives-here" }, button));
    } else if (chosen && place.dataset.kind) {
      put(place, answer(chosen, thing(place)));
    } else if (chosen) {
      put(place, el("p", { class: "gives-here" }, `Every page says what it gives you at ${chosen.title}. `, opener("Change")));
    } else {
      put(place, el("p", { class: "gives-here" }, opener(`See what ${place.dataset.kind ? "it" : "each credential"} gives you where you teach`)));
    }
  };

  /** @param {HTMLElement} card */
  const label = (card) => {
    const given = chosen && recognition.say(chosen, thing(card));
    const known = card.querySelector(".tools > .gives-here");
    if (given) {
      const line = el("span", { class: "gives-here" }, `Where you teach: ${given.short}`);
      line.classList.toggle("not", given.counts !== true);
      if (known) known.replaceWith(line);
      else tools(card).append(line);
    } else known?.remove();
  };

  /** @param {ParentNode} within */
  const mark = (within) => {
    for (const place of within.querySelectorAll(".here")) fill(/** @type {HTMLElement} */ (place));
    for (const card of within.querySelectorAll(".card[data-id]:is([data-kind=credential], [data-kind=stack])")) label(/** @type {HTMLElement} */ (card));
    for (const row of within.querySelectorAll("[data-recognizer]")) {
      row.classList.toggle("chosen", /** @type {HTMLElement} */ (row).dataset.recognizer === id);
    }
  };

  const show = () => {
    shown = true;
    const header = document.querySelector(".site-header .teach");
    const words = chosen ? `Where you teach: ${chosen.title}` : "Where do you teach?";
    if (header) put(header, el("p", { class: "gives-here", title: words }, opener(words)));
    mark(document);
    document.dispatchEvent(new CustomEvent("mcsite:teach", { detail: chosen }));
  };

  const look = async () => {
    const wanted = id;
    const all = wanted ? await recognizers().catch(() => []) : [];
    if (wanted !== id) return;
    const before = JSON.stringify(chosen);
    chosen = all.find((one) => one.id === id) ?? null;
    if (shown && JSON.stringify(chosen) === before) return;
    store.set("teach/rules", chosen);
    show();
  };

  /** @param {string} next the id of a recognizer; empty for none */
  const choose = (next) => {
    id = next;
    const kept = next ? store.set("teach", next) : (store.remove("teach"), { ok: true });
    void look().then(() => {
      if (!kept.ok) say("Your browser keeps nothing for this site: the choice holds for this page only.", true);
      else say(chosen ? `Every page now says what it gives at ${chosen.title}.` : "The choice is cleared.");
    });
  };

  const open = async () => {
    try {
      const [all, show] = await Promise.all([recognizers(), load("assets/js/teach-list.js")]);
      show(all, id);
    } catch {
      say("The list can’t be loaded now.", true);
    }
  };

  window.mcsite.teach = {
    chosen: () => chosen,
    describe: (about) => chosen && recognition.say(chosen, about),
    choose,
    open,
    tools,
    say,
    lang,
  };

  document.body.append(status);
  document.addEventListener("mcsite:cards", (event) => mark(/** @type {CustomEvent<HTMLElement>} */ (event).detail));
  const again = () => {
    id = `${store.get("teach", "")}`;
    void look();
  };
  store.onchange("teach", again);
  addEventListener("pageshow", (event) => event.persisted && again()); // back to a page that the browser had kept
  if (chosen || !id) show();
  if (id) void look();
})();
