/**
 * Keeps a workbook in this browser: under `workbook/<credential>/<version>` the draft, under `workbook/<credential>` the
 * keys of all that is kept for the credential, copies and other versions among them. Two tabs never overwrite each other.
 */
"use strict";

(() => {
  const PAUSE = 300; // milliseconds without a change, after which is saved

  /** @param {any} value @returns {value is StoredWorkbook} */
  const isStored = (value) =>
    typeof value?.stamp === "string" && window.mcsite.workbookMerge.isWorkbook(value.document);

  /**
   * @param {WorkbookDocument["credential"]} credential
   * @param {(state: WorkbookState) => void} tell
   * @returns {WorkbookDraft}
   */
  function workbookDraft(credential, tell) {
    const { store } = window.mcsite;
    const family = `workbook/${credential.id}`;
    const key = `${family}/${credential.version}`;
    let base = ""; // the stamp of what this tab read or wrote last
    let isInConflict = false;
    /** @type {WorkbookDocument | null} */
    let waiting = null;
    let timer = 0;

    /** @param {string} at @returns {StoredWorkbook | null} */
    const stored = (at) => {
      const value = store.get(at, /** @type {unknown} */ (null));
      return isStored(value) ? value : null;
    };

    /** @returns {string[]} */
    const keys = () => {
      const value = store.get(family, /** @type {unknown} */ ([]));
      return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
    };

    /** @param {string} at @param {StoredWorkbook} value */
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
      const stamp = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
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

    /** @param {WorkbookDocument} copied */
    const keepCopy = (copied) => {
      const stamp = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
      return put(`${key}/copy-${stamp}`, { stamp, document: copied }).ok;
    };

    return {
      load() {
        const own = stored(key);
        base = own?.stamp ?? "";
        if (own) return own.document;
        const others = copies().filter((one) => !one.key.includes("/copy-"));
        return others[0]?.document ?? null;
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

  window.mcsite = Object.assign(window.mcsite ?? {}, { workbookDraft });
})();
