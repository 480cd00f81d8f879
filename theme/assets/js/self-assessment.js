/**
 * Shows what the pass rule still misses in the earner's own view, and offers the answers and artifacts to point to.
 */
"use strict";

(() => {
  /** @param {WorkbookPart} part @param {number | null} needed */
  function lacking(part, needed) {
    const unticked = part.checks.filter((check) => !check.done).length;
    const artifacts = part.entries.reduce((sum, entry) => {
      const listed = entry.artifacts.filter((artifact) => artifact.title.trim() || artifact.link.trim()).length;
      return sum + Math.max(0, (needed ?? 0) - listed);
    }, 0);
    const unanswered = part.entries
      .flatMap((entry) => entry.answers)
      .filter((answer) => answer.prompt && !answer.text.trim()).length;
    return [
      [unanswered, "answer", "answers"],
      [artifacts, "artifact", "artifacts"],
      [unticked, "tick under “Complete when”", "ticks under “Complete when”"],
    ]
      .filter(([number]) => number)
      .map(([number, single, several]) => `${number} ${number === 1 ? single : several}`);
  }

  /** @param {WorkbookDocument} document */
  function evidence(document) {
    return document.parts.flatMap((part) =>
      part.entries.flatMap((entry) => {
        const where = [`Part ${part.number}`, entry.name].filter(Boolean).join(", ");
        const answers = entry.answers.filter((answer) => answer.text.trim()).map((answer) => answer.title || "text");
        const artifacts = entry.artifacts.filter((artifact) => artifact.title.trim()).map((artifact) => artifact.title);
        return [...answers, ...artifacts].map((one) => `${where}: ${one}`);
      }),
    );
  }

  /**
   * @param {WorkbookDefinition} definition
   * @param {WorkbookDocument} given
   */
  function selfAssessment(definition, given) {
    const box = document.getElementById("missing");
    if (!box) return;
    const lacks = given.parts.map((part, index) => lacking(part, definition.needed[index]));
    const pass = definition.levels.find((level) => level.passes)?.title ?? "";
    const { missing } = window.mcsite.passRule;
    const found = missing(
      definition.pass_rule,
      definition.levels,
      given.self_assessment,
      (part) => lacks[part - 1].length === 0,
    );
    const lines = found.map(({ part, criterion, level }) => {
      const where = part ? `Part ${part}` : "All of the evidence";
      if (criterion < 0) return `${where} needs a Yes; it lacks ${lacks[part - 1].join(", ")}.`;
      const title = given.self_assessment[criterion].title;
      return level ? `${where}, “${title}”: at “${level}”; “${pass}” is needed.` : `${where}, “${title}”: no view yet.`;
    });
    const told = lines.length ? "You would still look at:" : "Nothing. Whether it passes is for your assessor to say.";
    /** @type {HTMLElement} */ (box.querySelector("[data-text]")).textContent = told;
    const items = lines.map((line) => Object.assign(document.createElement("li"), { textContent: line }));
    box.querySelector("[data-list]")?.replaceChildren(...items);
    const options = evidence(given).map((line) => Object.assign(document.createElement("option"), { value: line }));
    document.getElementById("evidence-list")?.replaceChildren(...options);
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { selfAssessment });
})();
