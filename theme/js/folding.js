// Words folded to keys, by the same rules as the index was made with: plugins/text/folding.py says what each step is.

const WORD = /\p{Nd}{1,3}(?:[.,٬ \u00a0\u202f]\p{Nd}{3})+(?!\p{Nd})|(?:(?<![\p{L}\p{N}])[a-zA-Z]-)?[\p{L}\p{N}\u0300-\u036f\u0640\u064b-\u065f\u0670\u06d6-\u06ed]+/gu;
const GROUPS = /[-.,٬ \u00a0\u202f]/g;
const OWN = "ٱ";
const MARKS = /\p{M}/gu;
const TWICE = /([a-zوي])\1/g;

/** @param {string} text @returns {{word: string, at: number}[]} the words of a text as they stand */
export function words(text) {
  return [...text.matchAll(WORD)].map((found) => ({ word: found[0], at: found.index }));
}

const typed = (word) => word.replace(GROUPS, "").normalize("NFKC").toLowerCase().replace(MARKS, "").replaceAll("ـ", "");

/** A rule takes the beginning of a word and puts an ending of its own in the place of the rest. */
const ready = (rules) => rules.map(([pattern, ending]) => [new RegExp(`^(?:${pattern})$`, "u"), ending]);

const ended = (letters, rules) =>
  rules.reduce((word, [pattern, ending]) => {
    const found = pattern.exec(word);
    return found ? found[1] + ending : word;
  }, letters);

export class Folding {
  /** @param {object} data the rules, as folding.json has them */
  constructor(data) {
    this.known = new Map();
    this.written = data.letters;
    this.own = new RegExp(`^(?:${data.arabic.own})$`, "u");
    this.prefix = new RegExp(`^(?:${data.arabic.prefix})`, "u");
    this.hamza = ready(data.arabic.hamza);
    this.suffixes = ready(data.arabic.suffixes);
    this.endings = ready(data.latin);
    this.ordinals = ready(data.digits);
    this.stop = new Set(data.stop.split(" ").map(typed));
    this.whole = new Set(data.whole.split(" ").map((word) => this.root(this.letters(typed(word)))));
    this.forms = new Map();
    this.roots = new Map();
    const lines = data.same.map((line) => line.split(" ").map((word) => this.letters(typed(word))));
    const singulars = lines.map(([first]) => this.bare(first));
    const plurals = lines.flatMap(([, ...others], at) => others.map((other) => [other, singulars[at]]));
    const rooted = plurals.map(([other, one]) => [this.bare(other), one]);
    this.roots = new Map(rooted.filter(([root]) => !singulars.includes(root)));
    this.forms = new Map(plurals.map(([other, one]) => [this.wholeForm(other), one]));
  }

  /** @param {string} word @returns {string} what the word is looked up by, or nothing for a word such as `of` */
  key(word) {
    if (!this.known.has(word)) this.known.set(word, this.folded(word));
    return this.known.get(word);
  }

  folded(word) {
    const plain = typed(word);
    const letters = this.letters(plain);
    const isAlone = [...letters].length === 1 && !/\p{Nd}/u.test(letters);
    return !letters || isAlone || this.stop.has(plain) ? "" : this.bare(letters);
  }

  letters(plain) {
    let text = plain.replace(this.own, `$1${OWN}$2`);
    for (const [written, meant] of this.written) text = text.replaceAll(written, meant);
    return text.normalize("NFKD").replace(MARKS, "").replace(TWICE, "$1");
  }

  bare(letters) {
    if (/\p{Nd}/u.test(letters)) return ended(letters, this.ordinals);
    if (/[\u0620-\u06ff]/.test(letters)) {
      const form = this.wholeForm(letters);
      const root = this.root(form);
      return this.forms.get(form) ?? this.roots.get(root) ?? root;
    }
    const bare = ended(letters, this.endings);
    return this.roots.get(bare) ?? bare;
  }

  wholeForm(letters) {
    for (let found; !this.whole.has(this.root(letters)) && (found = this.prefix.exec(letters)); ) {
      const rest = letters.slice(found[0].length);
      if (rest.length < 3 && !this.whole.has(rest) && found[0] !== "ال") break;
      letters = rest;
    }
    return ended(letters.replace(OWN, "ا"), this.hamza);
  }

  root(word) {
    let letters = word.replace(OWN, "ا");
    for (let shorter; (shorter = ended(letters, this.suffixes)) !== letters; ) letters = shorter;
    return letters;
  }
}
