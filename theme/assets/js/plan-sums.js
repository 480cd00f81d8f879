/**
 * What the saved credentials add up to: pure functions, which know nothing of the page.
 */
"use strict";

(() => {
  const { recognition } = window.mcsite;
  const WRITTEN = new Set(["reflection", "written-response"]);

  /** Sums of halves and tenths, without the dust of binary fractions. @param {number} value */
  const clean = (value) => Math.round(value * 1e6) / 1e6;

  /**
   * Tell whether an item can still be earned, or was: what is closed or gone counts only if it is under way or earned.
   * @param {Item} item
   */
  const live = ({ entry, facts }) => Boolean(facts) && (!facts?.closed || entry.status !== "planned");

  /**
   * Return the totals of items: hours, how many state none, fees by currency, and how many state none.
   * @param {Item[]} items
   */
  const totals = (items) => {
    const sum = { hours: { min: 0, max: 0 }, hoursUnknown: 0, fees: /** @type {Map<string, number>} */ (new Map()), feesUnknown: 0 };
    for (const { facts } of items) {
      if (!facts) continue;
      if (facts.hours) {
        sum.hours.min = clean(sum.hours.min + facts.hours.min);
        sum.hours.max = clean(sum.hours.max + facts.hours.max);
      } else sum.hoursUnknown += 1;
      const { fee } = facts;
      if (fee?.amount) sum.fees.set(fee.currency, clean((sum.fees.get(fee.currency) ?? 0) + fee.amount));
      else if (!fee && facts.model !== "free") sum.feesUnknown += 1;
    }
    return sum;
  };

  /**
   * Return items in an order in which each comes after its prerequisites, and otherwise as they were.
   * @param {Item[]} items
   */
  const order = (items) => {
    const byId = new Map(items.map((item) => [item.entry.id, item]));
    /** @type {Set<Item>} */
    const done = new Set();
    /** @type {Set<Item>} */
    const begun = new Set();
    /** @param {Item} item */
    const add = (item) => {
      if (begun.has(item)) return;
      begun.add(item);
      for (const { id } of item.facts?.prerequisites ?? []) {
        const first = byId.get(id);
        if (first) add(first);
      }
      done.add(item);
    };
    items.forEach(add);
    return [...done];
  };

  /**
   * Return what one rule gives for so many credentials and stacks: `worth` without its cap and `given` with it, how many
   * credentials are left over, waiting for others, and whether the cap is in a unit that it can be compared in.
   * @param {Rule} rule
   * @param {number} credentials
   * @param {number} stacks
   */
  const apply = (rule, credentials, stacks) => {
    const { amount, unit, per = 1 } = rule.award;
    const { cap } = rule;
    /** @type {(number: number) => number} */
    const award = (number) => Math.floor(number / per) * amount;
    const worth = clean(award(credentials) + award(stacks));
    const counted = cap?.unit === "credential" || cap?.unit === "stack";
    /** @type {(number: number, noun: string) => number} */
    const most = (number, noun) => (cap?.unit === noun ? Math.min(number, cap.amount) : number);
    let given = clean(award(most(credentials, "credential")) + award(most(stacks, "stack")));
    const comparable = !cap || counted || !cap.unit || cap.unit === unit;
    if (cap && comparable && !counted) given = Math.min(given, cap.amount);
    return { unit, worth, given, left: credentials % per, missing: (per - (credentials % per)) % per, comparable };
  };

  /**
   * Return what a recognizer gives for items and for the stacks that they complete: a line for each rule that takes
   * something in, what is excluded or not taken in, and the sum in each unit of the rules that hold today.
   * @param {Recognizer} recognizer
   * @param {Item[]} items
   * @param {StackFacts[]} stacks
   * @param {string} [day]
   */
  const credit = (recognizer, items, stacks, day) => {
    /** @type {Map<Rule, CreditLine>} */
    const lines = new Map();
    /** @type {{ facts: CredentialFacts, excluded: boolean }[]} */
    const without = [];
    /** @param {Rule} rule */
    const line = (rule) => {
      const known = lines.get(rule) ?? { rule, credentials: [], stacks: [], lapse: recognition.lapse(rule, day), sum: apply(rule, 0, 0) };
      lines.set(rule, known);
      return known;
    };
    for (const { facts } of items) {
      if (!facts) continue;
      const { rule, excluded } = recognition.find(recognizer, { ...facts, issuer: facts.issuer.id, topics: facts.topics ?? [] }, day);
      if (rule) line(rule).credentials.push(facts);
      else without.push({ facts, excluded });
    }
    for (const stack of stacks) {
      const { rule } = recognition.find(recognizer, { ...stack, issuer: "", topics: [] }, day);
      if (rule) line(rule).stacks.push(stack);
    }
    /** @type {Map<string, number>} */
    const sums = new Map();
    for (const one of lines.values()) {
      one.sum = apply(one.rule, one.credentials.length, one.stacks.length);
      if (!one.lapse) sums.set(one.sum.unit, clean((sums.get(one.sum.unit) ?? 0) + one.sum.given));
    }
    const ordered = recognizer.rules.flatMap((rule) => lines.get(rule) ?? []);
    return { lines: ordered, without, sums };
  };

  /**
   * Return what is asked for as evidence, once for each template or title, what serves most credentials first; by type.
   * @param {Item[]} items
   * @returns {{ type: string, written: boolean, pieces: Piece[] }[]}
   */
  const evidence = (items) => {
    /** @type {Map<string, Piece>} */
    const pieces = new Map();
    for (const { facts } of items) {
      facts?.evidence.forEach((part, index) => {
        const key = `${part.type} ${part.template?.id ?? `: ${part.title}`}`;
        const piece = pieces.get(key) ?? { type: part.type, title: part.template?.title ?? part.title, template: part.template, serves: [] };
        piece.serves.push({ facts, part, number: index + 1 });
        pieces.set(key, piece);
      });
    }
    /** @param {Piece} piece */
    const served = (piece) => new Set(piece.serves.map((one) => one.facts)).size;
    const ordered = [...pieces.values()].sort((a, b) => served(b) - served(a) || a.title.localeCompare(b.title, "en"));
    const types = [...new Set(ordered.map((piece) => piece.type))];
    return types
      .map((type) => ({ type, written: WRITTEN.has(type), pieces: ordered.filter((piece) => piece.type === type) }))
      .sort((a, b) => Number(a.written) - Number(b.written));
  };

  /**
   * Return how far the items go in a stack: of each group, how many of those needed are earned, in progress and planned.
   * @param {StackFacts} stack
   * @param {Map<string, Status>} statuses of the live items, by id
   * @param {Map<string, StackFacts>} stacks
   * @param {Set<string>} [within] stacks that are being looked at
   * @returns {Progress}
   */
  const progress = (stack, statuses, stacks, within = new Set()) => {
    const path = new Set([...within, stack.id]);
    const groups = stack.groups.map((group) => {
      const members = [
        ...(group.credentials ?? []).map((one) => ({ ...one, kind: /** @type {const} */ ("credential"), status: statuses.get(one.id) })),
        ...(group.stacks ?? []).map((one) => {
          const inner = path.has(one.id) ? undefined : stacks.get(one.id);
          const status = inner && progress(inner, statuses, stacks, path).status;
          return { ...one, kind: /** @type {const} */ ("stack"), status };
        }),
      ];
      let open = group.needed;
      /** @param {Status} status */
      const take = (status) => {
        const taken = Math.min(open, members.filter((member) => member.status === status).length);
        open -= taken;
        return taken;
      };
      const counts = { earned: take("earned"), "in-progress": take("in-progress"), planned: take("planned"), missing: open };
      return { title: group.title, needed: group.needed, members, counts };
    });
    /** @param {Status | "missing"} key */
    const all = (key) => groups.reduce((sum, group) => sum + group.counts[key], 0);
    const counts = { earned: all("earned"), "in-progress": all("in-progress"), planned: all("planned"), missing: all("missing") };
    const needed = groups.reduce((sum, group) => sum + group.needed, 0);
    /** @type {Status | undefined} */
    let status;
    if (!counts.missing) status = counts.planned ? "planned" : counts["in-progress"] ? "in-progress" : "earned";
    return { stack, groups, counts, needed, status };
  };

  window.mcsite.sums = { live, totals, order, apply, credit, evidence, progress };
})();
