// Practice in a page: fields to write in, buttons below them, and the work that is kept. What Python says comes by python.mjs.
import { Cell } from "./cell.mjs";
import { filled, work as workOf } from "./notebook.mjs";
import { Python } from "./python.mjs";
import { made, report } from "./report.mjs";
import { empty, keep, Store } from "./store.mjs";
import { said } from "./words.mjs";

const RUNS = new Set(["given", "answer", "quiz", "yours", "own", "live"]);
const WRITTEN = new Set(["answer", "yours", "experiment", "own", "live"]);
const MINE = new Set(["own", "prose"]); // cells that a learner has added
const limit = () => Number(document.documentElement.dataset.limit ?? 30); // seconds that one cell or check may take
const FROM_DISK = location.protocol === "file:";

const page = JSON.parse(document.getElementById("practice").textContent);
const root = new URL(document.documentElement.dataset.content_root, location.href);
const at = (files) => Object.fromEntries(Object.entries(files).map(([name, file]) => [name, { ...file, at: new URL(file.at, root).href }]));
const wares = Object.fromEntries(Object.entries(WARES).map(([group, files]) => [group, at(files)]));
const say = (text, ...more) => document.querySelector(".practice-says")?.replaceChildren(...(text ? [made("p", "", text), ...more] : []));
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

const store = new Store(page.chapter || location.pathname, show, say);
const cells = page.cells.map((about) => new Cell(about, document.querySelector(`[data-cell="${about.id}"]`)));
const cellOf = (id) => cells.find((cell) => cell.id === id);
const checks = cells.filter((cell) => cell.kind === "check");

// ------------------------------------------------------------------------------------------------- running and checking

const left = new Map(); // a cell that had to be stopped -> its text: it is left out until it is changed
let now = ""; // the cell or check that runs
let sent = new Map(); // the texts that run: a verdict is on them, whatever is written meanwhile
let clock;
let asked = Promise.resolve(); // one thing after the other
let progress = () => {};

const python = new Python(wares, at(page.beside), (about) => {
  if (about.kind === "begin") watch(about.cell);
  else if (about.kind === "fetching") progress(said("Fetching Matplotlib"), about.come, about.all);
  else if (about.kind === "verdict") judged(about, sent);
  else if (about.kind === "missing") checkOf(about.exercise)?.tell(made("p", "", said("No cell of this page defines {name}.", { name: about.exercise })));
  else cellOf(about.cell)?.hear(about);
});

const checkOf = (exercise) => checks.find((cell) => cell.exercise === exercise);

/** Begin to count the time of a cell or check. */
function watch(name) {
  now = name;
  cellOf(name)?.clear();
  clearTimeout(clock);
  const seconds = limit();
  clock = setTimeout(() => python.stop(new Stopped(seconds)), seconds * 1000);
}

class Stopped extends Error {} // by the limit, after this many seconds: what was left out can be left out
class Ended extends Error {} // by hand

/** The texts to run, in page order; experiments only where one is asked for, at the end. */
function program(experiment) {
  const order = cells.filter((cell) => RUNS.has(cell.kind) && cell.text.trim());
  return [...order, ...(experiment ? [experiment] : [])].map((cell) => [cell.id, cell.text]);
}

/** Run what has changed, and check exercises. place: the cell that was pressed, where progress and trouble are told. */
function ask(place, names, experiment = null) {
  const written = program(experiment); // as it is now: Python may take seconds to start
  asked = asked.then(async () => {
    let halt;
    const halted = new Promise((_, reject) => (halt = reject));
    halted.catch(() => {}); // whoever waits for it hears of it
    const before = place.busy(() => {
      const reason = new Ended(python.runs ? said("You stopped it.") : said("You stopped it. What has come is kept: press again to go on."));
      halt(reason);
      python.stop(reason);
    });
    progress = (what, come, all) => {
      const parts = { what, come: megabytes(come), all: megabytes(all) };
      const fetching = come < all ? said("{what}: {come} of {all} MB", parts) : "";
      place.progress(fetching || (all > 1 ? said("Starting Python …") : said("Running …")), come / all);
    };
    try {
      if (FROM_DISK) throw new Error(said("This page was opened as a file, and Python needs a server: run `autograder serve`, or read the course on its site."));
      if (typeof WebAssembly !== "object") throw new Error(said("This browser has no WebAssembly, so Python does not run here: download the notebook."));
      await Promise.race([keptOffline(), halted]);
      await answered(written, names, experiment, 0);
      place.progress("");
    } catch (error) {
      place.progress("");
      place.tell(made("p", "practice-trouble", sentence(error)));
    } finally {
      clearTimeout(clock);
      before();
    }
  });
  return asked;
}

