/**
 * What a recognizer gives for a credential or stack on a day: the first of its rules that takes the thing in and holds
 * then, by the same steps as `mcsite.linking.relations`. The words are those of `mcsite.views.base.rule_sentence`, and come with the rules.
 */
"use strict";

(() => {
  /**
   * @param {Rule} rule
   * @param {Thing} thing
   */
  const takesIn = (rule, thing) =>
    rule.all ||
    rule.credentials?.includes(thing.id) ||
    rule.issuers?.includes(thing.issuer) ||
    thing.topics.some((topic) => rule.topics?.includes(topic));

  /** Return the day by the browser's clock, as year-month-day. */
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => `${part}`.padStart(2, "0")).join("-");
  };

  /**
   * Tell why a rule doesn't hold on a day, or return an empty text if it does.
   * @param {Rule} rule
   * @param {string} [day]
   */
  const lapse = (rule, day = today()) => {
    if (rule.valid?.from && day < rule.valid.from) return "Not valid today: this begins later.";
    if (rule.valid?.until && day > rule.valid.until) return "Not valid today: this has ended.";
    return "";
  };

  /**
   * Return the rule that counts for a thing: the first that holds on a day; else the one that begins next, or that ended
   * last. There is none if the thing is excluded by name, or if no rule takes it in.
   * @param {Recognizer} recognizer
   * @param {Thing} thing
   * @param {string} [day]
   * @returns {{ rule: Rule | null, excluded: boolean }}
   */
  const find = (recognizer, thing, day = today()) => {
    const stack = thing.kind === "stack";
    const named = recognizer.rules.filter((rule) => (stack ? rule.stacks?.includes(thing.id) : takesIn(rule, thing)));
    const rules = stack ? named : named.filter((rule) => !rule.except?.includes(thing.id));
    const begin = (/** @type {Rule} */ rule) => rule.valid?.from ?? "";
    const end = (/** @type {Rule} */ rule) => rule.valid?.until ?? "";
    const next = rules.filter((rule) => begin(rule) > day).sort((a, b) => (begin(a) < begin(b) ? -1 : 1))[0];
    const last = [...rules].sort((a, b) => (end(a) > end(b) ? -1 : 1))[0];
    const rule = rules.find((one) => !lapse(one, day)) ?? next ?? last ?? null;
    return { rule, excluded: !rule && named.length > 0 };
  };

  /**
   * Say what a recognizer gives for a thing; `counts` is false if the thing is excluded, and null if no rule takes it in.
   * @param {Recognizer} recognizer
   * @param {Thing} thing
   * @param {string} [day]
   * @returns {Given}
   */
  const say = (recognizer, thing, day) => {
    const { rule, excluded } = find(recognizer, thing, day);
    const said = rule && rule[thing.kind];
    if (!rule || !said) {
      return excluded
        ? { counts: false, short: "doesn’t count", sentence: "Doesn't count here: it is excluded by name.", lapse: "" }
        : { counts: null, short: "nothing said of it", sentence: "No rule here takes it in: ask first.", lapse: "" };
    }
    const lapsed = lapse(rule, day);
    const short = said.rate + (rule.preapproval ? "; ask first" : "") + (lapsed ? "; not valid today" : "");
    return { counts: true, short, sentence: said.sentence, lapse: lapsed, rule };
  };

  Object.assign(window.mcsite, { recognition: { find, today, lapse, say } });
})();
