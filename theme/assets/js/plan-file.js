/**
 * The plan as a file: what is written, what is read, and how one is merged into what is here. docs/plan.md describes it.
 */
"use strict";

(() => {
  const FORMAT = "mcsite-plan";
  /** @type {Status[]} */
  const STATUSES = ["planned", "in-progress", "earned"];

  /**
   * Return the text of a plan's file.
   * @param {Entry[]} entries
   * @param {string} teach the id of the chosen recognizer, or an empty text
   * @param {string} catalog the address of the catalog
   */
  const write = (entries, teach, catalog) =>
    `${JSON.stringify({ format: FORMAT, version: 1, catalog, teach, credentials: entries }, null, 2)}\n`;

  /**
   * Return what a file says, or in a sentence why it can't be read.
   * @param {string} text
   * @returns {PlanFile | string}
   */
  const read = (text) => {
    /** @type {any} */
    let given;
    try {
      given = JSON.parse(text);
    } catch {
      return "This isn’t a plan file: it isn’t JSON.";
    }
    if (given?.format !== FORMAT || !Array.isArray(given.credentials)) return "This isn’t a plan file of a credential catalog.";
    if (given.version !== 1) return "This plan file was written by a newer version; it can’t be read here.";
    /** @type {Map<string, Entry>} */
    const entries = new Map();
    for (const one of given.credentials) {
      if (typeof one?.id !== "string" || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(one.id)) return "This plan file is damaged.";
      const status = STATUSES.includes(one.status) ? one.status : "planned";
      entries.set(one.id, { ...one, title: `${one.title ?? one.id}`, status });
    }
    return { catalog: `${given.catalog ?? ""}`, teach: `${given.teach ?? ""}`, credentials: [...entries.values()] };
  };

  /**
   * Return entries with those of a file added; where both have one, the status that is further along stays.
   * @param {Entry[]} entries
   * @param {Entry[]} more
   */
  const merge = (entries, more) => {
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    let added = 0;
    let moved = 0;
    for (const one of more) {
      const known = byId.get(one.id);
      if (!known) added += 1;
      else if (STATUSES.indexOf(one.status) > STATUSES.indexOf(known.status)) moved += 1;
      else {
        byId.set(one.id, { ...one, ...known });
        continue;
      }
      byId.set(one.id, { ...known, ...one });
    }
    return { entries: [...byId.values()], added, moved };
  };

  window.mcsite.planFile = { write, read, merge };
})();
