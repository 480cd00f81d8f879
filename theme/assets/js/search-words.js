/**
 * The words of the search: how a text is folded, split and stemmed, how far two words are apart, and where what was
 * sought stands in a text. `mcsite/searching/tokens.py` does the same to the index; `tests/cases/tokens.json` holds both to it.
 */
"use strict";

(() => {
  // ---- words: as mcsite/searching/tokens.py has them ----

  const SEPARATORS =
    "\\x00-&(-/:-@\\[-`{-\\x7f\\x80-\\xa9\\xab-\\xb1\\xb4\\xb6-\\xb8\\xbb\\xbf\\xd7\\xf7\\u02c2-\\u02c5\\u02d2-\\u02df\\u037e" +
    "\\u0387\\u055a-\\u055f\\u0589\\u058a\\u05be\\u05c0\\u05c3\\u05f3\\u05f4\\u060c\\u060d\\u061b\\u061e\\u061f\\u066a-\\u066d" +
    "\\u06d4\\u0964\\u0965\\u0970\\u0e4f\\u0e5a\\u0e5b\\u104a-\\u104f\\u10fb\\u1361-\\u1368\\u17d4-\\u17da\\u1800-\\u180a" +
    "\\u2000-\\u200b\\u2010-\\u2070\\u2190-\\u2bff\\u2e00-\\u2e7f\\u3000-\\u3004\\u3008-\\u3020\\u3030\\u303d\\u30fb" +
    "\\ufe10-\\ufe6f\\uff01-\\uff0f\\uff1a-\\uff20\\ufff9-\\uffff\\u20a0-\\u20cf\\u{1f000}-\\u{1faff}";
  const WORD = new RegExp(`[^${SEPARATORS}]+`, "gu");
  const MARKS =
    /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\xad\u200b-\u200f\u2060\ufeff]/g;
  const RAW = /[^\s"()[\]{}<>,;:!?.\/|\\“”«»„–—…-]+/gu; // stretches of a text to be shown, each with at least one word
  /** @type {Record<string, string>} */
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ", "‘": "'", "’": "'", ʼ: "'", "′": "'" };
  const IDEOGRAPHS = /[\u3041-\u30ff\u3400-\u9fff\u{20000}-\u{3ffff}]+/gu;
  const ELIDED = new Set(["c", "d", "j", "l", "m", "n", "qu", "s", "t"]);
  const COMMON = new Set(
    (
      "a an and are as at be but by can do does for from has have how i if in into is it its me my of on or our so than " +
      "that the their them then there these they this those to was we were what when where which who will with you your"
    ).split(" "),
  );

  /** @param {string} text */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(MARKS, "")
      .replace(/[ßæœøłđðþıς‘’ʼ′]/g, (sign) => LETTERS[sign])
      .normalize("NFC");

  /** @param {string} raw */
  const split = (raw) => {
    let word = raw.replace(/^'+|'+$/g, "");
    const apostrophe = word.indexOf("'");
    if (apostrophe >= 0) {
      const rest = word.slice(apostrophe + 1);
      if (ELIDED.has(word.slice(0, apostrophe)) && [...rest].length > 1) word = rest;
      word = word.replaceAll("'", "");
    }
    const found = [];
    let end = 0;
    for (const run of word.matchAll(IDEOGRAPHS)) {
      found.push(word.slice(end, run.index));
      const signs = [...run[0]];
      for (let at = 0; at < Math.max(1, signs.length - 1); at++) found.push(signs.slice(at, at + 2).join(""));
      end = run.index + run[0].length;
    }
    found.push(word.slice(end));
    return found.filter(Boolean);
  };

  /** @param {string} text */
  const words = (text) => (fold(text).match(WORD) ?? []).flatMap(split);

  // ---- stems: M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980 ----

  /** @type {Record<string, string>} */
  const STEP_2 = { ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", bli: "ble", alli: "al", entli: "ent", eli: "e", ousli: "ous", ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful", ousness: "ous", aliti: "al", iviti: "ive", biliti: "ble", logi: "log" };
  /** @type {Record<string, string>} */
  const STEP_3 = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" };
  const CS = "[^aeiou][^aeiouy]*";
  const VS = "[aeiouy][aeiou]*";
  const SOME = new RegExp(`^(?:${CS})?${VS}${CS}`);
  const ONE = new RegExp(`^(?:${CS})?${VS}${CS}(?:${VS})?$`);
  const MANY = new RegExp(`^(?:${CS})?${VS}${CS}${VS}${CS}`);
  const VOWEL = new RegExp(`^(?:${CS})?[aeiouy]`);
  const SHORT = new RegExp(`^${CS}[aeiouy][^aeiouwxy]$`);
  const RE_2 = new RegExp(`^(.+?)(${Object.keys(STEP_2).join("|")})$`);
  const RE_3 = new RegExp(`^(.+?)(${Object.keys(STEP_3).join("|")})$`);
  const RE_4 = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/;

  /** @param {string} base */
  const mended = (base) => {
    if (/(?:at|bl|iz)$/.test(base) || SHORT.test(base)) return base + "e";
    return /([^aeiouylsz])\1$/.test(base) ? base.slice(0, -1) : base;
  };

  /** @param {string} word */
  const step1 = (word) => {
    if (/(?:sse|ie)s$/.test(word)) word = word.slice(0, -2);
    else if (/[^s]s$/.test(word)) word = word.slice(0, -1);
    if (word.endsWith("eed")) {
      if (SOME.test(word.slice(0, -3))) word = word.slice(0, -1);
    } else if (/(?:ed|ing)$/.test(word)) {
      const base = word.replace(/(?:ed|ing)$/, "");
      if (VOWEL.test(base)) word = mended(base);
    }
    return word.endsWith("y") && VOWEL.test(word.slice(0, -1)) ? word.slice(0, -1) + "i" : word;
  };

  /**
   * @param {string} word
   * @param {RegExp} pattern
   * @param {Record<string, string>} endings
   */
  const replaced = (word, pattern, endings) => {
    const found = pattern.exec(word);
    return found && SOME.test(found[1]) ? found[1] + endings[found[2]] : word;
  };

  /** @param {string} word */
  const step4 = (word) => {
    const found = RE_4.exec(word) ?? /^(.+[st])(ion)$/.exec(word);
    return found && MANY.test(found[1]) ? found[1] : word;
  };

  /** @param {string} word */
  const step5 = (word) => {
    if (word.endsWith("e")) {
      const base = word.slice(0, -1);
      if (MANY.test(base) || (ONE.test(base) && !SHORT.test(base))) word = base;
    }
    return word.endsWith("ll") && MANY.test(word) ? word.slice(0, -1) : word;
  };

  /** @param {string} word */
  const stem = (word) => {
    if (!/^[a-z]{3,}$/.test(word)) return word;
    const first = word[0];
    if (first === "y") word = "Y" + word.slice(1); // a consonant at the beginning
    word = step5(step4(replaced(replaced(step1(word), RE_2, STEP_2), RE_3, STEP_3)));
    return first + word.slice(1);
  };

  /** @param {string} word */
  const term = (word) => (COMMON.has(word) ? "" : stem(word));

  // ---- digits: as mcsite/searching/digits.py writes them ----

  /** @param {string} text */
  const numbers = (text) => {
    const found = [];
    for (let at = 0; at < text.length; ) {
      let sum = 0;
      let factor = 1;
      for (;;) {
        const code = text.charCodeAt(at++);
        const digit = code - (code > 92 ? 36 : 35);
        sum += factor * digit;
        if (digit < 64) break;
        factor *= 27;
      }
      found.push(sum);
    }
    return found;
  };

  /** @param {string} sign */
  const digit = (sign) => sign.charCodeAt(0) - (sign.charCodeAt(0) > 92 ? 36 : 35);

  // ---- mistyped words ----

  /**
   * Return how many letters must be added, left out, replaced or swapped with the next to make one word the other, or
   * its beginning; more than `most` isn't told apart.
   * @param {string} word
   * @param {string} other
   * @param {number} most
   * @param {boolean} beginning
   */
  const distance = (word, other, most, beginning) => {
    if (beginning) other = other.slice(0, word.length + most);
    if (Math.abs(word.length - other.length) > most && !beginning) return most + 1;
    let before = /** @type {number[]} */ ([]);
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let at = 1; at <= word.length; at++) {
      const next = [at];
      let least = at;
      for (let to = 1; to <= other.length; to++) {
        const same = word[at - 1] === other[to - 1] ? 0 : 1;
        let cost = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + same);
        if (at > 1 && to > 1 && word[at - 1] === other[to - 2] && word[at - 2] === other[to - 1]) {
          cost = Math.min(cost, before[to - 2] + 1);
        }
        next.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      before = row;
      row = next;
    }
    return beginning ? Math.min(...row) : row[other.length];
  };

  // ---- marks ----

  /**
   * Part a text where what is sought stands in it.
   * @param {string} text
   * @param {Set<string>} terms
   * @returns {{ text: string, marked: boolean }[]}
   */
  const mark = (text, terms) => {
    const parts = [];
    let end = 0;
    for (const raw of text.matchAll(RAW)) {
      if (!words(raw[0]).some((word) => terms.has(term(word)))) continue;
      if (raw.index > end) parts.push({ text: text.slice(end, raw.index), marked: false });
      end = raw.index + raw[0].length;
      parts.push({ text: raw[0], marked: true });
    }
    if (end < text.length) parts.push({ text: text.slice(end), marked: false });
    return parts;
  };

  /**
   * Return the stretch of about thirty words that holds most of what is sought.
   * @param {[string, string][]} passages
   * @param {Set<string>} terms
   * @returns {{ label: string, text: string } | null}
   */
  const excerpt = (passages, terms) => {
    let most = 0;
    /** @type {{ label: string, text: string } | null} */
    let found = null;
    for (const [label, text] of passages) {
      const hits = [...text.matchAll(RAW)]
        .map((raw) => ({ at: raw.index, terms: words(raw[0]).map(term).filter((one) => terms.has(one)) }))
        .filter((hit) => hit.terms.length);
      for (const hit of hits) {
        const near = hits.filter(({ at }) => at >= hit.at && at < hit.at + 160);
        const worth = new Set(near.flatMap((one) => one.terms)).size + near.length / 100;
        if (worth <= most) continue;
        most = worth;
        const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, hit.at - 50)) + (hit.at > 50 ? 1 : 0));
        const until = hit.at + 160 < text.length ? text.lastIndexOf(" ", hit.at + 160) : text.length;
        found = { label, text: (from > 0 ? "… " : "") + text.slice(from, until) + (until < text.length ? " …" : "") };
      }
    }
    return found;
  };

  window.mcsite.searchWords = { COMMON, fold, words, term, numbers, digit, distance, mark, excerpt };
})();