/** Ask Python; where a cell had to be stopped, it is left out and the others run again. */
async function answered(written, names, experiment, times) {
  try {
    if (!python.runs) await python.start((come, all) => progress(said("Fetching Python and NumPy, once"), come, all));
    progress("", 1, 1);
    const texts = written.filter(([id, text]) => left.get(id) !== text);
    sent = new Map(texts);
    await python.ask(texts, names);
  } catch (error) {
    if (python.runs) python.stop(error); // it failed: a new one is needed
    if (!(error instanceof Stopped)) throw error;
    const cell = cellOf(now);
    const seconds = error.message;
    if (!cell) throw new Error(said("`{name}` was stopped after {seconds} seconds: is there a loop that does not end?", { name: now, seconds }));
    left.set(cell.id, sent.get(cell.id));
    const text = said("This cell was stopped after {seconds} seconds: is there a loop that does not end? It is left out until you change it.", { seconds });
    cell.hear({ kind: "error", text, line: null });
    if (times < 5 && names.length && cell !== experiment) await answered(written, names, experiment, times + 1);
  }
}

function sentence(error) {
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message))
    return said("The network was lost while Python was being fetched: what has come is kept. Press Check again to go on.");
  return error.message;
}

/** Keep a verdict, with the text that it is on. texts: cell -> text. */
function judged({ exercise, points, state, html, uses = [], lacks = [] }, texts) {
  const check = checkOf(exercise);
  if (!check) return;
  const answer = `${check.id}-answer`;
  const used = uses.map(String).filter((id) => id !== answer && texts.has(id));
  const out = lacks.map((name) => `${page.chapter}-${name}-answer`).filter((id) => left.has(id)); // it was stopped
  const on = Object.fromEntries([...used, ...out].map((id) => [id, code(texts.get(id) ?? left.get(id))])); // each text as it was, in short
  store.work.verdicts[exercise] = { points: Number(points), state: String(state), html: String(html), of: texts.get(answer) ?? "", on };
  store.save();
  showVerdict(check);
  stale();
}

