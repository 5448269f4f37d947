// A notebook file and the work of a page: {cells: id -> text, own: [{id, after, text, prose?}], kept: [{what, text}]}.

import { said } from "./words.mjs";

const MOST = 20 << 20; // bytes, as the grader takes them

const textOf = (source) => (Array.isArray(source) ? source.filter((part) => typeof part === "string").join("") : source);

/** The released notebook with the work in it: answers in their cells, own cells where they stood, the rest at the end. */
export function filled(released, work) {
  const notebook = structuredClone(released);
  for (const cell of notebook.cells) if (cell.id in work.cells) cell.source = work.cells[cell.id];
  for (const { id, after, text, prose } of work.own) {
    const code = { id, cell_type: "code", execution_count: null, metadata: {}, outputs: [], source: text };
    const made = prose ? { id, cell_type: "markdown", metadata: {}, source: text } : code;
    let place = notebook.cells.findIndex((cell) => cell.id === after);
    while (notebook.cells[place + 1]?.id.startsWith("own-")) place += 1;
    notebook.cells.splice(place < 0 ? notebook.cells.length : place + 1, 0, made);
  }
  work.kept.forEach(({ what, text }, k) => {
    const fence = "`".repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length + 1)));
    const title = said("Kept: {what}", { what });
    const source = `**${title}**\n\n${fence}python\n${text}\n${fence}`;
    notebook.cells.push({ id: `kept-${k + 1}`, cell_type: "markdown", metadata: {}, source });
  });
  return notebook;
}

/**
 * The work that a notebook file holds. released: the chapter's own notebook; stubs stay out of the work.
 * Throws an Error with one clear sentence where it is none, or another chapter's.
 */
export function work(text, released, chapter) {
  if (text.length > MOST) throw new Error(said("This file is larger than 20 MB: clear the notebook's outputs, and open it again."));
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new Error(said("This file is no notebook: it does not hold valid JSON. Choose the .ipynb file."));
  }
  const cells = file?.cells ?? file?.worksheets?.flatMap?.((sheet) => sheet?.cells ?? []);
  if (!Array.isArray(cells)) throw new Error(said("This file is no notebook: it has no cells. Choose the .ipynb file."));
  const known = new Map(released.cells.map((cell) => [cell.id, cell]));
  const found = { cells: {}, own: [], kept: [] };
  const others = new Set();
  let after = released.cells[0].id;
  for (const cell of cells) {
    const source = textOf(cell?.source ?? cell?.input);
    if (typeof source !== "string") continue;
    const id = [cell.metadata?.nbgrader?.grade_id, cell.id].find((name) => typeof name === "string");
    const original = known.get(id);
    if (original) {
      after = id;
      if (open(original)) {
        if (id in found.cells) found.kept.push({ what: said("another answer in the cell {id}", { id }), text: found.cells[id] });
        if (source !== textOf(original.source)) found.cells[id] = source; // the last counts, as for the grader
        else delete found.cells[id];
      } else if (original.cell_type === "code" && source.trim() !== textOf(original.source).trim()) {
        found.own.push({ after, text: source }); // the grader too runs what a given cell was changed into
      }
    } else if (cell.metadata?.nbgrader?.grade_id) {
      others.add(String(id).split("-")[0]);
      found.kept.push({ what: said("the cell {id}, which this chapter does not have now", { id }), text: source });
    } else if (cell.cell_type === "code" && source.trim()) {
      found.own.push({ after, text: source });
    } else if (cell.cell_type === "markdown" && source.trim() && !isOurs(source)) {
      if (released.cells.some((ours) => textOf(ours.source) === source)) continue;
      if (id?.startsWith(`${chapter}-`)) found.kept.push({ what: said("a text that this chapter does not have now"), text: source });
      else found.own.push({ after, text: source, prose: true });
    }
  }
  if (!cells.some((cell) => known.has(cell?.metadata?.nbgrader?.grade_id))) {
    const parts = { chapter, others: [...others].join(", ") };
    if (others.size) throw new Error(said("This is not the notebook of {chapter}. It belongs to {others}: open it on its own page.", parts));
    throw new Error(said("This is not the notebook of {chapter}. None of its cells is of this course: open it on its own page.", parts));
  }
  found.own.forEach((cell, k) => (cell.id = `own-${k + 1}`));
  return found;
}

/** Whether a text is one that we wrote: what was kept, or the line with an exercise's points. */
function isOurs(source) {
  const begins = said("Kept: {what}", { what: "" }).trimEnd();
  return source.startsWith(`**${begins}`) || /^\*\*`\w+`\*\* · /.test(source);
}

/** Whether learners write in a cell of the released notebook. */
export function open(cell) {
  const role = cell.metadata.nbgrader;
  return role ? role.solution : cell.cell_type === "code";
}
