/**
 * Keeps what is written on a page in this browser: under a key the draft that is open, under that of its family the keys
 * of all that belongs together, copies and other drafts among them. Two tabs never overwrite each other.
 */
"use strict";

(() => {
  const PAUSE = 300; // milliseconds without a change, after which is saved

  const stampOf = () => `${Date.now()}-${Math.random().toString(36).slice(2)}`;

  /**
   * @template {{ saved: string }} T
   * @param {string} family
   * @param {string} key
   * @param {(value: any) => boolean} isKept whether a value is a document of this family
   * @param {(state: DraftState) => void} tell
   * @returns {Draft<T>}
   */
  function draft(family, key, isKept, tell) {
    const { store } = window.mcsite;
    let base = ""; // the stamp of what this tab read or wrote last
    let isInConflict = false;
    /** @type {T | null} */
    let waiting = null;
    let timer = 0;

    /** @param {string} at @returns {Stored<T> | null} */
    const stored = (at) => {
      const value = store.get(at, /** @type {any} */ (null));
      return typeof value?.stamp === "string" && isKept(value.document) ? value : null;
    };

    /** @returns {string[]} */
    const keys = () => {
      const value = store.get(family, /** @type {unknown} */ ([]));
      return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
    };

    /** @param {string} at @param {Stored<T>} value */
    const put = (at, value) => {
      if (!keys().includes(at)) {
        const listed = store.set(family, [...keys(), at]);
        if (!listed.ok) return listed;
      }
      return store.set(at, value);
    };

    // A draft that is gone altogether was cleared away by the browser: what this tab has is all that there is.
    const isChangedElsewhere = () => ![null, base].includes(stored(key)?.stamp ?? null);

    const conflict = () => {
      isInConflict = true;
      tell({ kind: "conflict" });
    };

    const flush = () => {
      clearTimeout(timer);
      if (!waiting || isInConflict) return;
      if (isChangedElsewhere()) return conflict();
      const stamp = stampOf();
      const result = put(key, { stamp, document: waiting });
      if (!result.ok) return tell({ kind: "failed", reason: result.reason });
      base = stamp;
      waiting = null;
      tell({ kind: "saved", at: new Date() });
    };

    const look = () => {
      if (!isInConflict && isChangedElsewhere()) conflict();
    };

    store.onchange(key, look);
    addEventListener("pagehide", flush);
    addEventListener("pageshow", (event) => event.persisted && look());
    document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? flush() : look()));

    const copies = () =>
      keys()
        .filter((one) => one !== key)
        .flatMap((one) => {
          const found = stored(one);
          return found ? [{ key: one, document: found.document }] : [];
        })
        .sort((a, b) => b.document.saved.localeCompare(a.document.saved));

    /** @param {T} copied @param {string} [at] */
    const keepCopy = (copied, at) => {
      const stamp = stampOf();
      return put(at ?? `${key}/copy-${stamp}`, { stamp, document: copied }).ok;
    };

    return {
      load() {
        const own = stored(key);
        base = own?.stamp ?? "";
        return own?.document ?? null;
      },
      move(other) {
        flush();
        if (waiting) return false;
        key = other;
        base = "";
        isInConflict = false;
        store.onchange(key, look);
        return true;
      },
      change(changed) {
        waiting = changed;
        clearTimeout(timer);
        if (isInConflict) return;
        tell({ kind: "pending" });
        timer = setTimeout(flush, PAUSE);
      },
      flush,
      isUnsaved: () => waiting !== null,
      takeTheirs(mine) {
        if (mine && !keepCopy(mine)) return { ok: false, document: null };
        const theirs = stored(key);
        clearTimeout(timer);
        base = theirs?.stamp ?? "";
        isInConflict = false;
        waiting = null;
        return { ok: true, document: theirs?.document ?? null };
      },
      copies,
      keepCopy,
      removeCopy(at) {
        store.remove(at);
        store.set(
          family,
          keys().filter((one) => one !== at),
        );
      },
    };
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { draft });
})();
