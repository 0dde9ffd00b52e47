// A page that was found, as a reader sees it: the passage that has most of the words, each of them marked.

import { words } from "./folding.js";

const MOST = 44;
const BEFORE = 12;

/**
 * @typedef {{href: string, kind: string, lang: string, about: string, title: string, text: string[], also: string[]}} Shown
 * @typedef {(text: string) => Map<number, number>} Marker tells where marks begin in a text, and how long they are
 */

/**
 * @param {Shown} shown @param {import("./finding.js").Term[]} terms @param {import("./folding.js").Folding} folding
 * @returns {Marker} finds the words of the query, and what stands for them under another name
 */
export function marker(shown, terms, folding) {
  const is = (term) => (key) => (term.whole ? key === term.key : key.startsWith(term.key));
  const said = new Set([shown.title, ...shown.text].flatMap(words).map(({ word }) => folding.key(word)));
  const wanted = terms.flatMap((term) => {
    if ([...said].some(is(term))) return [[is(term)]];
    return otherwise(shown.also, is(term)).map((form) => form.map((key) => (other) => other === key));
  });
  return (text) => {
    const marks = new Map();
    const keyed = words(text).map(({ word, at }) => ({ word, at, key: folding.key(word) })).filter(({ key }) => key);
    keyed.forEach((first, place) => {
      for (const form of wanted) {
        const run = keyed.slice(place, place + form.length);
        if (run.length === form.length && form.every((fits, at) => fits(run[at].key))) {
          for (const { word, at } of run) marks.set(at, word.length);
        }
      }
    });
    return marks;
  };
}

/** Returns the forms under which a text speaks of what was asked for: of a thing within another's name, the lesser. */
function otherwise(also, isAsked) {
  const things = also.map((line) => line.split("=")).filter(([, others]) => others.split(" ").some(isAsked));
  const found = things.map(([forms]) => forms.split("|").map((form) => form.split(" ")));
  const size = (forms) => Math.min(...forms.map((form) => form.length));
  const least = Math.min(...found.map(size));
  return found.filter((forms) => size(forms) === least).flat();
}

/** @param {string[]} texts @param {Marker} mark @returns {string} the passage with most marks, the first of equals */
export function best(texts, mark) {
  const counts = texts.map((text) => new Set([...mark(text)].map(([at, size]) => text.substr(at, size))).size);
  return texts[counts.indexOf(Math.max(...counts))] ?? "";
}

/**
 * Puts a text into an element, its words marked and the phrases of the other direction set apart.
 * @param {Element} element @param {string} text @param {Marker} mark @param {boolean} whole or only what is around the marks
 */
export function put(element, text, mark, whole) {
  const marks = mark(text);
  const [start, end] = whole ? [0, text.length] : cut(text, marks);
  let inside = element;
  let at = start;
  const say = (upTo) => upTo > at && inside.append(text.slice(at, upTo));
  const opened = text.slice(0, start).match(/[\u2066\u2067][^\u2069]*$/);
  if (opened) inside = apart(element, opened[0][0]);
  if (start) inside.append("…\u00a0");
  for (let place = start; place < end; place++) {
    const letter = text[place];
    if ("\u2066\u2067\u2069".includes(letter)) {
      say(place);
      inside = letter === "\u2069" ? element : apart(element, letter);
      at = place + 1;
    } else if (marks.has(place)) {
      say(place);
      at = Math.min(place + marks.get(place), end);
      const marked = document.createElement("mark");
      marked.textContent = text.slice(place, at);
      inside.append(marked);
      place = at - 1;
    }
  }
  say(end);
  if (end < text.length) element.append("\u00a0…");
}

/** @returns {[number, number]} the part of a long text that is shown, from word to word */
function cut(text, marks) {
  const found = [...text.matchAll(/\S+/g)];
  if (found.length <= MOST) return [0, text.length];
  const first = Math.min(...marks.keys());
  const place = found.findIndex((word) => word.index + word[0].length > first);
  const from = Math.max(0, Math.min(place - BEFORE, found.length - MOST));
  const last = found[from + MOST - 1];
  return [from ? found[from].index : 0, from + MOST < found.length ? last.index + last[0].length : text.length];
}

function apart(element, sign) {
  const phrase = document.createElement("bdi");
  phrase.dir = sign === "\u2066" ? "ltr" : "rtl";
  element.append(phrase);
  return phrase;
}
