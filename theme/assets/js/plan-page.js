/**
 * The plan page: loads what the catalog says of each saved credential, and shows and changes the plan.
 */
"use strict";

(() => {
  const { store, load, el, root, plan, teach, sums, planFile, planParts, compare, words } = window.mcsite;
  const place = /** @type {HTMLElement} */ (document.querySelector(".plan"));
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("plan-page"));

  /** @type {Item[]} */
  let items = [];
  /** @type {Map<string, StackFacts>} */
  let stacks = new Map();
  /** What was taken out last, where it was shown, and the plan before. @type {{ entries: Entry[], index: number, before: Entry[] } | null} */
  let undone = null;
  let turn = 0;

  /** @type {(name: string) => HTMLElement} */
  const part = (name) => /** @type {HTMLElement} */ (place.querySelector(`[data-part="${name}"]`));
  /** @type {(name: string, selector: string) => HTMLElement} */
  const within = (name, selector) => /** @type {HTMLElement} */ (part(name).querySelector(selector));

  /** @returns {string[]} */
  const compared = () => {
    const kept = store.get("compare", /** @type {unknown} */ ([]));
    return Array.isArray(kept) ? kept.filter((id) => items.some((item) => item.facts && item.entry.id === id)) : [];
  };

  /** @param {Item["facts"]} facts */
  const thing = (facts) =>
    facts && { kind: facts.kind, id: facts.id, issuer: facts.issuer.id, topics: facts.topics ?? [] };

  /** Load the stacks that hold these credentials, those around them, and those within them. @param {Item[]} of */
  const loadStacks = async (of) => {
    /** @type {Map<string, StackFacts>} */
    const found = new Map();
    const asked = new Set();
    let ids = of.flatMap(({ facts }) => facts?.stacks ?? []);
    while (ids.length) {
      const fresh = [...new Set(ids)].filter((id) => !asked.has(id));
      for (const id of fresh) asked.add(id);
      const loaded = await Promise.all(fresh.map((id) => load(`stacks/${id}/plan.js`).catch(() => null)));
      for (const stack of loaded) if (stack) found.set(stack.id, stack);
      ids = loaded.flatMap((stack) => [
        ...(stack?.part_of ?? []),
        .../** @type {StackFacts["groups"]} */ (stack?.groups ?? []).flatMap((group) => group.stacks?.map(({ id }) => id) ?? []),
      ]);
    }
    return found;
  };

  const refresh = async () => {
    const mine = (turn += 1);
    const next = await Promise.all(
      plan.all().map(async (entry) => ({ entry, facts: await load(`credentials/${entry.id}/plan.js`).catch(() => null) })),
    );
    const around = await loadStacks(next);
    if (mine !== turn) return;
    items = next;
    stacks = around;
    show();
  };

  /** @param {Named} named */
  const adder = ({ id, title }) => {
    const button = el("button", { type: "button", class: "link", "data-key": `add ${id}` }, "Add", el("span", { class: "unseen" }, ` ${title} to your plan`));
    button.addEventListener("click", () => plan.toggle(id, title));
    return button;
  };

  /** @param {Item} item */
  const title = ({ entry, facts }) => facts?.title ?? entry.title;

  /** @param {Item} item */
  const remove = ({ entry, facts }) => {
    const entries = plan.all();
    const shown = sums.order(items).findIndex((item) => item.entry.id === entry.id);
    if (!plan.keep(entries.filter((one) => one.id !== entry.id))) return;
    undone = { entries: [{ ...entry, title: title({ entry, facts }) }], index: shown, before: entries };
    teach.say(`${title({ entry, facts })} is taken out. You can undo it.`);
    void refresh().then(() => /** @type {HTMLElement | null} */ (place.querySelector("[data-key=undo]"))?.focus());
  };

  const undoLine = () => {
    const { entries, before } = /** @type {NonNullable<typeof undone>} */ (undone);
    /** @param {Entry} entry */
    const rank = ({ id }) => (before.findIndex((one) => one.id === id) + 1 || Infinity);
    const what = entries.length === 1 ? `“${entries[0].title}” is` : `${words.count(entries.length, "credential")} are`;
    const button = el("button", { type: "button", class: "button quiet", "data-key": "undo" }, "Undo");
    button.addEventListener("click", () => {
      const all = planFile.merge(plan.all(), entries).entries;
      if (!plan.keep(all.sort((a, b) => rank(a) - rank(b) || 0))) return;
      undone = null;
      teach.say(entries.length === 1 ? `${entries[0].title} is back.` : "Your plan is back.");
      const key = `remove ${entries[0].id}`;
      void refresh().then(() => /** @type {HTMLElement | null} */ (place.querySelector(`[data-key="${key}"]`))?.focus());
    });
    return el("p", { class: "undone" }, `${what} taken out. `, button);
  };

  /** @param {Item} item */
  const statusField = (item) => {
    const { entry } = item;
    const select = el("select", { "data-key": `status ${entry.id}` });
    for (const status of /** @type {const} */ (["planned", "in-progress", "earned"])) {
      select.append(el("option", { value: status, selected: status === entry.status }, words.label(status)));
    }
    select.addEventListener("change", () => {
      const status = /** @type {Status} */ (select.value);
      plan.keep(plan.all().map((one) => (one.id === entry.id ? { ...one, status } : one)));
      teach.say(`${title(item)}: ${planParts.STATUS[status]}.`);
    });
    return el("label", {}, "Status", el("span", { class: "unseen" }, ` of ${title(item)}`), " ", select);
  };

  /** @param {Item} item */
  const compareField = (item) => {
    const { entry } = item;
    const chosen = compared();
    const box = el("input", { type: "checkbox", checked: chosen.includes(entry.id), "data-key": `compare ${entry.id}` });
    box.addEventListener("change", () => {
      const others = compared().filter((id) => id !== entry.id);
      if (box.checked && others.length >= compare.MOST) {
        box.checked = false;
        return teach.say(`Up to ${compare.MOST} can stand side by side. Take one out first.`, true);
      }
      store.set("compare", box.checked ? [...others, entry.id] : others);
      showCompared();
    });
    return el("label", {}, box, " Compare", el("span", { class: "unseen" }, ` ${title(item)}`));
  };

  /** @param {Item} item */
  const needs = ({ entry, facts }) => {
    if (entry.status === "earned" || !facts?.prerequisites) return null;
    const nodes = facts.prerequisites.map((named) => {
      const known = items.find((item) => item.entry.id === named.id)?.entry.status;
      const shown = el("span", {}, planParts.credential(named), ` (${named.closed && !known ? named.closed.split(" ")[0] : planParts.STATUS[known ?? "missing"]}) `);
      if (!known && !named.closed) shown.append(adder(named));
      return shown;
    });
    return el("p", { class: "needs" }, "Earn first: ", ...planParts.listed(nodes));
  };

  /** @param {Item} item */
  const about = ({ facts }) => {
    if (!facts) return "It isn’t in this catalog any more, or can’t be loaded now. It is kept, and counted in no total.";
    const fee = facts.fee?.amount ? words.money(facts.fee.amount, facts.fee.currency) : facts.fee || facts.model === "free" ? "no fee" : "";
    return [facts.issuer.title, facts.hours ? words.hours(facts.hours) : "", fee].filter(Boolean).join(" · ");
  };

  /** @param {Item} item */
  const closed = ({ entry, facts }) => {
    if (!facts?.closed) return null;
    const row = el("p", { class: "lapsed" }, `It can no longer be earned (${facts.closed})`);
    row.append(entry.status === "planned" ? ", and is counted in no total." : ".");
    if (facts.replaced_by) row.append(" In its place: ", planParts.credential(facts.replaced_by), ".");
    return row;
  };

  /** @param {Item} item */
  const row = (item) => {
    const { entry, facts } = item;
    const name = facts ? planParts.link(facts.url, facts.title) : entry.title;
    const shown = el("li", { class: "entry", "data-id": entry.id }, el("h3", {}, name), el("p", { class: "meta" }, about(item)));
    const given = facts && teach.describe(/** @type {Thing} */ (thing(facts)));
    const lines = [given && el("p", { class: "gives-here" }, `Where you teach: ${given.short}`), closed(item), needs(item)];
    for (const line of lines) if (line) shown.append(line);
    const out = el("button", { type: "button", class: "link", "data-key": `remove ${entry.id}` }, "Take out", el("span", { class: "unseen" }, ` ${title(item)}`));
    out.addEventListener("click", () => remove(item));
    const tools = el("div", { class: "entry-tools" }, statusField(item));
    if (facts) tools.append(compareField(item));
    tools.append(out);
    shown.append(tools);
    return shown;
  };

  const showEntries = () => {
    const list = within("entries", ".entries");
    list.replaceChildren(...sums.order(items).map(row));
    part("empty").querySelector(".undone")?.remove();
    if (!undone || undone.entries.every(({ id }) => items.some((item) => item.entry.id === id))) return;
    if (!items.length) part("empty").append(undoLine());
    else list.insertBefore(el("li", { class: "entry gone" }, undoLine()), list.children[undone.index] ?? null);
  };

  const showCompared = () => {
    const chosen = compared();
    const shown = chosen.flatMap((id) => items.find((item) => item.entry.id === id) ?? []);
    const body = within("compare", ".body");
    body.hidden = shown.length > 1;
    body.textContent = shown.length === 1 ? "Tick one more to compare." : `Tick “Compare” at up to ${compare.MOST} credentials above.`;
    part("compare").querySelector("table")?.remove();
    if (shown.length > 1) part("compare").append(compare.table(shown, teach.chosen()));
  };

  /** @param {Item[]} live */
  const showStacks = (live) => {
    const statuses = new Map(live.map(({ entry }) => [entry.id, entry.status]));
    const open = [...stacks.values()].filter((stack) => !stack.closed);
    const all = open.map((stack) => sums.progress(stack, statuses, stacks)).filter((one) => one.needed > one.counts.missing);
    all.sort((a, b) => a.counts.missing / a.needed - b.counts.missing / b.needed || a.stack.title.localeCompare(b.stack.title, "en"));
    part("stacks").hidden = !all.length;
    planParts.stacks(within("stacks", ".rows"), all, adder);
    return all;
  };

  const show = () => {
    const key = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.key;
    const live = items.filter(sums.live);
    const earned = live.filter((item) => item.entry.status === "earned");
    const ahead = live.filter((item) => item.entry.status !== "earned");
    const progress = showStacks(live);
    const recognizer = teach.chosen();
    /** @type {(of: Item[], statuses: (Status | undefined)[]) => Credit} */
    const credit = (of, statuses) =>
      sums.credit(/** @type {Recognizer} */ (recognizer), of, progress.filter((one) => statuses.includes(one.status)).map((one) => one.stack));
    const whole = recognizer && credit(live, ["planned", "in-progress", "earned"]);
    planParts.totals(within("totals", "dl"), live, items.length - live.length, recognizer && whole && { recognizer, whole, earned: credit(earned, ["earned"]) });
    planParts.credit(within("credit", ".body"), recognizer, whole);
    planParts.collect(within("collect", ".body"), ahead);
    showEntries();
    showCompared();
    for (const name of ["totals", "entries", "credit", "compare"]) part(name).hidden = !items.length;
    part("collect").hidden = !ahead.length;
    part("empty").hidden = items.length > 0;
    for (const act of ["export", "clear", "print"]) within("keep", `[data-act=${act}]`).hidden = !items.length;
    if (key) /** @type {HTMLElement | null} */ (place.querySelector(`[data-key="${key}"]`))?.focus();
  };

  const catalog = () => {
    const own = document.querySelector("link[rel=canonical]")?.getAttribute("href");
    return own ? new URL("../", own).href : root.href;
  };

  const save = () => {
    const text = planFile.write(plan.all(), store.get("teach", ""), catalog());
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    el("a", { href: url, download: `plan-${window.mcsite.recognition.today()}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };

  /** @param {HTMLInputElement} field */
  const open = async (field) => {
    const file = field.files?.[0];
    if (!file) return;
    const given = planFile.read(await file.text());
    field.value = "";
    if (typeof given === "string") return teach.say(given, true);
    const all = await load("data/recognizers.js").catch(() => []);
    const { entries, added, moved } = planFile.merge(plan.all(), given.credentials);
    if (!plan.keep(entries)) return;
    if (!teach.chosen() && all.some((/** @type {Recognizer} */ one) => one.id === given.teach)) teach.choose(given.teach);
    const foreign = given.catalog && given.catalog !== catalog() ? ` The file is of another catalog, ${given.catalog}` : "";
    teach.say(`${words.count(added, "credential")} added, ${moved} further along than before.${foreign}`, true);
  };

  const clear = () => {
    const entries = plan.all();
    if (!plan.keep([])) return;
    undone = { entries, index: 0, before: entries };
    teach.say("Your plan is empty. You can undo it.");
    void refresh().then(() => /** @type {HTMLElement | null} */ (place.querySelector("[data-key=undo]"))?.focus());
  };

  place.replaceChildren(template.content.cloneNode(true));
  for (const section of place.querySelectorAll("[data-part]")) {
    if (section !== part("keep")) /** @type {HTMLElement} */ (section).hidden = true;
  }
  within("keep", "[data-act=export]").addEventListener("click", save);
  within("keep", "[data-act=print]").addEventListener("click", () => print());
  within("keep", "[data-act=clear]").addEventListener("click", clear);
  const field = /** @type {HTMLInputElement} */ (within("keep", "input"));
  field.addEventListener("change", () => void open(field));
  plan.onchange(() => void refresh());
  store.onchange("compare", showCompared);
  document.addEventListener("mcsite:teach", show);
  void refresh();
})();
