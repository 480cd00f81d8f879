/**
 * Puts what was written for one state of a credential into another: an earlier version, or a file from elsewhere.
 * Answers follow their questions (by title or words); what finds no place is kept under `earlier`.
 */
"use strict";

(() => {
  /** @param {unknown} value */
  const text = (value) => (typeof value === "string" ? value : "");
  /** @param {unknown} value @returns {any[]} */
  const list = (value) => (Array.isArray(value) ? value : []);
  /** @param {unknown} value */
  const folded = (value) => text(value).toLowerCase().replace(/\s+/gu, " ").trim();
  /** @param {string} one @param {string} other */
  const same = (one, other) => folded(one) !== "" && folded(one) === folded(other);

  /** @param {any} value */
  const isWorkbook = (value) =>
    value?.format === "mcsite-workbook" &&
    value.version === 1 &&
    typeof value.credential?.id === "string" &&
    Array.isArray(value.parts);

  /** @param {any} artifact @returns {WorkbookArtifact} */
  const artifactOf = (artifact) => ({
    title: text(artifact?.title),
    media: text(artifact?.media),
    link: text(artifact?.link),
    caption: text(artifact?.caption),
  });

  /** @param {WorkbookArtifact} artifact */
  const isEmpty = (artifact) => !(artifact.title + artifact.media + artifact.link + artifact.caption).trim();

  /** @param {any} one @param {WorkbookAnswer} other */
  const isSameQuestion = (one, other) =>
    folded(one?.prompt) === folded(other.prompt) && folded(one?.title) === folded(other.title);

  /**
   * Return the part of the old document that each of the new ones continues: that of the same title, else one that
   * shares a question.
   * @param {any[]} old
   * @param {WorkbookPart[]} parts
   */
  function pairs(old, parts) {
    const free = new Set(old);
    /** @param {(one: any) => boolean} fits */
    const take = (fits) => {
      const found = [...free].find(fits);
      free.delete(found);
      return found;
    };
    const titled = parts.map(
      (part) =>
        take((one) => same(one?.title, part.title) && one?.number === part.number) ??
        take((one) => same(one?.title, part.title)),
    );
    const found = parts.map((part, index) => {
      const questions = part.entries[0].answers;
      return (
        titled[index] ??
        take((one) =>
          list(list(one?.entries)[0]?.answers).some((answer) => questions.some((q) => same(answer?.prompt, q.prompt))),
        )
      );
    });
    return { found, gone: [...free] };
  }

  /**
   * Return for each question of a part the place of the old one that it continues, or -1.
   * @param {any[]} old
   * @param {WorkbookAnswer[]} questions
   */
  function places(old, questions) {
    /** @type {Set<number>} */
    const taken = new Set();
    /** @param {(one: any, at: number) => boolean} fits */
    const take = (fits) => {
      const at = old.findIndex((one, index) => !taken.has(index) && fits(one, index));
      if (at >= 0) taken.add(at);
      return at;
    };
    const whole = questions.map((question) => take((one) => isSameQuestion(one, question)));
    const near = questions.map((question, index) =>
      whole[index] >= 0
        ? whole[index]
        : take((one) => same(one?.prompt, question.prompt) || same(one?.title, question.title)),
    );
    return near;
  }

  /**
   * @param {WorkbookPart} part
   * @param {any} old
   * @param {boolean} hasArtifacts
   * @param {Notes} notes
   * @returns {WorkbookPart}
   */
  function fitPart(part, old, hasArtifacts, notes) {
    const given = list(old.entries);
    const questions = part.entries[0].answers;
    const from = places(list(given[0]?.answers), questions);
    tellQuestions(part, list(given[0]?.answers), from, notes.changes);
    const isAsBefore = given.length > 0 && text(old.repeat_for) === part.repeat_for;
    const count = isAsBefore || !part.repeat_for ? given.length || 1 : Math.max(given.length, part.entries.length);
    const entries = Array.from({ length: part.repeat_for ? count : 1 }, (_, index) => {
      const entry = given[index];
      const start = part.entries[Math.min(index, part.entries.length - 1)];
      const answers = questions.map((question, at) => ({
        ...question,
        text: text(list(entry?.answers)[from[at]]?.text),
      }));
      const name = part.repeat_for ? (isAsBefore ? text(entry?.name) : text(entry?.name) || start.name) : "";
      const artifacts = !hasArtifacts
        ? []
        : Array.isArray(entry?.artifacts)
          ? entry.artifacts.map(artifactOf)
          : start.artifacts;
      return { name, answers, artifacts };
    });
    given.forEach((entry, index) => {
      const isGone = index >= entries.length;
      const answers = list(entry?.answers).filter((_, at) => isGone || !from.includes(at));
      notes.keep(text(old.title), text(entry?.name), answers, isGone || !hasArtifacts ? list(entry?.artifacts) : []);
    });
    return { ...part, entries, checks: fitChecks(part, list(old.checks), notes.changes) };
  }

  /**
   * @param {WorkbookPart} part
   * @param {any[]} old
   * @param {string[]} changes
   */
  function fitChecks(part, old, changes) {
    return part.checks.map((check) => {
      const found = old.find((one) => same(one?.text, check.text));
      if (!found) changes.push(`New to check in Part ${part.number}: ${check.text}`);
      return { ...check, done: found?.done === true };
    });
  }

  /**
   * @param {WorkbookPart} part
   * @param {any[]} asked
   * @param {number[]} from
   * @param {string[]} changes
   */
  function tellQuestions(part, asked, from, changes) {
    part.entries[0].answers.forEach((question, at) => {
      const before = asked[from[at]];
      const name = question.title || question.prompt || "the text";
      if (!before) changes.push(`New question in Part ${part.number}: ${name}`);
      else if (folded(before.prompt) !== folded(question.prompt))
        changes.push(`Worded anew in Part ${part.number}: ${name}`);
      if (before && (before.max_words ?? null) !== question.max_words)
        changes.push(
          `Part ${part.number}, ${name}: ${question.max_words ? `now ${question.max_words} words` : "no word limit any more"}`,
        );
    });
    asked
      .filter((_, at) => !from.includes(at))
      .forEach((one) =>
        changes.push(`No longer asked in Part ${part.number}: ${text(one?.title) || text(one?.prompt)}`),
      );
  }

  /**
   * Collects what changed, and what finds no place.
   * @param {string} version
   * @param {WorkbookLeftover[]} leftover
   */
  function notesOf(version, leftover) {
    /** @param {string} part @param {string} prompt @param {string} name @param {string} told */
    const leave = (part, prompt, name, told) => {
      if (told.trim()) leftover.push({ version, part, prompt, name, text: told });
    };
    return {
      /** @type {string[]} */
      changes: [],
      leave,
      /** @param {string} part @param {string} name @param {any[]} answers @param {any[]} artifacts */
      keep(part, name, answers, artifacts) {
        for (const answer of answers) {
          leave(part, [text(answer?.title), text(answer?.prompt)].filter(Boolean).join(": "), name, text(answer?.text));
        }
        for (const one of artifacts.map(artifactOf)) {
          leave(part, "Artifact", name, [one.title, one.media, one.link, one.caption].filter(Boolean).join("\n"));
        }
      },
    };
  }
  /** @typedef {ReturnType<typeof notesOf>} Notes */

  /**
   * @param {any[]} old
   * @param {WorkbookDefinition} definition
   * @param {Notes} notes
   */
  function fitOpinions(old, definition, notes) {
    const free = new Set(old);
    const levels = new Set(definition.levels.map((level) => level.title));
    const fitted = definition.blank.self_assessment.map((criterion) => {
      const found = [...free].find((one) => same(one?.title, criterion.title));
      free.delete(found);
      const level = text(found?.level);
      if (level && !levels.has(level)) notes.leave("Your own view", criterion.title, "", level);
      return { ...criterion, level: levels.has(level) ? level : "", shown_by: text(found?.shown_by) };
    });
    for (const one of free) {
      notes.leave(
        "Your own view",
        text(one?.title),
        "",
        [text(one?.level), text(one?.shown_by)].filter(Boolean).join(": "),
      );
    }
    return fitted;
  }

  /**
   * Return an old document in the form of a credential's present one, and what changed between them, in words.
   * @param {any} old
   * @param {WorkbookDefinition} definition
   */
  function fit(old, definition) {
    const { blank, needed } = definition;
    const leftover = list(old.earlier).map((one) => ({
      version: text(one?.version),
      part: text(one?.part),
      prompt: text(one?.prompt),
      name: text(one?.name),
      text: text(one?.text),
    }));
    const notes = notesOf(text(old.credential?.version), leftover);
    const { found, gone } = pairs(list(old.parts), blank.parts);
    const parts = blank.parts.map((part, index) => {
      if (found[index]) return fitPart(part, found[index], needed[index] !== null, notes);
      notes.changes.push(`New: Part ${part.number}, ${part.title}`);
      return structuredClone(part);
    });
    for (const part of gone) {
      notes.changes.push(`No longer asked for: ${text(part?.title)}`);
      for (const entry of list(part?.entries)) {
        notes.keep(text(part?.title), text(entry?.name), list(entry?.answers), list(entry?.artifacts));
      }
    }
    const opinions = fitOpinions(list(old.self_assessment), definition, notes);
    /** @type {WorkbookDocument} */
    const document = { ...blank, saved: text(old.saved), parts, self_assessment: opinions, earlier: leftover };
    return { document, changes: notes.changes };
  }

  /** Tell whether an earner wrote, chose or ticked anything. @param {WorkbookDocument} document */
  const hasContent = (document) =>
    document.earlier.length > 0 ||
    document.self_assessment.some((one) => one.level || one.shown_by) ||
    document.parts.some(
      (part) =>
        part.checks.some((check) => check.done) ||
        part.entries.some(
          (entry) => entry.answers.some((answer) => answer.text.trim()) || entry.artifacts.some((one) => !isEmpty(one)),
        ),
    );

  window.mcsite = Object.assign(window.mcsite ?? {}, { workbookMerge: { fit, isWorkbook, hasContent } });
})();