function choose(quiz, letter) {
  const answer = cellOf(`${page.chapter}-${quiz}-answer`);
  answer.text = answer.stub.replace(/# [^\n]*\n *\.\.\.$/, `return "${letter}"`);
  wrote(answer);
  judgeQuiz(quiz, letter);
}

function judgeQuiz(quiz, letter) {
  const answer = cellOf(`${page.chapter}-${quiz}-answer`);
  judged({ exercise: quiz, ...page.quizzes[quiz][code(`${quiz}:${letter}`)] }, new Map([[answer.id, answer.text]]));
}

/** FNV-1a, as pages.py writes it. */
function code(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

// -------------------------------------------------------------------------------------------------- the work that is kept

let saving;
function wrote(cell) {
  const { work } = store;
  if (MINE.has(cell.kind)) work.own.find((one) => one.id === cell.id).text = cell.text;
  else if (cell.text === cell.stub) delete work.cells[cell.id];
  else work.cells[cell.id] = cell.text;
  clearTimeout(saving);
  saving = setTimeout(save, 300);
  stale();
}

function save() {
  clearTimeout(saving);
  if (store.save()) show();
}

/** Show the work as it is stored: another tab has changed it, a notebook was opened, or the page has just come. */
function show() {
  const { work } = store;
  const isThere = (cell) => work.own.some(({ id, after, prose }) => id === cell.id && after === cell.after && kindOf(prose) === cell.kind);
  for (const cell of cells.filter(({ kind }) => MINE.has(kind))) if (!isThere(cell)) gone(cell);
  for (const own of work.own) showOwn(own);
  for (const cell of cells) {
    if (MINE.has(cell.kind)) cell.put(work.own.find(({ id }) => id === cell.id).text);
    else if (cell.stub !== undefined) cell.put(work.cells[cell.id] ?? cell.stub);
    if (cell.kind === "quiz") showChoice(cell);
    if (cell.kind === "check") showVerdict(cell);
  }
  showKept();
  stale();
}

function showChoice(cell) {
  const letter = /return\s+["']([A-Z])["']\s*$/.exec(cell.text)?.[1];
  const buttons = [...document.querySelectorAll(`input[data-quiz="${cell.exercise}"]`)];
  for (const button of buttons) button.checked = button.value === letter;
  const check = checkOf(cell.exercise);
  if (buttons.some(({ checked }) => checked) && changedSince(check)) judgeQuiz(cell.exercise, letter);
}

function showVerdict(check) {
  const verdict = store.work.verdicts[check.exercise];
  if (verdict) check.tell(report(verdict.html));
}

/** What has changed since a check: a sentence, or "". */
function changedSince(check) {
  const { of, on = {} } = store.work.verdicts[check.exercise] ?? {};
  if (of !== cellOf(`${check.id}-answer`)?.text) return said("Changed since this check.");
  const used = Object.keys(on).map((id) => ({ id, cell: cellOf(id) }));
  const changed = used.filter(({ id, cell }) => !cell || code(cell.text) !== on[id]);
  if (!changed.length) return "";
  const names = listed(changed.map(({ cell }) => cell?.exercise ?? said("a cell of yours")));
  return said("{names} changed since this check, and this answer uses it.", { names });
}

const listed = (names) => [...new Set(names)].join(", ");

/** Say of every verdict whether its answer, or what the answer uses, has changed since. */
function stale() {
  const told = checks.filter(({ exercise }) => store.work.verdicts[exercise]);
  const changed = told.filter((check) => {
    const since = changedSince(check);
    check.element.classList.toggle("practice-stale", Boolean(since));
    check.said.dataset.stale = since;
    return since;
  });
  total(told.filter((check) => !changed.includes(check)), changed.length);
}

/** earned: the checks whose verdicts are true of what stands there now. changed: how many are not. */
function total(earned, changed) {
  const sum = (list, points) => list.reduce((all, one) => all + points(one), 0);
  const here = checks.filter(({ of }) => of !== "elsewhere");
  const rest = sum(page.cells, ({ points }) => points ?? 0) - sum(here, ({ points }) => points);
  const parts = { points: sum(earned, ({ exercise }) => store.work.verdicts[exercise].points), most: sum(here, ({ points }) => points), rest };
  const place = document.querySelector(".practice-total");
  if (!place || !here.length) return;
  const text = rest
    ? said("So far {points} of {most} points here; {rest} more are for PyTorch or for a person to give.", parts)
    : said("So far {points} of {most} points here.", parts);
  const since = said("Changed since the last check: {count}.", { count: changed });
  place.textContent = changed ? `${text} ${since}` : text;
}

function showKept() {
  document.querySelector(".practice-kept")?.remove();
  const { kept } = store.work;
  if (!kept.length) return;
  const box = made("section", "practice-kept");
  box.append(made("h2", "", said("Kept for you")), made("p", "", said("These texts fit nowhere in the chapter as it is now. They stay at the end of your notebook, as text.")));
  kept.forEach((one, k) => {
    const remove = made("button", "", said("Remove"));
    remove.type = "button";
    remove.onclick = () => {
      kept.splice(k, 1);
      save();
      showKept();
    };
    box.append(made("p", "", `${one.what}:`), made("pre", "", one.text), remove);
  });
  document.querySelector(".bd-article").append(box);
}

// ------------------------------------------------------------------------------------------------------ cells of one's own

function addOwn(after, text = "") {
  const number = Math.max(0, ...store.work.own.map(({ id }) => Number(id.slice(4)))) + 1;
  const own = { id: `own-${number}`, after, text };
  store.work.own.push(own);
  open(showOwn(own));
  save();
}

const kindOf = (prose) => (prose ? "prose" : "own");

function showOwn({ id, after, text, prose = false }) {
  const there = cellOf(id);
  if (there) return there;
  const element = made("div", "practice-cell practice-mine");
  const field = made("div", "practice-field");
  const bar = made("div", "practice-bar");
  for (const [what, label] of [...(prose ? [] : [["run", said("Run")]]), ["remove", said("Remove")]]) {
    const button = made("button", "", label);
    button.type = "button";
    button.dataset.do = what;
    bar.append(button);
  }
  field.append(prose ? made("textarea", "practice-essay") : made("pre", "", text));
  element.append(field, bar);
  element.dataset.cell = id;
  const cell = new Cell({ id, kind: kindOf(prose), after }, element);
  if (prose) Object.assign(cell.writing, { value: text, rows: Math.min(12, text.split("\n").length + 1), ariaLabel: said("A text of yours") });
  cell.text = text;
  place(cell);
  return cell;
}

/** Put a cell where it belongs: behind the cell that it stood after, or behind the text before the next cell. */
function place(cell) {
  const next = cells.findIndex(({ texts }) => texts?.includes(cell.after)); // after a text of the course
  if (next >= 0) {
    cells[next].element.before(cell.element);
    cells.splice(next, 0, cell);
    return;
  }
  let last = cells.findIndex(({ id }) => id === cell.after);
  if (last < 0) last = cells.findLastIndex(({ kind }) => kind !== "essay"); // essays stand at the list's end, wherever they are
  while (MINE.has(cells[last + 1]?.kind) || cells[last + 1]?.kind === "check") last += 1;
  cells[last].element.after(cell.element);
  cells.splice(last + 1, 0, cell);
}

function gone(cell) {
  cell.element.remove();
  cells.splice(cells.indexOf(cell), 1);
}

// --------------------------------------------------------------------------------------------------- notebooks in and out

async function released() {
  if (FROM_DISK) throw new Error(said("This page was opened as a file: the notebook lies in the folder downloads/ of the site."));
  const response = await fetch(new URL(page.notebook.at, root));
  if (!response.ok) throw new Error(said("The notebook is not there ({status}).", { status: response.status }));
  return response.json();
}

async function download() {
  save();
  const file = new Blob([`${JSON.stringify(filled(await released(), store.work), null, 1)}\n`], { type: "application/x-ipynb+json" });
  const link = made("a", "");
  link.href = URL.createObjectURL(file);
  link.download = `${page.chapter}.ipynb`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  const next = said("Hand in this file as it is. What was checked here is marked in the same way when it is graded.");
  say(next);
}

async function openFile(file) {
  const text = file.size > 20 << 20 ? "x".repeat((20 << 20) + 1) : await file.text();
  const found = workOf(text, await released(), page.chapter);
  const before = structuredClone(store.work);
  for (const [id, was] of Object.entries(before.cells)) if (id in found.cells && found.cells[id] !== was) keep(found, said("the cell {id}, as it was here before {file} was opened", { id, file: file.name }), was);
  for (const own of before.own) if (own.text.trim() && !found.own.some(({ text }) => text === own.text)) keep(found, said("a cell of yours, as it was here before {file} was opened", { file: file.name }), own.text);
  before.kept.forEach(({ what, text }) => keep(found, what, text));
  for (const id in before.cells) found.cells[id] ??= before.cells[id];
  store.work = { ...empty(), ...found, verdicts: before.verdicts };
  save();
  show();
  const answers = Object.keys(found.cells).length;
  const parts = { file: file.name, count: answers, kept: found.kept.length };
  const one = found.kept.length
    ? said("{file} is open: {count} cell with work of yours; {kept} kept at the end of this page.", parts)
    : said("{file} is open: {count} cell with work of yours.", parts);
  const several = found.kept.length
    ? said("{file} is open: {count} cells with work of yours; {kept} kept at the end of this page.", parts)
    : said("{file} is open: {count} cells with work of yours.", parts);
  say(answers === 1 ? one : several);
}

// ---------------------------------------------------------------------------------------------------------------- buttons

const actions = {
  write: (cell) => open(cell.kind === "check" ? cellOf(`${cell.id}-answer`) : cell),
  check: (cell) => ask(cell, [cell.exercise]),
  run: (cell) => run(cell),
  reset(cell, button) {
    const answer = cellOf(`${cell.id}-answer`);
    const back = button.was !== undefined && answer.text === answer.stub;
    const text = back ? button.was : answer.stub;
    button.was = answer.text;
    button.textContent = back || button.was === answer.stub ? said("Reset") : said("Take back");
    answer.put(text);
    answer.text = text;
    wrote(answer);
  },
  add: (cell) => addOwn(cell.id),
  remove(cell) {
    if (cell.text.trim()) keep(store.work, said("a cell of yours that you removed"), cell.text);
    store.work.own = store.work.own.filter(({ id }) => id !== cell.id);
    gone(cell);
    save();
    showKept();
  },
  all: (cell) => ask(cell, checks.filter(({ of }) => of === "answer").map(({ exercise }) => exercise)),
  download: () => download().catch((error) => say(error.message)),
};

/** Make a cell's field an editor. */
function open(cell) {
  document.querySelector(`[data-cell="${cell.id.replace(/-answer$/, "")}"] [data-do="write"]`)?.remove();
  const trouble = said("The editor did not come: is there a network? Press Write again to try once more.");
  return cell.open(wrote, run).catch(() => say(trouble));
}

function run(cell) {
  const check = checks.find(({ id }) => `${id}-answer` === cell.id);
  return check ? ask(check, [check.exercise]) : ask(cell, [], cell.kind === "experiment" ? cell : null);
}

document.addEventListener("click", (event) => {
  const element = event.target.closest(".practice-cell");
  const cell = element && cellOf(element.dataset.cell);
  const button = event.target.closest("button[data-do]");
  if (button) actions[button.dataset.do](cell, button);
  else if (cell && WRITTEN.has(cell.kind) && event.target.closest(".cell_input pre, .practice-field > pre") && !getSelection().toString()) open(cell);
});

document.addEventListener("change", ({ target }) => {
  if (target.dataset.quiz) choose(target.dataset.quiz, target.value);
  if (target.closest(".practice-open")) {
    openFile(target.files[0]).catch((error) => say(error.message));
    target.value = "";
  }
});

document.addEventListener("input", ({ target }) => {
  if (!target.matches(".practice-essay")) return;
  const cell = cellOf(target.closest("[data-cell]").dataset.cell);
  cell.text = target.value.trim() ? target.value : (cell.stub ?? "");
  wrote(cell);
});

addEventListener("pagehide", save);
addEventListener("beforeunload", (event) => store.kept === false && event.preventDefault());

let offline;
/**
 * With the first press a service worker comes, which keeps the pages and Python, so that both work offline. It keeps what
 * passes through it, so it is waited for, but not for long; and what this page has loaded already passes once more.
 */
function keptOffline() {
  const workers = isSecureContext && navigator.serviceWorker;
  if (!workers || offline) return offline;
  const begins = async () => {
    await workers.register(new URL("sw.js", root));
    if (!workers.controller) await new Promise((resolve) => workers.addEventListener("controllerchange", resolve, { once: true }));
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    const mine = [location.href.split("#")[0], page.notebook && new URL(page.notebook.at, root).href, wares.editor["editor.mjs"].at, ...loaded];
    for (const address of new Set(mine.filter((one) => one?.startsWith(root.href)))) fetch(address).catch(() => {});
  };
  const later = new Promise((resolve) => setTimeout(resolve, 3000));
  offline = Promise.race([begins().catch(() => {}), later]); // it works without
  return offline;
}

/** What was written for an exercise that this release of the chapter has no more is kept aside. */
function keepOrphans() {
  const { work } = store;
  const orphans = Object.entries(work.cells).filter(([id]) => !cellOf(id));
  for (const [id, text] of orphans) {
    keep(work, said("the cell {id}, which this chapter does not have now", { id }), text);
    delete work.cells[id];
  }
  if (orphans.length) store.save();
}

Cell.editorAt = wares.editor["editor.mjs"].at;
for (const cell of cells) cell.dress(WRITTEN.has(cell.kind));
keepOrphans();
show();
