/**
 * Shows what an earner handed in beside the rubric: the answers with their lengths, and the artifacts with their links.
 * The earner's own view of the rubric isn't among it.
 */
"use strict";

(() => {
  const { wordCount, el } = window.mcsite;

  /** @param {string} text */
  function linked(text) {
    if (!/^https?:\/\/\S+$/iu.test(text)) return text;
    const link = el("a", { href: text, target: "_blank", rel: "noopener noreferrer" }, text);
    return el("span", {}, link, el("span", { class: "new-tab" }, " (opens a new tab)"));
  }

  /** @param {WorkbookAnswer} answer */
  function answerNodes(answer) {
    const written = answer.text.trim();
    if (!answer.prompt && !written) return [];
    const told = wordCount.tell(answer.text, answer.max_words, answer.limit);
    return [
      answer.prompt && el("h5", {}, answer.title || answer.prompt),
      answer.prompt && answer.title && el("p", { class: "meta" }, answer.prompt),
      written ? el("p", { class: "kept-text", dir: "auto" }, written) : el("p", { class: "none" }, "No answer."),
      written && el("p", { class: "word-count", "data-state": told.state }, told.text),
    ].filter((node) => node instanceof Node);
  }

  /** @param {WorkbookArtifact} artifact */
  function artifactNode(artifact) {
    const [title, link, caption] = [artifact.title, artifact.link, artifact.caption].map((one) => one.trim());
    return el(
      "li",
      { dir: "auto" },
      el("strong", {}, title || "Without a title"),
      artifact.media ? ` (${artifact.media})` : "",
      ...(link ? [el("br"), linked(link)] : []),
      ...(caption ? [el("br"), caption] : []),
    );
  }

  /** @param {WorkbookPart} part */
  function partNodes(part) {
    return part.entries.flatMap((entry, index) => {
      const heading = part.repeat_for ? entry.name.trim() || `${part.repeat_for} ${index + 1}` : "Handed in";
      const answers = entry.answers.flatMap(answerNodes);
      const artifacts = entry.artifacts.filter((one) => (one.title + one.link + one.caption).trim()).map(artifactNode);
      const listed = artifacts.length ? [el("h5", {}, "Artifacts"), el("ul", { class: "plain" }, ...artifacts)] : [];
      const nothing = answers.length + artifacts.length ? [] : [el("p", { class: "none" }, "Nothing.")];
      return [el("h4", { dir: "auto" }, heading), ...answers, ...listed, ...nothing];
    });
  }

  /** @param {WorkbookLeftover[]} leftovers */
  const leftoverNodes = (leftovers) =>
    leftovers.flatMap((one) => [
      el("h4", {}, [one.part, one.name].filter(Boolean).join(", ")),
      el("p", { class: "meta" }, one.prompt),
      el("p", { class: "kept-text", dir: "auto" }, one.text),
    ]);

  /** @param {HTMLElement} root @param {WorkbookDocument | null} copy */
  function assessEvidence(root, copy) {
    root.classList.toggle("beside", copy !== null);
    root.querySelectorAll("[data-part]").forEach((part, index) => {
      part.querySelector("[data-evidence]")?.remove();
      if (!copy) return;
      const evidence = el("div", { "data-evidence": true }, ...partNodes(copy.parts[index]));
      part.querySelector(".handed-in")?.append(evidence);
    });
    const rest = /** @type {HTMLElement} */ (root.querySelector("#earlier"));
    rest.hidden = !copy?.earlier.length;
    rest.replaceChildren(el("h3", {}, "From the earlier version"), ...leftoverNodes(copy?.earlier ?? []));
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { assessEvidence });
})();
