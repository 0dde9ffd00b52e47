// Asks Pagefind's index: which pages have the words of a query, and which values of the facets they bear.

import { Folding, words } from "./folding.js";

const END = "_";
const ENOUGH = 10;
const SHORTEST = 5;
// What a page must have of a query's weight: beside pages with all of it, or where there are none.
const MOST = 0.6;
const NEARLY = 0.8;

/**
 * @typedef {{id: string, score: number, data: () => Promise<{raw_url: string}>}} Hit
 * @typedef {{key: string, whole: boolean}} Term a key, or the beginning of one
 * @typedef {{word: string, term: Term, hits: Hit[], weight: number}} Known a word of the query, and the pages that have it
 * @typedef {{hit: Hit, score: number, weight: number, lacks: string[]}} Page a page, and the words that it lacks
 */

/** The key of a value of a facet, or of a whole name: no word has it. */
export const tag = (facet, value) => `x${facet}${value}`.replaceAll("-", "");

export class Finding {
  /** @param {string} folder where the index is @param {string[]} tags the values of all facets, as the index has them */
  static async open(folder, tags) {
    const [pagefind, rules] = await Promise.all([
      import(`${folder}pagefind.js`),
      fetch(`${folder}folding.json`).then((answer) => answer.json()),
    ]);
    const index = pagefind.createInstance({ basePath: folder, noWorker: true });
    const finding = new Finding(index, new Folding(rules));
    const bearers = await Promise.all([tag("all", ""), ...tags].map((name) => finding.search({ key: name, whole: true })));
    finding.many = bearers[0].length;
    tags.forEach((name, at) => finding.borne.set(name, new Set(bearers[at + 1].map((hit) => hit.id))));
    return finding;
  }

  constructor(index, folding) {
    this.index = index;
    this.folding = folding;
    this.many = 0;
    /** @type {Map<string, Set<string>>} the pages that bear each tag */
    this.borne = new Map();
  }

  /** @returns {boolean} whether a page bears a value */
  bears(hit, name) {
    return this.borne.get(name)?.has(hit.id) ?? false;
  }

  /** @param {string} query @returns {Promise<{pages: Page[], terms: Term[]}>} the pages that answer a query, best first */
  async find(query) {
    const asked = new Map(words(query).map(({ word }) => [this.folding.key(word), word]));
    asked.delete("");
    const known = await Promise.all([...asked].map(([key, word]) => this.known(key, word)));
    const named = await this.search({ key: tag("name", [...asked.keys()].join("")), whole: true });
    const names = new Set(named.map((hit) => hit.id));
    const pages = this.weighed(known);
    const place = (page) => [names.has(page.hit.id), page.weight, page.score];
    pages.sort((one, other) => compare(place(other), place(one)));
    return { pages, terms: known.map(({ term }) => term) };
  }

  /** @returns {Promise<Known>} a word as pages have it: whole, or else as the beginning of others */
  async known(key, word) {
    const least = Math.max(SHORTEST, Math.ceil(key.length * MOST));
    const beginnings = [key, ...Array.from({ length: key.length - least }, (_, cut) => key.slice(0, key.length - cut - 1))];
    let term = { key, whole: true };
    let hits = await this.search(term);
    // A slip is mostly in the end of a word.
    for (const beginning of key.length > 1 ? beginnings : []) {
      if (hits.length) break;
      term = { key: beginning, whole: false };
      hits = await this.search(term);
    }
    return { word, term, hits, weight: Math.log(1 + this.many / (hits.length || 1)) };
  }

  /** @param {Known[]} known @returns {Page[]} the pages with all words, and if these are few those with most of them */
  weighed(known) {
    /** @type {Map<string, Page>} */
    const pages = new Map();
    for (const { word, hits, weight } of known) {
      for (const hit of hits) {
        const page = pages.get(hit.id) ?? { hit, score: 0, weight: 0, lacks: known.map((other) => other.word) };
        page.score += hit.score;
        page.weight += weight;
        page.lacks = page.lacks.filter((other) => other !== word);
        pages.set(hit.id, page);
      }
    }
    const all = [...pages.values()];
    const whole = all.filter((page) => !page.lacks.length);
    if (whole.length >= ENOUGH) return whole;
    const total = known.reduce((sum, { hits, weight }) => sum + (hits.length ? weight : 0), 0);
    const best = Math.max(0, ...all.map((page) => page.weight));
    const least = whole.length ? MOST * total : NEARLY * best;
    return all.filter((page) => !page.lacks.length || page.weight >= least);
  }

  /** @param {Term} term @returns {Promise<Hit[]>} */
  async search({ key, whole }) {
    return (await this.index.search(whole ? key + END : key)).results;
  }
}

/** Compares lists of numbers by their first difference. */
function compare(one, other) {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at < 0 ? 0 : Number(one[at]) - Number(other[at]);
}
