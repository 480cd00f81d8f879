/**
 * A second look at what is to have no names in it: warns of what looks like an e-mail address or a person's full name.
 * It can be wrong both ways, so it only ever warns.
 */
"use strict";

(() => {
  const EMAIL = /[^\s@<>]+@[^\s@<>]+\.\p{L}{2,}/u;
  const TITLED =
    /(?:^|[\s_(])(?:mr|mrs|ms|miss|mx|dr|prof|sr|sra|señor|señora|herr|frau|mme)\b\.?[\s_]+\p{Lu}\p{Ll}+/iu;
  const NAME = /^\p{Lu}\p{Ll}+(?:['’]\p{Lu}?\p{Ll}+)?$/u;
  const COMMON = new Set(
    (
      "a an and the of for from in on with by to my our your first second third last early later final before after new " +
      "student students teacher teachers colleague colleagues class classes group groups lesson lessons partner pair team " +
      "sample samples work works piece pieces draft drafts version copy part unit week weeks day days month session sessions " +
      "year grade term semester period monday tuesday wednesday thursday friday saturday sunday january february march april " +
      "may june july august september october november december spring summer fall autumn winter morning afternoon meeting " +
      "video videos audio recording photo photograph picture image scan slide slides deck document spreadsheet sheet form " +
      "table chart graph poster list notes note plan plans map journal diary essay report letter story quiz test exam survey " +
      "rubric score scores result results data observation interview transcript discussion conversation reflection feedback " +
      "review self peer self-assessment assessment portfolio project task activity exit ticket math mathematics english " +
      "science history art music reading writing social studies language spanish french fraction fractions number talk google " +
      "drive docs word excel powerpoint youtube vimeo open circle wall board classroom school one two three four five six"
    ).split(" "),
  );

  /** Return the words of a text in lower case. @param {string} text */
  const wordsOf = (text) => text.toLowerCase().match(/[\p{L}'’-]+/gu) ?? [];

  /**
   * @param {string} text
   * @param {Set<string>} known words that are in no name here, in lower case
   */
  function hasName(text, known) {
    const bare = text.replace(/https?:\/\/\S*/gu, " ").replace(/\.[a-z0-9]{2,4}$/iu, "");
    const parts = bare.split(/[\s_.,;:()/\\-]+|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean);
    let run = 0;
    for (const part of parts) {
      const word = part.toLowerCase();
      run = NAME.test(part) && !COMMON.has(word) && !known.has(word) ? run + 1 : 0;
      if (run > 1) return true;
    }
    return TITLED.test(bare.replaceAll("_", " "));
  }

  /**
   * Return what to think of in a text, or an empty text.
   * @param {string} text
   * @param {Set<string>} known
   */
  function warning(text, known) {
    if (EMAIL.test(text)) return "This looks like an e-mail address. Leave it out, so that nobody can be recognized.";
    if (hasName(text, known))
      return "Is this a person’s name? Then write a pseudonym such as “Student A”, in the file’s name too.";
    return "";
  }

  window.mcsite = Object.assign(window.mcsite ?? {}, { privacy: { warning, wordsOf } });
})();
