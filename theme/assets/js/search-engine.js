/**
 * The search itself: reads the files below `search/` as a query needs them, and finds, counts and sorts. It knows
 * nothing of the page. `docs/search.md` describes the files; `mcsite/searching` writes them.
 */
"use strict";

(() => {
  /** @typedef {{ name: string, values: [string, string][], sets: number[][], column: string }} StoredColumn */
  /** @typedef {{ values: [string, string][], sets: number[][], of: Uint32Array }} Column */
  /** @typedef {{ places: number[], weights: string }} Posting */
  /** @typedef {{ terms: string[], places: string[], weights: string[] }} Shard */
  /** @typedef {{ word: string, at: number }} Placed */
  /** @typedef {{ words: Placed[], quoted: boolean, shown: string }} Unit */
  /** @typedef {{ term: string, share: number }} Meant */
  /** @typedef {{ shown: string, terms: Meant[], places: Set<number> | null }} Sought */

  const { COMMON, words, term, numbers, digit, distance, excerpt } = window.mcsite.searchWords;

  // ---- files ----

  /**
   * Return the name of the file whose terms begin so.
   * @param {string} start
   */
  const fileName = (start) => {
    if (/^[\x00-\x7f]*$/.test(start)) return `${start.replaceAll(" ", "+")}-`;
    return [...start].map((sign) => Number(sign.codePointAt(0)).toString(16)).join("_") + "_-";
  };

  /**
   * Return the number of the last start that isn't after a text.
   * @param {string[]} starts
   * @param {string} text
   */
  const within = (starts, text) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= text) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const POSITIONS = 91 * 91; // what two digits can say

  /**
   * Return the positions that a text of digits has, two for each.
   * @param {string} text
   */
  const positions = (text) => Array.from({ length: text.length / 2 }, (_, at) => digit(text[2 * at]) * 91 + digit(text[2 * at + 1]));

  // ---- queries ----

  /**
   * Take a query apart: words, and quoted phrases with where each of their words stands.
   * @param {string} text
   * @returns {Unit[]}
   */
  const parse = (text) => {
    /** @type {Unit[]} */
    const units = [];
    for (const part of text.matchAll(/["“”«»„]([^"“”«»„]+)["“”«»„]|[^\s"“”«»„]+/g)) {
      const placed = words(part[1] ?? part[0]).map((word, at) => ({ word, at }));
      const known = placed.filter(({ word }) => !COMMON.has(word));
      if (part[1] !== undefined && known.length > 1) units.push({ words: known, quoted: true, shown: part[1].trim() });
      else for (const one of known) units.push({ words: [one], quoted: false, shown: one.word });
    }
    return units;
  };

  const TITLE = [0, 3.4, 4];
  const ENDINGS = ["ing", "ings", "ed", "es", "ment", "ments", "ion", "ions", "ation", "ations", "ational", "ative", "ate", "ates", "ity", "ities", "ness", "er", "ers", "or", "ors", "ly", "al", "ally", "ance", "ence", "able", "ible", "ies", "ive", "ize", "izing", "ism", "ful"];
  const KINDS = /** @type {Record<string, number>} */ ({ credential: 1, stack: 1, topic: 0.95, guide: 0.85, issuer: 0.85, recognizer: 0.85 });
  const MUCH = 0.7; // of what one or two words say, a result must say
  const LITTLE = 0.3; // of what more words say
  const FEW = 10; // results, up to which the best of those that say less are added

  /** The index of a catalog. */
  class Index {
    /**
     * @param {(path: string) => Promise<any>} read
     * @param {any} start
     */
    constructor(read, start) {
      this.read = read;
      this.start = start;
      /** @type {Map<string, Promise<any>>} */
      this.files = new Map();
      /** @type {Map<string, Column>} */
      this.columns = new Map();
      let last = -1;
      this.places = numbers(start.places).map((gap) => (last += gap + 1));
      this.count = this.places.length;
      this.at = new Int32Array((this.places.at(-1) ?? 0) + 1).fill(-1);
      this.places.forEach((place, at) => (this.at[place] = at));
      for (const column of start.columns) this.keep(column);
      /** What is no longer offered comes last, wherever it stands. */
      this.closed = this.held("status", "closed");
      this.prior = this.priors();
      /** @type {Map<string, Posting>} */
      this.known = new Map();
    }

    /** @param {string} path */
    file(path) {
      let file = this.files.get(path);
      if (!file) {
        file = this.read(path);
        file.catch(() => this.files.delete(path));
        this.files.set(path, file);
      }
      return file;
    }

    /** @param {StoredColumn} stored */
    keep({ name, values, sets, column }) {
      this.columns.set(name, { values, sets, of: Uint32Array.from(numbers(column)) });
    }

    /**
     * Tell for each document whether it has a value in a facet.
     * @param {string} name
     * @param {string} value
     */
    held(name, value) {
      const column = this.columns.get(name);
      const at = column ? column.values.findIndex(([known]) => known === value) : -1;
      const found = new Uint8Array(this.count);
      if (column && at >= 0) column.of.forEach((set, document) => (found[document] = column.sets[set].includes(at) ? 1 : 0));
      return found;
    }

    /** Return how much each document weighs whatever is asked: what can be earned, in the catalog's language, most. */
    priors() {
      const kind = this.columns.get("kind");
      const own = this.held("language", this.start.language);
      return Float32Array.from({ length: this.count }, (_, at) => {
        const known = kind ? kind.values[kind.sets[kind.of[at]][0]][0] : "";
        return (KINDS[known] ?? 1) * (own[at] ? 1 : 0.7) * (this.closed[at] ? 0.15 : 1);
      });
    }

    /**
     * Load facets.
     * @param {Iterable<string>} names
     */
    async load(names) {
      const known = new Map(this.start.facets.map((/** @type {any} */ facet) => [facet.name, facet.file]));
      const wanted = new Set([...names].filter((name) => !this.columns.has(name)).map((name) => known.get(name)));
      await Promise.all(
        [...wanted].filter(Boolean).map(async (path) => {
          for (const column of await this.file(path)) this.keep(column);
        }),
      );
    }

    /**
     * @param {number} number
     * @returns {Promise<Shard>}
     */
    async shard(number) {
      const stored = await this.file(`words/${fileName(this.start.words[number])}.json`);
      stored.list ??= { terms: stored.terms.split(" "), places: stored.places.split(" "), weights: stored.weights.split(" ") };
      return stored.list;
    }

    /**
     * @param {Shard} shard
     * @param {number} at
     * @returns {Posting}
     */
    posting(shard, at) {
      let posting = this.known.get(shard.terms[at]);
      if (!posting) {
        let last = -1;
        posting = { places: numbers(shard.places[at]).map((gap) => (last += gap + 1)), weights: shard.weights[at] };
        this.known.set(shard.terms[at], posting);
      }
      return posting;
    }

    /**
     * Load the posting of a term, and tell whether there is one.
     * @param {string} wanted
     */
    async has(wanted) {
      if (!wanted || !this.count || !this.start.words.length) return false;
      if (this.known.has(wanted)) return true;
      const shard = await this.shard(within(this.start.words, wanted));
      const at = shard.terms.indexOf(wanted);
      if (at >= 0) this.posting(shard, at);
      return at >= 0;
    }

    /**
     * Return the terms that a beginning may become: from the files of terms, or, where there are too many, the words
     * that are used most.
     * @param {string} beginning
     * @returns {Promise<Meant[]>}
     */
    async completions(beginning) {
      const starts = this.start.words;
      if (!starts.length) return [];
      const first = within(starts, beginning);
      const last = within(starts, beginning + "\uffff");
      if (last - first > 1) return this.frequent(beginning);
      /** @type {Meant[]} */
      const found = [];
      for (const shard of await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => this.shard(first + at)))) {
        shard.terms.forEach((known, at) => {
          const rest = beginning.slice(known.length);
          const longer = known.startsWith(beginning);
          const begun = known.length > 3 && beginning.startsWith(known) && ENDINGS.some((ending) => ending.startsWith(rest));
          if (longer || begun) {
            this.posting(shard, at);
            found.push({ term: known, share: 0.9 });
          }
        });
      }
      return found.slice(0, 60);
    }

    /**
     * Return the terms of the most used words with a beginning.
     * @param {string} beginning
     * @returns {Promise<Meant[]>}
     */
    async frequent(beginning) {
      const spoken = (await this.letter(beginning[0])).filter(({ word }) => word.startsWith(beginning));
      spoken.sort((one, other) => other.times - one.times);
      const terms = [...new Set(spoken.map(({ word }) => term(word)))].slice(0, 4);
      const there = await Promise.all(terms.map((one) => this.has(one)));
      return terms.filter((_, at) => there[at]).map((one) => ({ term: one, share: 0.9 }));
    }

    /**
     * Return the words that begin with a letter, with how often each is used, as a power of two.
     * @param {string} letter
     * @returns {Promise<{ word: string, times: number }[]>}
     */
    async letter(letter) {
      if (!this.start.letters.includes(letter)) return [];
      const stored = await this.file(`letters/${fileName(letter)}.json`);
      if (!stored.list) {
        const shared = numbers(stored.shared);
        let last = "";
        stored.list = stored.rests.split(" ").map((/** @type {string} */ rest, /** @type {number} */ at) => {
          last = last.slice(0, shared[at]) + rest;
          return { word: last, times: digit(stored.times[at]) };
        });
      }
      return stored.list;
    }

    /**
     * Return what a mistyped word may mean, the likeliest first; the word that is being typed may be a beginning.
     * @param {string} word
     * @param {boolean} last
     * @returns {Promise<string[]>}
     */
    async meant(word, last) {
      const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
      if (!most) return [];
      const lists = await Promise.all([...new Set([word[0], word[1]])].map((letter) => this.letter(letter)));
      const all = lists.flat().filter(({ word: other }) => last || Math.abs(other.length - word.length) <= most);
      for (const beginning of last && word.length > 4 ? [false, true] : [false]) {
        const near = all
          .map(({ word: other, times }) => ({ other, times, far: distance(word, other, beginning ? 1 : most, beginning) }))
          .filter(({ far }) => far <= (beginning ? 1 : most))
          .sort((one, other) => one.far - other.far || other.times - one.times);
        if (near.length) return near.filter(({ far }) => far === near[0].far).map(({ other }) => other);
      }
      return [];
    }

    /**
     * Find out what a word of a query stands for.
     * @param {string} word
     * @param {boolean} last
     * @param {boolean} typing
     * @returns {Promise<{ terms: Meant[], instead: string }>}
     */
    async resolve(word, last, typing) {
      const own = term(word);
      const there = await this.has(own);
      /** @type {Meant[]} */
      const terms = there ? [{ term: own, share: 1 }] : [];
      if (last && word.length > 1 && (typing || !there)) {
        const more = (await this.completions(word)).filter((one) => one.term !== own);
        terms.push(...more.map((one) => ({ term: one.term, share: there ? 0.4 : one.share })));
      }
      if (terms.length) return { terms, instead: "" };
      const near = await this.meant(word, last);
      for (const other of near.slice(0, 12)) {
        const known = term(other);
        if (terms.length < 2 && !terms.some((one) => one.term === known) && (await this.has(known))) {
          terms.push({ term: known, share: 0.8 });
        }
      }
      return { terms, instead: terms.length ? near[0] : "" };
    }

    /**
     * Return where a term stands in some of the documents that have it: by place, the digits of its positions. Those of
     * a term that is used very often are in files by places, of which only the wanted ones are read.
     * @param {string} wanted
     * @param {number[]} places
     * @returns {Promise<Map<number, string>>}
     */
    async stands(wanted, places) {
      const { starts, parts, table } = await this.file("phrases/starts.json");
      const held = this.known.get(wanted)?.places ?? [];
      if (!parts[wanted]) {
        const stored = await this.file(`phrases/${fileName(starts[within(starts, wanted)])}.json`);
        stored.list ??= { terms: stored.terms.split(" "), found: stored.found.split(" ") };
        const found = (stored.list.found[stored.list.terms.indexOf(wanted)] ?? "").split("!");
        return new Map(held.map((place, at) => [place, found[at]]));
      }
      const part = (/** @type {number} */ place) => Math.min(parts[wanted] - 1, Math.floor((place * parts[wanted]) / table));
      /** @type {Map<number, string>} */
      const found = new Map();
      await Promise.all(
        [...new Set(places.map(part))].map(async (number) => {
          const stored = (await this.file(`phrases/${fileName(wanted)}${number}.json`)).split("!");
          held.filter((place) => part(place) === number).forEach((place, at) => found.set(place, stored[at]));
        }),
      );
      return found;
    }

    /**
     * Return the places of the documents in which the words of a phrase follow each other.
     * @param {Placed[]} phrase
     * @returns {Promise<Set<number>>}
     */
    async phrase(phrase) {
      const run = phrase.map(({ word, at }) => ({ term: term(word), at }));
      const sets = run.map((one) => new Set(this.known.get(one.term)?.places));
      const places = [...sets[0]].filter((place) => sets.every((set) => set.has(place)));
      if (!places.length) return new Set();
      const lists = await Promise.all(run.map((one) => this.stands(one.term, places)));
      return new Set(
        places.filter((place) => {
          /** @type {Set<number> | null} */
          let begun = null;
          run.forEach((one, which) => {
            /** @type {Set<number>} */
            const here = new Set();
            for (const position of positions(lists[which].get(place) ?? "")) {
              const first = (position - one.at + POSITIONS) % POSITIONS;
              if (!begun || begun.has(first)) here.add(first);
            }
            begun = here;
          });
          return begun && /** @type {Set<number>} */ (begun).size > 0;
        }),
      );
    }

    /**
     * Find out what a whole query stands for, and what of it nothing is known of.
     * @param {string} text
     * @param {boolean} typing
     */
    async understand(text, typing) {
      const units = parse(text);
      const dropped = /** @type {string[]} */ ([]);
      const loose = /** @type {string[]} */ ([]);
      const instead = /** @type {[string, string][]} */ ([]);
      const open = !/[\s"”»]$/.test(text);
      /** @type {Sought[][]} */
      const found = await Promise.all(
        units.map(async (unit, at) => {
          const last = at === units.length - 1 && open && !unit.quoted;
          const meant = await Promise.all(unit.words.map(({ word }) => this.resolve(word, last, (typing || units.length > 1) && last)));
          /** @type {Set<number> | null} */
          let places = null;
          if (unit.quoted && meant.every(({ terms, instead: other }) => terms.length && !other)) places = await this.phrase(unit.words);
          if (unit.quoted && !places?.size) loose.push(unit.shown);
          return meant.flatMap(({ terms, instead: other }, which) => {
            const shown = unit.words[which].word;
            if (!terms.length) dropped.push(shown);
            if (other) instead.push([shown, other]);
            return terms.length ? [{ shown, terms, places: places?.size ? places : null }] : [];
          });
        }),
      );
      return { asked: units.length > 0, sought: found.flat(), dropped, loose, instead };
    }

    /**
     * Score every document against what is sought.
     * @param {Sought[]} sought
     */
    score(sought) {
      const scores = new Float32Array(this.count);
      const said = new Float32Array(this.count);
      const unseen = new Uint8Array(this.count); // what is said where a result doesn't show it
      const best = new Float32Array(this.count);
      const seen = new Uint8Array(this.count);
      let whole = 0;
      for (const { terms } of sought) {
        /** @type {number[]} */
        const touched = [];
        let rarest = Infinity;
        for (const { term: one, share } of terms) {
          const posting = this.known.get(one);
          if (!posting) continue;
          const often = posting.places.length;
          const rare = Math.log(1 + (this.count - often + 0.5) / (often + 0.5)) + 0.1;
          rarest = Math.min(rarest, rare);
          posting.places.forEach((place, which) => {
            const at = this.at[place] ?? -1;
            if (at < 0) return;
            const weight = digit(posting.weights[which]);
            const title = Math.floor(weight / 28);
            const summary = Math.floor(weight / 7) % 2;
            const worth = share * rare * (TITLE[title] + (Math.floor(weight / 14) % 2) + summary + 0.3 * (weight % 7));
            if (!best[at]) touched.push(at);
            if (worth > best[at]) {
              best[at] = worth;
              seen[at] = title || summary ? 1 : 0;
            }
          });
        }
        whole += rarest;
        for (const at of touched) {
          scores[at] += best[at];
          said[at] += rarest;
          if (!seen[at]) unseen[at] = 1;
          best[at] = 0;
        }
      }
      return { scores, said, unseen, whole };
    }

    /**
     * Tell for each document whether it is found, how well, and whether any has all that is sought.
     * @param {Sought[]} sought
     */
    match(sought) {
      const { scores, said, unseen, whole } = this.score(sought);
      const allowed = sought.map(({ places }) => places).filter((places) => places !== null);
      let most = 0;
      for (let at = 0; at < this.count; at++) {
        if (allowed.some((places) => !places.has(this.places[at]))) said[at] = 0;
        if (said[at] > most) most = said[at];
      }
      for (let at = 0; at < this.count; at++) scores[at] *= (this.prior[at] * said[at]) / whole;
      const [enough, little] = (sought.length > 2 ? [LITTLE, LITTLE / 2] : [MUCH, LITTLE]).map((part) => Math.min(part * whole, most) * 0.999);
      const found = Uint8Array.from(said, (much) => (much && much >= enough ? 1 : 0));
      const missing = FEW - found.reduce((sum, one) => sum + one, 0);
      if (missing > 0) {
        const rest = [...said.keys()].filter((at) => !found[at] && said[at] && said[at] >= little);
        rest.sort((one, other) => scores[other] - scores[one] || one - other);
        for (const at of rest.slice(0, missing)) found[at] = 1;
      }
      return { found, scores, unseen, all: most >= whole * 0.999 };
    }

    /**
     * Return what is chosen; unless a reader asks for it, without what is no longer offered.
     * @param {Record<string, string[]>} chosen
     * @returns {Record<string, string[]>}
     */
    offered(chosen) {
      const known = this.columns.get("status")?.values.map(([value]) => value) ?? [];
      if (chosen.status?.length || !known.includes("closed")) return chosen;
      return { ...chosen, status: known.filter((value) => value !== "closed") };
    }

    /**
     * Return for each chosen facet which of its sets pass.
     * @param {Record<string, string[]>} chosen
     * @param {[number, number] | null} hours
     */
    passing(chosen, hours) {
      /** @type {{ name: string, of: Uint32Array, passes: boolean[] }[]} */
      const filters = [];
      for (const [name, values] of Object.entries(chosen)) {
        const column = this.columns.get(name);
        if (!column || name === "hours" || !values.length) continue;
        const wanted = new Set(values.map((value) => column.values.findIndex(([known]) => known === value)));
        filters.push({ name, of: column.of, passes: column.sets.map((set) => set.some((value) => wanted.has(value))) });
      }
      const column = hours && this.columns.get("hours");
      if (hours && column) {
        const passes = column.sets.map((set) => set.length > 0 && set[0] <= hours[1] && set[1] >= hours[0]);
        filters.push({ name: "hours", of: column.of, passes });
      }
      return filters;
    }

    /**
     * Find what a request asks for.
     * @param {SearchRequest} request
     */
    async find({ text, typing = false, chosen = {}, hours = null, sort = "", count = [] }) {
      const names = new Set([...Object.keys(chosen), ...count, ...(hours || sort === "shortest" ? ["hours"] : [])]);
      const [understood] = await Promise.all([this.understand(text, typing), this.load(names)]);
      const { sought } = understood;
      const matched = understood.asked ? this.match(sought) : null;
      const filters = this.passing(this.offered(chosen), hours);
      const misses = new Uint8Array(this.count);
      const missed = new Uint8Array(this.count);
      /** @type {number[]} */
      const hits = [];
      for (let at = 0; at < this.count; at++) {
        if (matched && !matched.found[at]) misses[at] = 9;
        else {
          filters.forEach((filter, which) => {
            if (!filter.passes[filter.of[at]]) {
              misses[at]++;
              missed[at] = which;
            }
          });
          if (!misses[at]) hits.push(at);
        }
      }
      /** @type {Record<string, number>} */
      const without = {};
      filters.forEach(({ name }, which) => {
        if (!(name === "hours" || chosen[name]?.length)) return;
        without[name] = hits.length;
        for (let at = 0; at < this.count; at++) if (misses[at] === 1 && missed[at] === which) without[name]++;
      });
      const counts = Object.fromEntries(
        count.map((name) => [name, this.tally(name, misses, missed, filters.findIndex((filter) => filter.name === name))]),
      );
      const order = await this.ordered(hits, sort || (matched ? "best" : "newest"), matched?.scores ?? null);
      return {
        ...understood,
        all: matched?.all ?? true,
        total: order.length,
        places: order.map((at) => this.places[at]),
        unseen: new Set(matched ? order.filter((at) => matched.unseen[at]).map((at) => this.places[at]) : []),
        terms: new Set(sought.flatMap(({ terms }) => terms.map((one) => one.term))),
        unfiltered: this.closed.reduce((sum, one, at) => sum + (one || (matched && !matched.found[at]) ? 0 : 1), 0),
        without,
        counts,
      };
    }

    /**
     * Count what choosing each value of a facet would give: what passes every other facet. Of hours, count each range.
     * @param {string} name
     * @param {Uint8Array} misses
     * @param {Uint8Array} missed
     * @param {number} which
     */
    tally(name, misses, missed, which) {
      const column = this.columns.get(name);
      if (!column) return [];
      const sets = new Uint32Array(column.sets.length);
      for (let at = 0; at < this.count; at++) {
        if (!misses[at] || (misses[at] === 1 && missed[at] === which)) sets[column.of[at]]++;
      }
      if (name === "hours") return Array.from(sets);
      const found = new Array(column.values.length).fill(0);
      column.sets.forEach((set, number) => set.forEach((value) => (found[value] += sets[number])));
      return found;
    }

    /**
     * @param {number[]} hits
     * @param {string} sort
     * @param {Float32Array | null} scores
     */
    async ordered(hits, sort, scores) {
      /** @type {(at: number) => number} */
      let key = (at) => -(scores?.[at] ?? 0);
      if (sort === "shortest") {
        const hours = this.columns.get("hours");
        key = (at) => (hours?.sets[hours.of[at]].length ? hours.sets[hours.of[at]][0] * 1000 + hours.sets[hours.of[at]][1] : 1e9);
      } else if (sort === "newest" || sort === "title") {
        const path = `order/${sort}.json`;
        const ranks = numbers(await this.file(path));
        key = (at) => ranks[at];
      }
      const keys = new Map(hits.map((at) => [at, key(at)]));
      const value = (/** @type {number} */ at) => keys.get(at) ?? 0;
      const last = sort === "best" ? () => 0 : (/** @type {number} */ at) => this.closed[at];
      return hits.sort((one, other) => last(one) - last(other) || value(one) - value(other) || one - other);
    }

    /**
     * Return what a result shows.
     * @param {number} place
     * @returns {Promise<SearchResult | undefined>}
     */
    async result(place) {
      return (await this.file(`results/${place >> 4}.json`))[place];
    }

    /**
     * Return the passage of a document that says most of what is sought.
     * @param {number} place
     * @param {Set<string>} terms
     * @returns {Promise<{ label: string, text: string } | null>}
     */
    async passage(place, terms) {
      if (!this.start.whole) return null;
      const result = await this.result(place);
      if (!result) return null;
      const passages = /** @type {[string, string][]} */ (await this.file(`passages/${result.path.slice(0, -1)}.json`));
      return excerpt(passages, terms);
    }
  }

  /**
   * Open the index that `read` returns the files of; `start` is its first file, if it is there already.
   * @param {(path: string) => Promise<any>} read
   * @param {any} [start]
   */
  const open = async (read, start) => new Index(read, start ?? (await read("start.json")));

  /**
   * Return a function that reads files of the index from the host of a site.
   * @param {URL} root
   */
  const fetched = (root) => async (/** @type {string} */ path) => {
    const answer = await fetch(new URL(`search/${path}`, root));
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };

  /**
   * Return the least and the most hours of a range as an address has it: "5-10", "20-"; none, if it isn't one.
   * @param {string} hours
   * @returns {[number, number] | null}
   */
  const range = (hours) => {
    const found = /^(\d{1,4}(?:\.\d+)?)?-(\d{1,4}(?:\.\d+)?)?$/.exec(hours);
    if (!found || (!found[1] && !found[2])) return null;
    return [Number(found[1] ?? 0), found[2] ? Number(found[2]) : Infinity];
  };

  /** On the search page, read what its address asks for while the other scripts are still under way. */
  const ahead = async (/** @type {Index} */ index) => {
    const asked = new URLSearchParams(location.search);
    const { places } = await index.find({ text: asked.get("q") ?? "", sort: asked.get("sort") ?? "" });
    const filtered = index.start.facets.some((/** @type {{ name: string }} */ { name }) => asked.has(name));
    await Promise.all(filtered ? [] : places.slice(0, 10).map((place) => index.result(place)));
  };

  const here = document.getElementById("search-start") && location.protocol !== "file:";
  const own = here ? open(fetched(window.mcsite.root), window.mcsite.data("search-start")) : null;
  void own?.then(ahead).catch(() => {}); // the page itself says so if it can't be read

  window.mcsite.search = { open, fetched, range, own };
})();
