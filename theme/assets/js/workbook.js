/**
 * The workbook's page: puts the form, the draft that this browser keeps, and the files together.
 */
"use strict";

(() => {
  const { data, draft: keep, keeping, outline, selfAssessment, docx } = window.mcsite;
  const { workbookBlocks, workbookExport, workbookForm, workbookMerge } = window.mcsite;
  const { at, say, list, node, button, moment, announce, offerUndo } = keeping;
  const definition = outline.workbookDefinition(data("outline"));
  const { blank } = definition;
  const TYPES = {
    html: "text/html;charset=utf-8",
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    md: "text/markdown;charset=utf-8",
    json: "application/json",
  };

  const FULL = "This browser has no room left for it. Download your work, and clear copies below that you don’t need.";
  const FAMILY = `workbook/${blank.credential.id}`;

  keeping.begin();
  const opinion = at("with-opinion").closest("label");
  if (opinion) opinion.hidden = blank.self_assessment.length === 0;

  let timer = 0;

  /** @param {DraftState} state */
  const tell = (state) => keeping.tell(state, FULL);

  const form = workbookForm(/** @type {HTMLFormElement} */ (at("workbook")), definition, changed, announce);
  /** @type {Draft<WorkbookDocument>} */
  const draft = keep(FAMILY, `${FAMILY}/${blank.credential.version}`, workbookMerge.isWorkbook, tell);

  function changed() {
    draft.change(form.read());
    clearTimeout(timer);
    timer = setTimeout(renew, 300);
  }

  function renew() {
    const given = form.read();
    selfAssessment(definition, given);
    const names = document.querySelectorAll("#workbook [data-warning]:not([hidden])").length;
    const open = workbookBlocks.open(definition, given).map(({ text, href }) => {
      const item = node("li", "");
      item.append(Object.assign(node("a", text), { href }));
      return item;
    });
    if (names)
      open.push(
        node(
          "li",
          `Look again at ${names === 1 ? "one field that looks" : `${names} fields that look`} like a name or an address.`,
        ),
      );
    say(
      "open",
      open.length
        ? "You can hand in what you have at any time; this is what isn’t there yet."
        : "Nothing. Read it once more, and hand it in.",
    );
    list("open", open);
  }

  /** Show another document in place of the present one, which can be brought back. @param {WorkbookDocument} other @param {string} text */
  function replace(other, text) {
    const before = form.read();
    form.show(other);
    draft.change(other);
    draft.flush();
    renew();
    offerUndo(text, () => replace(before, "Brought back."));
  }

  /** Return a document in the form of this version, and show what changed. @param {any} old */
  function fitted(old) {
    const { document, changes } = workbookMerge.fit(old, definition);
    const isOther = old.credential.version !== blank.credential.version;
    at("carried").hidden = !isOther && changes.length === 0;
    const begun = isOther
      ? `You began this workbook for version ${old.credential.version}; this is version ${blank.credential.version}.`
      : "The issuer has changed this page since.";
    const kept = document.earlier.length
      ? "Your answers are where they belong, and what has no place any more is kept below, under “From the earlier version”."
      : "Your answers are where they belong.";
    say("carried", `${begun} ${kept}`);
    list(
      "carried",
      changes.map((change) => node("li", change)),
    );
    return document;
  }

  /** @param {keyof typeof TYPES} kind @param {WorkbookDocument} given */
  function file(kind, given) {
    const { id, title, version, language } = given.credential;
    const withOpinion = document.querySelector("#with-opinion:checked") !== null;
    const blocks = workbookBlocks.blocks(definition, given, withOpinion);
    const contents = {
      html: () => workbookExport.html(`${title}: evidence`, language, blocks),
      md: () => workbookExport.markdown(blocks),
      json: () => workbookExport.json(given),
      docx: () => docx(`${title}: evidence`, language, blocks),
    };
    const name = `${id}-${version}-workbook.${kind}`;
    workbookExport.download(name, TYPES[kind], contents[kind]());
    announce(`Downloaded ${name}.`);
  }

  /** @param {File} chosen */
  async function open(chosen) {
    const problem = at("import-problem");
    problem.hidden = true;
    const value = await keeping.read(chosen);
    if (!workbookMerge.isWorkbook(value))
      problem.textContent = "This file isn’t a copy of a workbook. Copies end in “-workbook.json”.";
    else if (value.credential.id !== blank.credential.id)
      problem.textContent = `This is the workbook of “${value.credential.title}”. Open it on the page of that micro-credential.`;
    else return replace(fitted(value), "The copy is open.");
    problem.hidden = false;
  }

  function showCopies() {
    const copies = draft.copies();
    at("copies").hidden = copies.length === 0;
    list(
      "copies",
      copies.map(({ key, document: copied }) => {
        const { version } = copied.credential;
        const item = node(
          "li",
          `${key.includes("/copy-") ? "A copy" : `Your workbook for version ${version}`}, last changed ${copied.saved ? moment(new Date(copied.saved)) : "never"}. `,
        );
        const openIt = () => {
          const present = form.read();
          if (workbookMerge.hasContent(present) && !draft.keepCopy(present))
            return tell({ kind: "failed", reason: "quota" });
          if (key.includes("/copy-")) draft.removeCopy(key);
          replace(fitted(copied), "The copy is open; what was here is kept as a copy.");
          showCopies();
        };
        const remove = () => {
          draft.removeCopy(key);
          showCopies();
          offerUndo("The copy is removed.", () => {
            draft.keepCopy(copied);
            showCopies();
          });
        };
        item.append(
          button("Open", openIt),
          " ",
          button("Download", () => file("json", copied)),
          " ",
          button("Remove", remove),
        );
        return item;
      }),
    );
  }

  /** @param {boolean} keepMine */
  function settle(keepMine) {
    const mine = form.read();
    const { ok, document: theirs } = draft.takeTheirs(keepMine ? mine : null);
    if (!ok) return tell({ kind: "failed", reason: "quota" });
    at("conflict").hidden = true;
    at("undone").hidden = true;
    form.show(theirs ? fitted(theirs) : structuredClone(blank));
    at("kept").textContent = "Saved in this browser.";
    renew();
    showCopies();
    if (keepMine) announce("Loaded. Yours is kept as a copy, at the end of the page.");
    else offerUndo("Loaded what the other tab has.", () => replace(mine, "Brought back."));
    at("main").focus({ preventScroll: true });
  }

  const dialog = /** @type {HTMLDialogElement} */ (at("reset-dialog"));
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const kind = target.closest("[data-export]")?.getAttribute("data-export");
    if (kind) {
      draft.flush();
      file(/** @type {keyof typeof TYPES} */ (kind), form.read());
    } else if (target.closest("[data-print]")) print();
    else if (target.closest("[data-close]")) at("undone").hidden = true;
    else if (target.closest("#take-theirs")) settle(false);
    else if (target.closest("#keep-mine")) settle(true);
    else if (target.closest("#reset")) dialog.showModal();
    else if (target.closest("[data-cancel]")) dialog.close();
    else if (target.closest("[data-confirm]")) {
      dialog.close();
      replace(structuredClone(blank), "The workbook is cleared.");
    }
  });

  keeping.onfiles("import", ([chosen]) => open(chosen));

  addEventListener("beforeunload", (event) => {
    draft.flush();
    if (draft.isUnsaved()) event.preventDefault();
  });

  const others = draft.copies().filter((one) => !one.key.includes("/copy-"));
  const kept = draft.load() ?? others[0]?.document;
  form.show(kept ? fitted(kept) : structuredClone(blank));
  if (kept?.saved) at("kept").textContent = `Saved in this browser, last on ${moment(new Date(kept.saved))}.`;
  renew();
  showCopies();
})();
