// The search page: its address holds the query and the filters; what it asks for is found, counted and shown.

import { Finding, tag } from "./finding.js";
import { best, marker, put } from "./showing.js";

const AT_ONCE = 10;
const page = document.querySelector(".search");
const fields = [...document.querySelectorAll("[name=q]")];
const hits = page.querySelector(".hits");
const more = page.querySelector("[data-more]");
const values = [...page.querySelectorAll("[data-value]")];
const facets = [...page.querySelectorAll("[data-facet]")].map((part) => part.dataset.facet);
const language = document.documentElement.lang;
const number = new Intl.NumberFormat({ ar: "ar-MA-u-nu-latn", fr: "fr-MA", en: "en-GB" }[language]);
const forms = new Intl.PluralRules(language);
const counts = JSON.parse(page.dataset.counts);
const title = document.title;
const browsed = new Map(values.map((link) => [link, { href: link.href, hidden: link.hidden, text: numberOf(link).textContent }]));

/** @type {Promise<Finding> | null} */
let opened = null;
let run = 0;

function numberOf(link) {
  return link.querySelector("span");
}

function nameOf(link) {
  return link.firstChild.textContent.trim();
}

function facetOf(link) {
  return link.closest("[data-facet]").dataset.facet;
}

function template(name) {
  return document.querySelector(`#${name}`).content.firstElementChild.cloneNode(true);
}

function counted(many) {
  return counts[forms.select(many)].replace("{n}", number.format(many));
}

/** Shows the sentences that are named, each with its place filled, and none of the others. */
function say(names) {
  for (const said of page.querySelectorAll("[data-says]")) {
    const place = names[said.dataset.says];
    said.hidden = place === undefined;
    said.dataset.text ??= said.firstChild.textContent;
    if (said.hidden || !said.dataset.text.includes("{}")) continue;
    fill(said, said.dataset.text, place);
  }
}

/** Puts a text into an element, and what a reader typed into its place, in a direction of its own. */
function fill(element, text, typed) {
  const [before, after] = text.split("{}");
  const filled = document.createElement("bdi");
  filled.textContent = typed;
  element.replaceChildren(before, filled, after, ...element.querySelectorAll("b"));
}

