// Finds sections of the book for what a reader types. It knows nothing of pages in a browser, so Node can run it in tests.
import MiniSearch from "minisearch";

// Lessons come before exercises, and exercises before hints, unless these say it much better.
const WEIGHT = { lesson: 1, page: 0.5, exercises: 0.4, glossary: 0.05, hints: 0.08 };
const BOOST = { heading: 3, title: 2, text: 1, code: 0.8 };
const SMALL = new Set(
  `a an and are as at be but by can do does for from has have how i if in into is it its me my not of on or so that the then
  there this to use vs versus was what when where which who why will with you your`.split(/\s+/),
);
const MOST_OF_A_PAGE = 2; // more results of one page would hide the others
const AROUND = 170; // characters of a snippet

// "Γu" stays; "Gates" is "gate", "initialization" is "initialisation", "naïve" is "naive".
export function plain(word) {
  return word
    .normalize("NFD").replace(/(?<=\p{Script=Latin})\p{M}/gu, "").toLowerCase()
    .replace(/(?<=\w{3})iz(?=(e|ed|er|es|ing|ation|ations)$)/, "is").replace(/isor$/, "iser")
    .replace(/(?<=\w\w[^s])s$/, "");
}

const WORD = /[\p{L}\p{N}]+(?:[_'’-]+[\p{L}\p{N}]+)*_?/gu;
const words = (text) => text.match(WORD) ?? [];
const parts = (word) => [...new Set([word.replace(/_(?=\d)/g, ""), ...word.split(/[_'’-]+/)].filter(Boolean).map(plain))]; // h_0 is h0

// "Gamma_u", "Γu" and "γ u" are one name; so are "Forget gates" and "forget gate".
export const oneName = (name) =>
  name.normalize("NFC").toLowerCase().replaceAll("gamma", "γ").replace(/[\s_{}$\\^-]/g, "").replace(/iz(ation|e)/, "is$1").replace(/(..)s$/, "$1");

/* pages: [address, title, kind]; sections: [number of page, anchor, heading, text, code]; names: the glossary's entries;
   synonyms: [readers' words, words of this book]. */
export function finder({ pages, sections, names, synonyms }) {
  const index = new MiniSearch({ fields: Object.keys(BOOST), tokenize: words, processTerm: parts });
  index.addAll(sections.map(([page, , heading, text, code], id) => ({ id, heading, title: pages[page][1], text, code })));

  // What the glossary says about a name: first the entry that it is another name of, then its own.
  function entries(asked) {
    const wanted = oneName(asked);
    const hit = names.filter((entry) => [entry.name, ...entry.also].map(oneName).includes(wanted));
    const meant = hit.map((entry) => entry.for).filter(Boolean);
    const others = (entry) => names.filter((other) => other.for === entry.name).map((other) => other.name);
    const shown = new Set([...names.filter((entry) => meant.includes(entry.name)), ...hit]);
    return [...shown].map((entry) => ({ ...entry, others: others(entry) }));
  }

  // Which of these names, each the first of a pair, stand in what was asked.
  function within(asked, pairs) {
    const typed = ` ${words(asked).map(plain).join(" ")} `;
    return pairs.filter(([name]) => typed.includes(` ${words(name).map(plain).join(" ")} `)).map(([, other]) => other);
  }
  const aliases = names.filter((entry) => entry.for).map((entry) => [entry.name, entry.for]);
  const explained = names.filter((entry) => entry.lesson).flatMap((entry) => [entry.name, ...entry.also].map((name) => [name, entry.lesson]));

  // What MiniSearch is asked: all of the words, or any, or what the book says for some of them.
  function query(asked, finished) {
    const content = words(asked).filter((word) => !SMALL.has(word.toLowerCase()));
    const typed = content.length ? content : words(asked);
    const last = plain(typed.at(-1));
    const known = (word) => (index.search(plain(word)).length ? [plain(word)] : parts(word));
    const ask = (some, combineWith) => ({
      queries: some, combineWith, processTerm: known,
      prefix: (term) => term.length > 2 || (!finished && term === last && term.length > 1),
      fuzzy: (term) => (term.length > 5 && !index.search(term, { prefix: true }).length ? 0.2 : false),
    });
    const others = within(typed.join(" "), [...aliases, ...synonyms]).map((ours) => ask(words(ours), "AND"));
    return ["AND", "OR"].map((combineWith) => ({ queries: [ask(typed, combineWith), ...others], combineWith: "OR" }));
  }

  function find(asked, { most = 12, finished = false } = {}) {
    if (!words(asked).length) return { names: [], results: [] };
    const known = entries(asked);
    const wanted = oneName(asked);
    const begun = finished || wanted.length < 4 ? [] : explained.filter(([name]) => oneName(name).startsWith(wanted)).map(([, lesson]) => lesson);
    const lessons = new Set([...known.map((entry) => entry.lesson).filter(Boolean), ...within(asked, explained), ...begun]);
    const boostDocument = (id) => {
      const [page, , heading] = sections[id];
      const [address, , kind] = pages[page];
      return WEIGHT[kind] * (lessons.has(address) ? 3 : 1) * (kind !== "glossary" && oneName(heading) === wanted ? 2 : 1);
    };
    const [all, any] = query(asked, finished);
    const options = { boost: BOOST, boostDocument };
    const strict = index.search(all, options);
    const ranked = strict.length < 3 ? index.search(any, options) : strict;
    const lesson = known.find((entry) => entry.lesson)?.lesson;
    const page = lesson ? sections.findIndex(([number]) => pages[number][0] === lesson) : -1;
    const first = page >= 0 && !ranked.some(({ id }) => sections[id][0] === sections[page][0]) ? [{ id: page, terms: [] }] : [];
    const times = new Map();
    const said = new Set(known.map((entry) => entry.at)); // above the results already
    const results = [...first, ...ranked].filter(({ id }) => {
      const [number, anchor] = sections[id];
      if (said.has(`${pages[number][0]}#${anchor}`)) return false;
      times.set(number, (times.get(number) ?? 0) + 1);
      return times.get(number) <= MOST_OF_A_PAGE;
    });
    return { names: known, results: results.slice(0, most).map(({ id, terms }) => shown(sections[id], new Set(terms))) };
  }

  function shown([number, anchor, heading, text], terms) {
    const [address, title, kind] = pages[number];
    const at = anchor ? `${address}#${anchor}` : address;
    return { at, address, title, heading, kind, snippet: snippet(text, terms) };
  }

  return { find };
}

// The piece of a text that holds most of the terms, as [words, whether they were asked for], …
function snippet(text, terms) {
  const hits = [...text.matchAll(WORD)]
    .map((match) => ({ at: match.index, word: match[0], term: parts(match[0]).find((part) => terms.has(part)) }))
    .filter((hit) => hit.term);
  const count = (first) => new Set(hits.filter(({ at }) => at >= first && at < first + AROUND).map((hit) => hit.term)).size;
  const best = hits.reduce((best, hit) => (count(hit.at) > count(best) ? hit.at : best), hits[0]?.at ?? 0);
  const from = best < 60 ? 0 : text.lastIndexOf(" ", Math.max(text.lastIndexOf(". ", best) + 2, best - 60)) + 1;
  const till = from + AROUND >= text.length ? text.length : text.lastIndexOf(" ", from + AROUND);
  const pieces = [];
  let here = from;
  for (const { at, word } of hits.filter(({ at, word }) => at >= from && at + word.length <= till)) {
    if (at > here) pieces.push([text.slice(here, at), false]);
    pieces.push([word, true]);
    here = at + word.length;
  }
  pieces.push([text.slice(here, till), false]);
  if (from > 0) pieces.unshift(["… ", false]);
  if (till < text.length) pieces.push([" …", false]);
  return pieces.filter(([piece]) => piece);
}
