/**
 * What a recognizer gives for a credential or stack: the first of its rules that takes the thing in, by the same steps
 * as `mcsite.linking.relations`. The words are those of `mcsite.views.base.rule_sentence`, and come with the rules.
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

  /**
   * Return the rule that counts for a thing; none if it is excluded by name, or if no rule takes it in.
   * @param {Recognizer} recognizer
   * @param {Thing} thing
   * @returns {{ rule: Rule | null, excluded: boolean }}
   */
  const find = (recognizer, thing) => {
    if (thing.kind === "stack") {
      return { rule: recognizer.rules.find((rule) => rule.stacks?.includes(thing.id)) ?? null, excluded: false };
    }
    const named = recognizer.rules.filter((rule) => takesIn(rule, thing));
    const rule = named.find((one) => !one.except?.includes(thing.id)) ?? null;
    return { rule, excluded: !rule && named.length > 0 };
  };

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
   * Say what a recognizer gives for a thing; `counts` is false if the thing is excluded, and null if no rule takes it in.
   * @param {Recognizer} recognizer
   * @param {Thing} thing
   * @param {string} [day]
   * @returns {Given}
   */
  const say = (recognizer, thing, day) => {
    const { rule, excluded } = find(recognizer, thing);
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
