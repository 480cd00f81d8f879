/**
 * What the scripts of the forms know of a credential: blank workbooks and assessments, made of the page's outline.
 */
"use strict";

(() => {
  /** Return a name that tells nothing of a person. @param {string} noun @param {number} number from 0 */
  const pseudonym = (noun, number) =>
    `${noun[0].toUpperCase()}${noun.slice(1)} ${number < 26 ? String.fromCharCode(65 + number) : number + 1}`;

  /** @param {number} length @param {(index: number) => any} make */
  const several = (length, make) => Array.from({ length }, (_, index) => make(index));

  /** @param {Outline} outline */
  const credentialOf = ({ site, id, title, version, language }) => ({
    id,
    title,
    version,
    url: `${site}credentials/${id}/`,
    language,
  });

  /** @param {OutlinedPart} part @param {number} index @returns {WorkbookPart} */
  function partOf({ title, type, repeat_for = "", times = 1, needed = 0, questions, checks = [] }, index) {
    const entries = several(times, (number) => ({
      name: repeat_for && pseudonym(repeat_for, number),
      answers: questions.map((question) => ({
        title: "",
        prompt: "",
        max_words: null,
        limit: null,
        ...question,
        text: "",
      })),
      artifacts: several(needed, () => ({ title: "", media: "", link: "", caption: "" })),
    }));
    const asked = checks.map((text) => ({ text, done: false }));
    return { number: index + 1, title, type, repeat_for, entries, checks: asked };
  }

  /** @param {Outline} outline @returns {WorkbookDefinition} */
  function workbookDefinition(outline) {
    const { site, parts, criteria = [], pass_rule, levels = [], issuer } = outline;
    return {
      blank: {
        $schema: `${site}schema/workbook.schema.json`,
        format: "mcsite-workbook",
        version: 1,
        credential: credentialOf(outline),
        saved: "",
        parts: parts.map(partOf),
        self_assessment: criteria.map(({ title, part = 0 }) => ({ title, part, level: "", shown_by: "" })),
        earlier: [],
      },
      needed: parts.map((part) => part.needed ?? null),
      media: parts.map((part) => part.media ?? []),
      pass_rule,
      levels,
      issuer,
    };
  }

  /** @param {Element} line */
  function lineOf(line) {
    const copy = /** @type {Element} */ (line.cloneNode(true));
    for (const link of copy.querySelectorAll("a[href^=http]")) {
      const address = link.getAttribute("href");
      if (link.textContent !== address) link.append(` (${address})`);
    }
    return `${line.closest("li") ? "• " : ""}${(copy.textContent ?? "").trim().replace(/\s+/gu, " ")}`;
  }

  /** Return what an element shows as plain text, a line for each paragraph and item. @param {Element} element */
  function plain(element) {
    const lines = [...element.querySelectorAll("p, li:not(:has(p)), tr, pre")];
    return (lines.length ? lines : [element]).map(lineOf).join("\n");
  }

  /**
   * @param {Outline} outline
   * @param {ParentNode} root the form, which says what makes a part complete, and what evidence that passes looks like
   * @returns {AssessDefinition}
   */
  function assessDefinition(outline, root) {
    const { site, parts, criteria = [] } = outline;
    const open = { comment: "", settled: 0, before: null };
    const shown = [...root.querySelectorAll("[data-part]")].map((part) =>
      [...part.querySelectorAll("[data-check] > legend")].map((legend) => legend.textContent ?? ""),
    );
    const passing = criteria.map((_, index) => {
      const text = root.querySelector(`[data-criterion="${index}"] .passing > .prose`);
      return text ? plain(text) : "";
    });
    return {
      blank: {
        $schema: `${site}schema/assessment.schema.json`,
        format: "mcsite-assessment",
        version: 1,
        credential: credentialOf(outline),
        submission: "",
        assessor: "",
        round: 1,
        saved: "",
        parts: parts.map(({ title, scoring }, index) => {
          const checks = shown[index].map((text) => ({ text, met: null }));
          return { number: index + 1, title, scoring, checks, missing: "", answer: "", ...open };
        }),
        criteria: criteria.map(({ title, part = 0 }) => ({ title, part, level: "", ...open })),
        note: "",
        outcome: { result: "open", unmet: [] },
      },
      workbook: workbookDefinition(outline),
      passing,
    };
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { outline: { pseudonym, workbookDefinition, assessDefinition } });
})();
