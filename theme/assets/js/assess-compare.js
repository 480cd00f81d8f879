/**
 * The place of the report: opens the files of other assessors, and compares them with what this browser keeps.
 */
"use strict";

(() => {
  const { keeping, workbookExport, assessFile, assessAgreement, assessReport, el } = window.mcsite;
  const { at, announce, read, onfiles } = keeping;

  /**
   * @param {AssessDefinition} definition
   * @param {() => Assessment[]} kept what this browser keeps, whatever version it is of
   * @returns {() => void}
   */
  function assessCompare(definition, kept) {
    const { id, title, version } = definition.blank.credential;
    const place = at("agreement");
    /** @type {Assessment[]} */
    let opened = [];

    const compared = () => {
      const own = kept()
        .map((one) => (one.credential.version === version ? assessFile.fit(one, definition) : null))
        .filter((one) => one?.submission)
        .map((one) => /** @type {Assessment} */ (one));
      return assessAgreement(definition, [
        ...own.map((assessment) => ({ label: assessment.assessor || "This browser", assessment })),
        ...opened.map((assessment) => ({ label: assessment.assessor || "Without a label", assessment })),
      ]);
    };

    /** @param {string} name @param {any} value */
    const take = (name, value) => {
      if (!assessFile.isAssessment(value)) return [`${name} isn’t an assessment.`];
      if (value.credential.id !== id) return [`${name} is for “${value.credential.title}”.`];
      const fitted = assessFile.fit(value, definition);
      if (value.credential.version !== version || !fitted)
        return [`${name} is by the rubric of version ${value.credential.version}, and this is version ${version}.`];
      opened.push(fitted);
      return [];
    };

    /** @param {string[]} problems */
    const show = (problems) => {
      const { pairs, problems: more } = opened.length ? compared() : { pairs: [], problems: [] };
      const none = "No two of these are of the same submission and round by assessors with different labels.";
      const told = [...problems, ...more, ...(opened.length && !pairs.length ? [none] : [])];
      for (const one of place.querySelectorAll("[data-report], [data-close-report]"))
        /** @type {HTMLElement} */ (one).hidden = one.matches("[data-report]") ? !pairs.length : !opened.length;
      at("report").hidden = !pairs.length;
      at("report").replaceChildren(...(pairs.length ? [assessReport(pairs, 3)] : []));
      at("report-problem").textContent = told.join(" ");
      at("report-problem").hidden = !told.length;
    };

    const save = () => {
      const page = el("div", {}, el("h1", {}, `Agreement of assessors: ${title}`), el("p", { class: "quiet" }, `Version ${version}`));
      page.append(assessReport(compared().pairs, 2));
      const name = `${id}-${version}-agreement.html`;
      const content = workbookExport.page(`${title}: agreement of assessors`, "en", page.innerHTML);
      workbookExport.download(name, "text/html;charset=utf-8", content);
      announce(`Downloaded ${name}.`);
    };

    onfiles("open-others", async (files) => {
      const problems = [];
      for (const file of files) problems.push(...take(file.name, await read(file)));
      show(problems);
      if (!at("report").hidden) at("report").focus();
    });

    place.addEventListener("click", (event) => {
      const target = /** @type {Element} */ (event.target);
      if (target.closest("[data-report]")) save();
      if (!target.closest("[data-close-report]")) return;
      opened = [];
      show([]);
      at("open-others").focus();
    });

    return () => show([]);
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { assessCompare });
})();