/** Shows the lists to browse, or the results with their filters; what a reader has opened meanwhile stays open. */
function turn(to) {
  for (const part of page.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== to;
  for (const part of page.dataset.shows === to ? [] : page.querySelectorAll("details")) {
    part.open = to === "browse" || part.dataset.facet === "kinds";
  }
  page.dataset.shows = to;
  page.querySelector(".tags").hidden = to === "browse";
  if (to === "results") return;
  for (const [link, was] of browsed) {
    Object.assign(link, { href: was.href, hidden: was.hidden });
    link.removeAttribute("aria-current");
    numberOf(link).textContent = was.text;
  }
}

/** Writes the filters, with how many pages each would leave beside what is chosen in the other facets. */
function filter(finding, all, asked) {
  const chosen = (facet) => asked.get(facet) ?? "";
  const bears = ({ hit }, facet, value) => !value || finding.bears(hit, tag(facet, value));
  const fits = (found, except) => facets.every((facet) => facet === except || bears(found, facet, chosen(facet)));
  page.querySelector(".tags").replaceChildren();
  for (const link of values) {
    const [facet, value] = [facetOf(link), link.dataset.value];
    const many = all.filter((found) => fits(found, facet) && bears(found, facet, value)).length;
    const isChosen = chosen(facet) === value;
    link.href = address(asked, facet, value);
    link.hidden = !many && !isChosen && value !== "";
    numberOf(link).textContent = number.format(many);
    if (isChosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (isChosen) link.parentElement.querySelector("b").textContent = value && nameOf(link);
    if (isChosen && value) page.querySelector(".tags").append(removal(link, asked));
  }
  return all.filter((found) => fits(found));
}

function removal(link, asked) {
  const remove = template("tag");
  remove.href = address(asked, facetOf(link), "");
  remove.textContent = `${nameOf(link)} ×`;
  remove.dataset.facet = facetOf(link);
  remove.setAttribute("aria-label", remove.dataset.label.replace("{}", nameOf(link)));
  return remove;
}

function address(asked, facet, value) {
  const other = new URLSearchParams(asked);
  other.delete(facet);
  if (value) other.set(facet, value);
  return `?${other}`;
}

/** Shows the next results, and leads a reader who asked for more to the first of them. */
async function show(finding, terms, left, from) {
  const next = left.slice(from, from + AT_ONCE);
  const loaded = await Promise.all(next.map(({ hit }) => hit.data()));
  const rows = loaded.map((data, at) => row(JSON.parse(data.raw_url), terms, finding.folding, next[at].lacks));
  if (!from) hits.replaceChildren();
  hits.append(...rows);
  if (from) rows[0].querySelector("a").focus();
  more.hidden = left.length <= from + AT_ONCE;
  more.onclick = () => show(finding, terms, left, from + AT_ONCE);
}

function row(shown, terms, folding, lacks) {
  const item = template("hit");
  const [meta, head, text] = item.children;
  const mark = marker(shown, terms, folding);
  const kind = page.querySelector(`[data-one][data-value="${shown.kind}"]`).dataset.one;
  meta.append([kind, shown.about].filter(Boolean).join(" · "));
  head.firstChild.href = shown.href;
  put(head.firstChild, shown.title, mark, true);
  put(text, best(shown.text, mark), mark, false);
  if (shown.lang !== language) {
    meta.append(" ", template("badge"));
    head.firstChild.hreflang = shown.lang;
    for (const part of [head, text]) Object.assign(part, { lang: shown.lang, dir: shown.lang === "ar" ? "rtl" : "ltr" });
  }
  if (lacks.length) {
    const note = template("lacks");
    fill(note, note.textContent, lacks.join(" "));
    meta.append(" · ", note);
  }
  return item;
}

/** Does what the address asks for, and says meanwhile that it is busy. */
async function answer() {
  const mine = ++run;
  page.setAttribute("aria-busy", "true");
  try {
    await look(new URLSearchParams(location.search), () => mine === run);
  } catch (reason) {
    opened = null;
    turn("browse");
    say({ failed: "" });
    page.querySelector("[data-says=failed] a").href = location.href;
    console.error(reason);
  }
  if (mine === run) page.setAttribute("aria-busy", "false");
}

async function look(asked, isWanted) {
  const query = (asked.get("q") ?? "").trim();
  for (const field of fields) field.value = query;
  for (const link of document.querySelectorAll(".lang a")) link.search = location.search;
  document.title = query ? `\u2068${query}\u2069 – ${title}` : title;
  if ([...query].length < 2) {
    turn("browse");
    return say(query ? { short: "" } : {});
  }
  say({ searching: "" });
  opened ??= Finding.open(page.dataset.index, values.map((link) => tag(facetOf(link), link.dataset.value)));
  const finding = await opened;
  const { pages: all, terms } = await finding.find(query);
  if (!isWanted()) return;
  if (!all.length) {
    turn("browse");
    return say({ none: query });
  }
  const left = filter(finding, all, asked);
  turn("results");
  await show(finding, terms, left, 0);
  page.querySelector("[data-count]").textContent = counted(left.length);
  say({ found: query, ...(all[0].lacks.length ? { partly: "" } : {}) });
}

/** Goes to another address of this page without loading it again. */
function go(search) {
  history.pushState(null, "", search);
  return answer();
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  go(`?${new URLSearchParams(new FormData(event.target))}`);
});
page.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='?']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.getAttribute("href"));
  // What was clicked to be removed is gone; its facet is still there.
  if (link.matches(".tag")) page.querySelector(`details[data-facet=${link.dataset.facet}] summary`).focus();
});
addEventListener("popstate", answer);
answer();
