/**
 * What every page needs: a store that tells whether it kept what it was given, and links that work from a folder.
 */
"use strict";

(() => {
  /** @typedef {{ ok: true } | { ok: false, reason: "quota" | "blocked" }} Kept */

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = new URL("../../", script.src);

  /** @param {string} key */
  const named = (key) => `mcsite:${root.pathname}:${key}`;

  const store = {
    /**
     * Return what is kept under a key, or the fallback where there is nothing that can be read.
     * @template T
     * @param {string} key
     * @param {T} fallback
     * @returns {T}
     */
    get(key, fallback) {
      try {
        const text = localStorage.getItem(named(key));
        return text === null ? fallback : JSON.parse(text);
      } catch {
        return fallback;
      }
    },

    /**
     * Keep a value under a key and tell whether the browser took it.
     * @param {string} key
     * @param {unknown} value
     * @returns {Kept}
     */
    set(key, value) {
      try {
        localStorage.setItem(named(key), JSON.stringify(value));
        return { ok: true };
      } catch (error) {
        const full = error instanceof DOMException && error.name === "QuotaExceededError";
        return { ok: false, reason: full ? "quota" : "blocked" };
      }
    },

    /** @param {string} key */
    remove(key) {
      try {
        localStorage.removeItem(named(key));
      } catch {
        // Nothing is kept where the browser has no store.
      }
    },

    /**
     * Call the listener whenever another tab changes what is kept under a key.
     * @param {string} key
     * @param {(value: unknown) => void} listener
     */
    onchange(key, listener) {
      addEventListener("storage", (event) => {
        if (event.key === named(key) || event.key === null) listener(store.get(key, null));
      });
    },
  };

  /**
   * Return the value of a data block of the page, `<script type="application/json" id="…">`.
   * @param {string} id
   */
  const data = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");

  /** @type {WeakMap<HTMLOrSVGScriptElement, unknown>} */
  const given = new WeakMap();
  /** @type {Map<string, Promise<any>>} */
  const loads = new Map();

  /**
   * Take the value of a data script. Only data scripts call this.
   * @param {unknown} value
   */
  const give = (value) => {
    if (document.currentScript) given.set(document.currentScript, value);
  };

  /**
   * Return the value of a data script of the site, loaded once; unlike `fetch` this works on `file://`.
   * @param {string} path from the site's root
   * @returns {Promise<any>}
   */
  const load = (path) => {
    const known = loads.get(path);
    if (known) return known;
    const loading = new Promise((resolve, reject) => {
      const script = el("script", { src: new URL(path, root).href });
      const missing = () => {
        loads.delete(path);
        reject(new Error(`${path} isn’t there`));
      };
      script.addEventListener("load", () => (given.has(script) ? resolve(given.get(script)) : missing()));
      script.addEventListener("error", missing);
      document.head.append(script);
    });
    loads.set(path, loading);
    return loading;
  };

  /**
   * Return a new element with attributes (true: without a value; null and false: none) and children.
   * @template {keyof HTMLElementTagNameMap} N
   * @param {N} name
   * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
   * @param {(Node | string)[]} children
   * @returns {HTMLElementTagNameMap[N]}
   */
  const el = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(key, "");
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, String(value));
    }
    element.append(...children);
    return element;
  };

  window.mcsite = Object.assign(window.mcsite ?? {}, { root, store, data, give, load, el });

  // Browsers show a folder of files as a list: there, links to folders go to the page in them.
  if (location.protocol === "file:") {
    addEventListener(
      "click",
      (event) => {
        const link = event.target instanceof Element ? event.target.closest("a") : null;
        if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
      },
      { capture: true },
    );
  }
})();
