/**
 * A workbook as blocks to read (headings, answers, lists), for every file that people read; and what is still open in it.
 */
"use strict";

(() => {
  const { wordCount } = window.mcsite;

  /** @param {WorkbookArtifact} artifact */
  const isListed = (artifact) => Boolean((artifact.title + artifact.link + artifact.caption).trim());

  /** @param {WorkbookArtifact} artifact @returns {Block[]} */
  function artifactBlocks(artifact) {
    const title = artifact.title.trim() || "Without a title";
    const kind = artifact.media ? ` (${artifact.media})` : "";
    const link = artifact.link.trim() ? `: ${artifact.link.trim()}` : "";
    /** @type {Block[]} */
    const caption = artifact.caption.trim() ? [{ kind: "quiet", text: artifact.caption.trim() }] : [];
    return [{ kind: "item", text: `${title}${kind}${link}` }, ...caption];
  }

  /** @param {WorkbookAnswer} answer @param {3 | 4} level @returns {Block[]} */
  function answerBlocks(answer, level) {
    if (!answer.prompt) return answer.text.trim() ? [{ kind: "answer", text: answer.text }] : [];
    const told = wordCount.tell(answer.text, answer.max_words, answer.limit).text;
    return [
      { kind: "heading", level, text: answer.title || "Question" },
      { kind: "quiet", text: answer.prompt },
      { kind: "answer", text: answer.text },
      { kind: "quiet", text: told },
    ];
  }

  /** @param {WorkbookPart} part @returns {Block[]} */
  function partBlocks(part) {
    const level = part.repeat_for ? 4 : 3;
    /** @type {Block[]} */
    const blocks = [{ kind: "heading", level: 2, text: `Part ${part.number}: ${part.title}` }];
    part.entries.forEach((entry, index) => {
      if (part.repeat_for)
        blocks.push({ kind: "heading", level: 3, text: entry.name.trim() || `${part.repeat_for} ${index + 1}` });
      blocks.push(...entry.answers.flatMap((answer) => answerBlocks(answer, level)));
      const artifacts = entry.artifacts.filter(isListed);
      if (artifacts.length)
        blocks.push({ kind: "heading", level, text: "Artifacts" }, ...artifacts.flatMap(artifactBlocks));
    });
    if (part.checks.length) blocks.push({ kind: "heading", level: 3, text: "Complete when" });
    return [...blocks, ...part.checks.map(({ text, done }) => /** @type {Block} */ ({ kind: "check", text, done }))];
  }

  /** @param {WorkbookDocument} document @returns {Block[]} */
  function opinionBlocks(document) {
    const told = document.self_assessment.flatMap(
      (one) =>
        /** @type {Block[]} */ ([
          {
            kind: "item",
            text: `${one.title}${one.part ? ` (Part ${one.part})` : ""}: ${one.level || "no view"}${one.shown_by.trim() ? `. Shown by ${one.shown_by.trim()}` : ""}`,
          },
        ]),
    );
    return [
      { kind: "heading", level: 2, text: "My own view of the rubric" },
      { kind: "quiet", text: "This is how I see my evidence myself. It is not a result." },
      ...told,
    ];
  }

  /**
   * @param {WorkbookDefinition} definition
   * @param {WorkbookDocument} document
   * @param {boolean} withOpinion
   * @returns {Block[]}
   */
  function blocks(definition, document, withOpinion) {
    const { title, version, url } = document.credential;
    return [
      { kind: "heading", level: 1, text: title },
      { kind: "quiet", text: `Evidence for version ${version}, to be assessed by ${definition.issuer}. ${url}` },
      ...document.parts.flatMap(partBlocks),
      ...(withOpinion && document.self_assessment.length ? opinionBlocks(document) : []),
    ];
  }

  /** @param {number} number @param {string} single @param {string} several */
  const counted = (number, single, several) => (number ? [`${number} ${number === 1 ? single : several}`] : []);

  /**
   * Return what is still open, by part.
   * @param {WorkbookDefinition} definition
   * @param {WorkbookDocument} document
   */
  function open(definition, document) {
    return document.parts.flatMap((part, index) => {
      const answers = part.entries.flatMap((entry) => entry.answers);
      const empty = answers.filter((answer) => answer.prompt && !answer.text.trim()).length;
      const over = answers.filter(
        (answer) => wordCount.tell(answer.text, answer.max_words, answer.limit).state === "over",
      ).length;
      const lacking = part.entries.reduce(
        (sum, entry) =>
          sum +
          Math.max(
            0,
            (definition.needed[index] ?? 0) -
              entry.artifacts.filter((one) => one.title.trim() || one.link.trim()).length,
          ),
        0,
      );
      const told = [
        ...counted(empty, "question without an answer", "questions without an answer"),
        ...counted(over, "answer over its limit", "answers over their limit"),
        ...counted(lacking, "artifact not listed", "artifacts not listed"),
        ...counted(part.checks.filter((check) => !check.done).length, "check without a tick", "checks without a tick"),
      ];
      return told.length
        ? [{ text: `Part ${part.number}, ${part.title}: ${told.join(", ")}`, href: `#part-${part.number}` }]
        : [];
    });
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { workbookBlocks: { blocks, open } });
})();
