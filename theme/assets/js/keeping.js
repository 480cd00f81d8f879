/**
 * What a page tells of what it keeps: saved or not, changed elsewhere, taken away and brought back.
 */
"use strict";

(() => {
  /** @param {string} id */
  const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @param {string} id @param {string} text */
  const say = (id, text) => {
    /** @type {HTMLElement} */ (at(id).querySelector("[data-text]")).textContent = text;
  };
  /** @param {string} id @param {Node[]} items */
  const list = (id, items) =>
    at(id)
      .querySelector("[data-list]")
      ?.replaceChildren(...items);
  /** @param {string} tag @param {string} text */
  const node = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  /** @param {string} text @param {() => void} act */
  const button = (text, act) =>
    Object.assign(node("button", text), { type: "button", className: "link", onclick: act });
  /** @param {Date} date */
  const moment = (date) => date.toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
  /** @param {string} text */
  const announce = (text) => {
    at("announce").textContent = text;
  };

  let saidSaved = 0;

  /** @param {DraftState} state @param {string} full */
  function tell(state, full) {
    at("conflict").hidden = state.kind !== "conflict";
    at("failure").hidden = state.kind !== "failed";
    if (state.kind === "saved") {
      at("kept").textContent = `Saved in this browser at ${state.at.toLocaleTimeString("en", { timeStyle: "short" })}.`;
      if (Date.now() - saidSaved > 30_000) announce("Saved in this browser.");
      saidSaved = Date.now();
      return;
    }
    at("kept").textContent = state.kind === "pending" ? "Saving …" : "Not saved.";
    if (state.kind === "failed") {
      saidSaved = 0;
      const blocked = "This browser doesn’t let the page keep anything. Download your work before you leave.";
      say("failure", state.reason === "quota" ? full : blocked);
    }
  }

  /** @param {string} text @param {() => void} bringBack */
  function offerUndo(text, bringBack) {
    say("undone", text);
    at("undone").hidden = false;
    const undo = /** @type {HTMLButtonElement} */ (at("undone").querySelector("[data-undo-all]"));
    undo.onclick = () => {
      at("undone").hidden = true;
      bringBack();
      at("main").focus({ preventScroll: true });
    };
  }

  /** @param {File} file */
  async function read(file) {
    try {
      return JSON.parse(await file.text());
    } catch {
      return null; // what can't be read is of no known form, which is told there
    }
  }

  /** @param {string} id @param {(files: File[]) => void} listener */
  function onfiles(id, listener) {
    at(id).addEventListener("change", (event) => {
      const input = /** @type {HTMLInputElement} */ (event.target);
      if (input.files?.length) listener([...input.files]);
      input.value = "";
    });
  }

  function begin() {
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-scripted]"))) {
      const name = element.dataset.scripted;
      if (name) element.insertAdjacentHTML("beforeend", window.mcsite.pieces[name]);
      element.hidden = false;
    }
    for (const element of document.querySelectorAll("[data-unscripted]"))
      /** @type {HTMLElement} */ (element).hidden = true;
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, {
    keeping: { at, say, list, node, button, moment, announce, tell, offerUndo, read, onfiles, begin },
  });
})();
