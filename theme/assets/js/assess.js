/**
 * The assessor's page: puts the form, the earner's copy, what this browser keeps, the feedback and the report together.
 */
"use strict";

(() => {
  const { data, root, draft: keep, keeping, outline, workbookMerge, workbookExport, docx, el } = window.mcsite;
  const { assessForm, assessFile, assessOutcome, assessEvidence, assessFeedback, assessCompare } = window.mcsite;
  const { at, say, list, node, button, moment, announce, offerUndo } = keeping;
  const definition = outline.assessDefinition(data("outline"), at("assess"));
  const { blank } = definition;
  const { id, version } = blank.credential;
  const FULL =
    "This browser has no room left for it. Download the assessment, and remove others above that you don’t need.";
  const FAMILY = `assess/${id}`;
  const OPEN_HERE = `mcsite:${root.pathname}:${FAMILY}`; // in this tab's own store: what is open in it
  const TYPES = {
    html: "text/html;charset=utf-8",
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    md: "text/markdown;charset=utf-8",
  };
  const RESULTS = { open: "not finished", met: "met", unmet: "not yet met" };

  keeping.begin();

  /** @type {any} */
  let copy = null;
  let timer = 0;
  let said = "";

  const newKey = () => `${FAMILY}/${version}/${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

  /** @param {string} key */
  const remember = (key) => {
    try {
      sessionStorage.setItem(OPEN_HERE, key);
    } catch {
      // Without it, the list of what is kept leads back.
    }
  };

  const remembered = () => {
    try {
      return sessionStorage.getItem(OPEN_HERE) ?? "";
    } catch {
      return "";
    }
  };

  /** @param {DraftState} state */
  const tell = (state) => keeping.tell(state, FULL);

  const begun = remembered();
  const present = begun.startsWith(`${FAMILY}/${version}/`) ? begun : newKey();
  const form = assessForm(at("assess"), definition, changed);
  /** @type {Draft<KeptAssessment>} */
  const draft = keep(FAMILY, present, assessFile.isKept, tell);

  const showReport = assessCompare(definition, () => [
    form.read(),
    ...draft.copies().map((one) => one.document.assessment),
  ]);

  /** @returns {KeptAssessment} */
  const read = () => {
    const assessment = form.read();
    return { saved: assessment.saved, assessment, copy };
  };

  function changed() {
    draft.change(read());
    renew();
  }

  function renew() {
    const given = form.read();
    const standing = assessOutcome.standing(definition, given);
    const sentence = assessOutcome.sentence(given, standing);
    at("outcome").dataset.result = standing.result;
    say("outcome", sentence);
    at("standing").textContent = sentence.split(/[:.]/u)[0] + (standing.open.length ? `: ${standing.open.length} to judge` : "");
    list(
      "outcome",
      assessOutcome
        .openLines(given, standing)
        .map(({ text, href }) => el("li", {}, el("a", { href }, text))),
    );
    at("again").hidden = standing.result !== "unmet";
    if (standing.result !== "open") at("feedback-problem").hidden = true;
    showOwnView(given, standing.result);
    clearTimeout(timer);
    said ||= sentence;
    timer = setTimeout(() => {
      if (said !== sentence) announce(sentence);
      said = sentence;
    }, 700);
  }

  /** The earner's own view is shown only when the assessor has finished. @param {Assessment} given @param {string} result */
  function showOwnView(given, result) {
    const views = copy ? workbookMerge.fit(copy, definition.workbook).document.self_assessment : [];
    const box = at("own-view");
    box.hidden = result === "open" || !views.some((one) => one.level);
    box.querySelector("[data-rows]")?.replaceChildren(
      ...given.criteria.map((one, index) =>
        el(
          "tr",
          {},
          el("th", { scope: "row" }, one.title),
          el("td", {}, assessOutcome.levelOf(given, index) || "Not scored"),
          el("td", {}, views[index]?.level || "No view"),
        ),
      ),
    );
  }

  function showCopy() {
    const fitted = copy ? workbookMerge.fit(copy, definition.workbook) : null;
    assessEvidence(at("assess"), fitted?.document ?? null);
    at("copy").hidden = !fitted;
    if (!fitted) return;
    const other = `${copy.credential.version}`;
    const when = fitted.document.saved ? `, last changed ${moment(new Date(fitted.document.saved))},` : "";
    const differs =
      other === version
        ? ""
        : ` It was written for version ${other}; this page has the rubric of version ${version}. Ask the issuer which of them holds.`;
    say("copy", `The earner’s copy${when} stands below, part by part.${differs}`);
    list("copy", fitted.changes.map((change) => node("li", change)));
  }

  function showRound() {
    const given = form.read();
    const settled = assessOutcome.settled(given).map((place) => node("li", assessOutcome.name(given, place)));
    at("round").hidden = given.round === 1;
    const told = settled.length
      ? "only what was not met is asked for. Met before, and not judged again:"
      : "nothing was met before.";
    say("round", `Round ${given.round}: ${told}`);
    list("round", settled);
  }

  /** @param {KeptAssessment | null} kept */
  function show(kept) {
    copy = kept && workbookMerge.isWorkbook(kept.copy) ? kept.copy : null;
    form.show(kept?.assessment ?? structuredClone(blank));
    said = "";
    showCopy();
    showRound();
    renew();
    showOthers();
    showReport();
  }

  /** Leave what is open to the browser, and go on with another. @param {string} key @param {KeptAssessment | null} kept @param {boolean} isNew */
  function go(key, kept, isNew) {
    if (!draft.move(key)) return false;
    at("conflict").hidden = true;
    at("undone").hidden = true;
    at("kept").textContent = kept ? "Saved in this browser." : "Nothing to save yet.";
    remember(key);
    draft.load();
    show(kept);
    if (isNew && kept) {
      draft.change(read());
      draft.flush();
    }
    return true;
  }

  /** @param {string} told */
  const refuse = (told) => {
    at("open-problem").textContent = told;
    at("open-problem").hidden = false;
  };

  /** @param {any} value */
  function openCopy(value) {
    const before = copy;
    copy = value;
    showCopy();
    changed();
    at("copy").focus();
    if (before)
      offerUndo("The copy is open in place of the one before.", () => {
        copy = before;
        showCopy();
        changed();
      });
  }

  /** @param {any} value */
  function openAssessment(value) {
    const fitted = assessFile.fit(value, definition);
    if (!fitted)
      return refuse(
        `This assessment is by the rubric of version ${value.credential.version}, which asks for other things than version ${version} on this page.`,
      );
    if (!go(newKey(), { saved: fitted.saved, assessment: fitted, copy: null }, true)) return;
    const other = value.credential.version;
    if (other !== version)
      refuse(`It was made by the rubric of version ${other}, with criteria of the same names. Look whether your levels still hold for version ${version}.`);
    announce("The assessment is open.");
    at(assessOutcome.standing(definition, fitted).result === "unmet" ? "outcome" : "main").focus();
  }

  /** @param {File} chosen */
  async function open(chosen) {
    at("open-problem").hidden = true;
    const value = await keeping.read(chosen);
    const isCopy = workbookMerge.isWorkbook(value);
    if (!isCopy && !assessFile.isAssessment(value))
      return refuse("This file is neither an earner’s copy (“-workbook.json”) nor an assessment (“-assessment.json”).");
    if (value.credential.id !== id)
      return refuse(`This file is for “${value.credential.title}”. Open it on the page of that micro-credential.`);
    return isCopy ? openCopy(value) : openAssessment(value);
  }

  /** @param {string} key @param {KeptAssessment} kept */
  function row(key, kept) {
    const { assessment } = kept;
    const code = assessment.submission || "Without a code";
    const result = RESULTS[assessment.outcome?.result] ?? RESULTS.open;
    /** @param {string} text @param {() => void} act */
    const action = (text, act) => {
      const made = button(text, act);
      made.append(el("span", { class: "unseen" }, ` ${code}`));
      return made;
    };
    const openIt = () => {
      const fitted = assessFile.fit(assessment, definition);
      const isHere = key.startsWith(`${FAMILY}/${version}/`) && !key.includes("/copy-");
      if (!fitted) return refuse(`It is by the rubric of version ${assessment.credential.version}, which this page doesn’t have. You can download it.`);
      if (go(isHere ? key : newKey(), { ...kept, assessment: fitted }, !isHere)) {
        announce(`${code} is open.`);
        at("submission").querySelector("input")?.focus();
      }
    };
    const remove = () => {
      draft.removeCopy(key);
      showOthers();
      showReport();
      offerUndo(`${code} is removed from this browser.`, () => {
        draft.keepCopy(kept, key);
        showOthers();
        showReport();
      });
    };
    return el(
      "li",
      {},
      el("strong", {}, code),
      `${assessment.round > 1 ? `, round ${assessment.round}` : ""}: ${result}, last changed ${moment(new Date(assessment.saved))}. `,
      el(
        "span",
        { class: "row-actions" },
        action("Open", openIt),
        action("Download", () => save(assessment)),
        action("Remove", remove),
      ),
    );
  }

  function showOthers() {
    const rows = draft.copies().map(({ key, document: kept }) => row(key, kept));
    const none = /** @type {HTMLElement} */ (at("others").querySelector("[data-none]"));
    none.hidden = rows.length > 0;
    list("others", rows);
  }

  /** @param {Assessment} given */
  function save(given) {
    const name = `${assessFile.base(given)}-assessment.json`;
    workbookExport.download(name, "application/json", workbookExport.json(given));
    announce(`Downloaded ${name}.`);
  }

  /** @param {string} kind */
  function file(kind) {
    draft.flush();
    const given = form.read();
    if (kind === "json") return save(given);
    const standing = assessOutcome.standing(definition, given);
    if (standing.result === "open") {
      const lines = assessOutcome.openLines(given, standing).map((one) => one.text);
      at("feedback-problem").textContent = `First judge what is open. ${lines.join("; ")}.`;
      at("feedback-problem").hidden = false;
      return;
    }
    const blocks = assessFeedback(definition, given);
    const title = `${given.credential.title}: feedback`;
    const contents = {
      html: () => workbookExport.html(title, "en", blocks),
      md: () => workbookExport.markdown(blocks),
      docx: () => docx(title, "en", blocks),
    };
    const format = /** @type {keyof typeof TYPES} */ (kind);
    const name = `${assessFile.base(given)}-feedback.${kind}`;
    workbookExport.download(name, TYPES[format], contents[format]());
    announce(`Downloaded ${name}.`);
  }

  /** @param {boolean} keepMine */
  function settle(keepMine) {
    const mine = read();
    const { ok, document: theirs } = draft.takeTheirs(keepMine ? mine : null);
    if (!ok) return tell({ kind: "failed", reason: "quota" });
    at("conflict").hidden = true;
    at("kept").textContent = "Saved in this browser.";
    show(theirs);
    if (keepMine) announce("Loaded. Yours is kept, in the list at the beginning of the page.");
    else
      offerUndo("Loaded what the other tab has.", () => {
        show(mine);
        draft.change(read());
        draft.flush();
      });
    at("main").focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const kind = target.closest("[data-export]")?.getAttribute("data-export");
    if (kind) file(kind);
    else if (target.closest("[data-print]")) print();
    else if (target.closest("[data-close]")) at("undone").hidden = true;
    else if (target.closest("#take-theirs")) settle(false);
    else if (target.closest("#keep-mine")) settle(true);
    else if (target.closest("[data-close-copy]")) {
      const before = copy;
      copy = null;
      showCopy();
      changed();
      offerUndo("The copy is closed.", () => openCopy(before));
    } else if (target.closest("[data-new]")) {
      if (go(newKey(), null, false)) {
        announce("A new form. What was open is in the list of those kept in this browser.");
        at("code").focus();
      }
    } else if (target.closest("[data-again]")) {
      const next = assessFile.again(definition, form.read());
      if (go(newKey(), { saved: "", assessment: next, copy: null }, true)) at("round").focus();
    }
  });

  keeping.onfiles("open-file", ([chosen]) => open(chosen));

  addEventListener("beforeunload", (event) => {
    draft.flush();
    if (draft.isUnsaved()) event.preventDefault();
  });

  remember(present);
  const kept = draft.load();
  const fitted = kept && assessFile.fit(kept.assessment, definition);
  show(kept && fitted ? { ...kept, assessment: fitted } : null);
  if (kept) at("kept").textContent = `Saved in this browser, last on ${moment(new Date(kept.saved))}.`;
})();
