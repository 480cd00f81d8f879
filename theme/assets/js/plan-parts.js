/**
 * The parts of the plan page that only show something: totals, credit, evidence, stacks.
 */
"use strict";

(() => {
  const { el, root, words, sums, teach } = window.mcsite;

  /** @type {Record<Status | "missing", string>} */
  const STATUS = { planned: "planned", "in-progress": "in progress", earned: "earned", missing: "not in your plan" };

  /**
   * @param {string} url
   * @param {string} title
   */
  const link = (url, title) => el("a", { href: new URL(url, root).href, class: "own" }, title);

  /** @param {Named} named */
  const credential = ({ id, title }) => link(`credentials/${id}/`, title);

  /**
   * Return nodes as a list in a sentence.
   * @param {Node[]} nodes
   */
  const listed = (nodes) =>
    nodes.flatMap((node, index) => {
      if (!index) return [node];
      return [index === nodes.length - 1 ? " and " : ", ", node];
    });

  /** @param {Map<string, number>} amounts by unit */
  const amounts = (amounts) =>
    words.listed([...amounts].map(([unit, value]) => words.amount(value, unit))) || "Nothing";

  /** @param {ReturnType<Mcsite["sums"]["totals"]>} sum */
  const hours = (sum) => {
    const shown = sum.hours.max ? words.hours(sum.hours) : sum.hoursUnknown ? "" : "None";
    const unknown = sum.hoursUnknown ? `${words.count(sum.hoursUnknown, "credential")} without a figure` : "";
    return [shown, unknown].filter(Boolean).join(", and ");
  };

  /** @param {ReturnType<Mcsite["sums"]["totals"]>} sum */
  const fees = (sum) => {
    const shown = [...sum.fees].sort().map(([currency, value]) => words.money(value, currency));
    if (!shown.length && !sum.feesUnknown) return "None";
    const unknown = sum.feesUnknown ? [`${words.count(sum.feesUnknown, "fee")} not stated`] : [];
    return words.listed([...shown, ...unknown]);
  };

  /**
   * @param {Element} list
   * @param {Item[]} items those that count
   * @param {number} others how many don't
   * @param {{ recognizer: Recognizer, whole: Credit, earned: Credit } | null} credit
   */
  const totals = (list, items, others, credit) => {
    const ahead = items.filter((item) => item.entry.status !== "earned");
    /** @param {Status} status */
    const number = (status) => items.filter((item) => item.entry.status === status).length;
    const statuses = /** @type {const} */ (["earned", "in-progress", "planned"]).filter((status) => number(status));
    const states = statuses.map((status) => `${number(status)} ${STATUS[status]}`);
    const whole = sums.totals(items);
    const left = sums.totals(ahead);
    /** @type {[string, string, string][]} */
    const facts = [
      ["Credentials", `${items.length}`, words.listed([...states, ...(others ? [`${others} more in no total`] : [])])],
      ["Hours", hours(whole), ahead.length < items.length ? `Still ahead: ${hours(left)}` : ""],
      ["Fees", fees(whole), ahead.length < items.length ? `Still ahead: ${fees(left)}` : ""],
    ];
    if (credit) {
      facts.push([`At ${credit.recognizer.title}`, amounts(credit.whole.sums), `Earned so far: ${amounts(credit.earned.sums)}`]);
    }
    list.replaceChildren(
      ...facts.map(([name, value, more]) => {
        const shown = el("dd", {}, el("strong", {}, value));
        if (more) shown.append(el("br"), more);
        return el("div", {}, el("dt", {}, name), shown);
      }),
    );
  };

  /** @param {CreditLine} line */
  const capped = ({ rule, sum, credentials }) => {
    const told = [];
    const { cap } = rule;
    const period = cap?.period && cap.period !== "career" ? cap.period.replaceAll("-", " ") : "";
    if (sum.worth > sum.given) {
      const rest = period ? `what is above it has to fall into another ${period}` : "what is above it doesn’t count";
      told.push(`The limit applies: without it, this would be ${words.amount(sum.worth, sum.unit)}; ${rest}.`);
    } else if (sum.left && !(cap && sum.comparable && !cap.unit?.match(/^(credential|stack)$/) && sum.given >= cap.amount)) {
      const left = sum.left === credentials.length ? (sum.left === 1 ? "It waits" : "They wait") : `${sum.left} of them ${sum.left === 1 ? "waits" : "wait"}`;
      told.push(`${left} for ${sum.missing} more.`);
    }
    if (!sum.comparable) told.push("The limit is in another unit and isn’t worked into this figure.");
    return told.join(" ");
  };

  /**
   * @param {Element} body
   * @param {Recognizer | null} recognizer
   * @param {Credit | null} credit
   */
  const credit = (body, recognizer, credit) => {
    if (!recognizer || !credit) {
      const button = el("button", { type: "button", class: "button", "aria-haspopup": "dialog", "data-key": "teach" }, "Where do you teach?");
      button.addEventListener("click", () => void teach.open());
      body.replaceChildren(el("p", {}, "Choose it, and see what your plan gives you there. "), el("p", {}, button));
      return;
    }
    const change = el("button", { type: "button", class: "link", "aria-haspopup": "dialog", "data-key": "teach" }, "Change");
    change.addEventListener("click", () => void teach.open());
    const sum = `${amounts(credit.sums)} for the whole plan, as of today`;
    body.replaceChildren(el("p", {}, "At ", link(recognizer.url, recognizer.title), ". ", change), el("p", { class: "gives" }, sum));
    const rows = el("ul", { class: "rows" });
    for (const line of credit.lines) {
      const said = [line.credentials.length ? line.rule.credential : null, line.stacks.length ? line.rule.stack : null];
      const names = [...line.credentials.map(credential), ...line.stacks.map((one) => link(one.url, `the stack ${one.title}`))];
      const row = el("li", {}, el("p", { class: "given" }, words.amount(line.sum.given, line.sum.unit)));
      if (line.lapse) row.append(el("p", { class: "lapsed" }, `${line.lapse} It isn’t in the sum.`));
      row.append(el("p", {}, "For ", ...listed(names), ". ", capped(line)));
      for (const one of said) if (one) row.append(el("p", { class: "meta" }, one.sentence));
      if (line.rule.note) row.append(el("p", { class: "meta" }, line.rule.note));
      if (line.rule.form_url) row.append(el("p", {}, el("a", { href: line.rule.form_url }, "Claim form")));
      rows.append(row);
    }
    if (rows.children.length) body.append(rows);
    /** @type {[boolean, string][]} */
    const reasons = [[true, "Excluded there by name: "], [false, "No rule there takes in: "]];
    for (const [excluded, why] of reasons) {
      const names = credit.without.filter((one) => one.excluded === excluded).map((one) => credential(one.facts));
      if (names.length) body.append(el("p", {}, why, ...listed(names), "."));
    }
    const limits = credit.lines.filter((line) => line.rule.cap).length;
    if (limits > 1) body.append(el("p", { class: "meta" }, "Each limit is counted on its own."));
  };

  /** @param {Piece["serves"][number]} use */
  const use = ({ facts, part, number }) => {
    const more = [
      part.repeat_for ? `for each ${part.repeat_for}${part.quantity ? ` (${part.quantity})` : ""}` : part.quantity && part.quantity > 1 ? `${part.quantity} of them` : "",
      (part.media ?? []).join(", "),
    ].filter(Boolean);
    return el("li", {}, credential(facts), `, part ${number}: ${part.title}`, el("span", { class: "meta" }, more.length ? ` · ${more.join(" · ")}` : ""));
  };

  /**
   * @param {Element} body
   * @param {Item[]} items those that are still ahead
   */
  const collect = (body, items) => {
    body.replaceChildren();
    for (const { type, pieces } of sums.evidence(items)) {
      const list = el("ul", { class: "pieces" });
      for (const { template, title, serves } of pieces) {
        const name = template ? link(`evidence/${template.id}/`, title) : title;
        const served = new Set(serves.map((one) => one.facts)).size;
        const row = el("li", {}, el("p", {}, el("strong", {}, name)));
        if (served > 1) row.firstElementChild?.append(" ", el("span", { class: "rule" }, `for ${served} credentials`));
        row.append(el("ul", { class: "uses" }, ...serves.map(use)));
        list.append(row);
      }
      body.append(el("section", {}, el("h3", {}, words.label(type)), list));
    }
  };

  /** @param {StatusCounts} counts */
  const told = (counts) => {
    const keys = /** @type {const} */ (["earned", "in-progress", "planned", "missing"]);
    return words.listed(keys.filter((key) => counts[key]).map((key) => `${counts[key]} ${STATUS[key]}`));
  };

  /**
   * @param {Progress["groups"][number]} group
   * @param {(named: Named) => Node} add makes the button that adds a credential
   */
  const group = (group, add) => {
    const held = group.members.length;
    const rule = group.needed === held ? `all ${held}` : `any ${group.needed} of ${held}`;
    const row = el("li", {}, el("p", {}, el("strong", {}, group.title), `, ${rule}: ${told(group.counts)}`));
    const members = el("ul", { class: "members" });
    for (const member of group.members) {
      const url = `${member.kind}s/${member.id}/`;
      const shown = el("li", {}, link(url, member.title));
      if (member.closed) shown.append(el("span", { class: "closed" }, ` (${member.closed.split(" ")[0]})`));
      if (member.status) shown.append(el("span", { class: "state" }, ` ${STATUS[member.status]}`));
      else if (member.kind === "credential" && !member.closed && group.counts.missing) shown.append(" ", add(member));
      members.append(shown);
    }
    row.append(members);
    return row;
  };

  /**
   * @param {Element} list
   * @param {Progress[]} all
   * @param {(named: Named) => Node} add
   */
  const stacks = (list, all, add) => {
    list.replaceChildren(
      ...all.map((one) => {
        const bar = el("p", { class: "bar", "aria-hidden": "true" });
        for (const key of /** @type {const} */ (["earned", "in-progress", "planned", "missing"])) {
          for (let n = 0; n < one.counts[key]; n += 1) bar.append(el("i", { class: key }));
        }
        const row = el("li", {}, el("h3", {}, link(one.stack.url, one.stack.title)), bar);
        row.append(el("p", { class: "given" }, `Of ${one.needed} needed: ${told(one.counts)}.`));
        if (one.status === "earned" && one.stack.award) row.append(el("p", {}, `All is earned. The award: ${one.stack.award}.`));
        row.append(el("ul", { class: "groups" }, ...one.groups.map((each) => group(each, add))));
        return row;
      }),
    );
  };

  window.mcsite.planParts = { STATUS, link, credential, listed, totals, credit, collect, stacks };
})();
