// What a learner has written, kept in this browser, a chapter a time. Two tabs may write: neither loses what the other wrote.

import { said } from "./words.mjs";

const PREFIX = "unrolled/";

export const empty = () => ({ cells: {}, own: [], kept: [], verdicts: {} });

export class Store {
  /** chapter: its name. changed(): is called when another tab has changed the work. trouble(sentence): when it cannot be kept. */
  constructor(chapter, changed, trouble) {
    this.key = PREFIX + chapter;
    this.trouble = trouble;
    this.work = this.read() ?? empty();
    this.base = structuredClone(this.work); // what this tab and the browser's store agreed on last
    addEventListener("storage", ({ key }) => {
      if (key === this.key && this.merge()) changed();
    });
  }

  read() {
    try {
      const stored = JSON.parse(localStorage.getItem(this.key));
      return stored && { ...empty(), ...stored };
    } catch {
      return null;
    }
  }

  /** Take over what another tab has written since. Where both changed a cell, theirs is kept aside. */
  merge() {
    const theirs = this.read() ?? empty();
    const { work, base } = this;
    if (JSON.stringify(theirs) === JSON.stringify(base)) return false;
    for (const id of new Set([...Object.keys(theirs.cells), ...Object.keys(base.cells)])) {
      const [was, now, mine] = [base.cells[id], theirs.cells[id], work.cells[id]];
      if (now === was || now === mine) continue;
      if (mine === was) put(work.cells, id, now);
      else if (now !== undefined) keep(work, said("the cell {id}, as another tab had it", { id }), now);
    }
    for (const name of ["own", "kept"]) {
      const same = (one) => (other) => (name === "own" ? one.id === other.id : one.text === other.text);
      for (const one of theirs[name]) {
        const mine = work[name].find(same(one));
        const was = base[name].find(same(one));
        if (!mine && !was) work[name].push(one);
        else if (mine && mine.text !== one.text && mine.text === was?.text) mine.text = one.text;
        else if (mine && mine.text !== one.text && one.text !== was?.text) keep(work, said("a cell of yours, as another tab had it"), one.text);
      }
      work[name] = work[name].filter((one) => !base[name].some(same(one)) || theirs[name].some(same(one)));
    }
    for (const [name, verdict] of Object.entries(theirs.verdicts))
      if (JSON.stringify(verdict) !== JSON.stringify(base.verdicts[name])) work.verdicts[name] = verdict;
    this.base = structuredClone(theirs);
    return true;
  }

  /** Keep the work as it is now. */
  save() {
    const others = this.merge();
    try {
      localStorage.setItem(this.key, JSON.stringify(this.work));
      this.base = structuredClone(this.work);
      this.kept = true;
    } catch {
      this.kept = false;
      this.trouble(said("This browser keeps nothing for this page (its store is full, or this is a private window): download your notebook before you leave."));
    }
    return others;
  }
}

export function keep(work, what, text) {
  if (!work.kept.some((one) => one.text === text)) work.kept.push({ what, text });
}

function put(cells, id, text) {
  if (text === undefined) delete cells[id];
  else cells[id] = text;
}
