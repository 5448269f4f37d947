// One cell of a page: its text, the field to write it in, what it printed, and what is said of it.
import { made, report } from "./report.mjs";
import { said } from "./words.mjs";

let editor; // the module, once somebody writes

export class Cell {
  static editorAt = ""; // where the editor's module lies

  /** about: what pages.py says of it (id, kind, exercise, points, of, silent). element: the .practice-cell around it. */
  constructor(about, element) {
    Object.assign(this, about, { element });
    this.pre = element.querySelector("pre");
    this.writing = element.matches("textarea") ? element : element.querySelector("textarea"); // of prose
    const hint = said("Your answer here.");
    if (this.kind === "essay") this.stub = this.text = `*${hint}*`;
    else if (!/^(?:own|prose|check)$/.test(this.kind) && this.pre) this.stub = this.text = this.pre.textContent.replace(/\n$/, "");
    this.said = element.querySelector(".practice-verdict");
  }

  /** Give it what only a page with scripts has. */
  dress(isWritten) {
    if (!isWritten) return;
    this.element.classList.add("practice-written");
    this.pre.title = said("Write here");
  }

  get area() {
    if (!this.output) {
      this.output = made("div", "practice-output");
      this.element.append(this.output);
    }
    return this.output;
  }

  /** Show a text in the field. */
  put(text) {
    if (this.text === text && !this.field && !this.writing) return;
    this.text = text;
    if (this.field) this.field.put(text);
    else if (this.writing) this.writing.value = text === this.stub ? "" : text;
    else if (this.pre && this.pre.textContent.replace(/\n$/, "") !== text) {
      this.drawn ??= this.pre.innerHTML;
      if (text === this.stub) this.pre.innerHTML = this.drawn;
      else this.pre.textContent = `${text}\n`;
    }
  }

  /** Make the field an editor. changed(cell) hears what is written, run(cell) the keys that run it. */
  async open(changed, run) {
    if (this.field) return this.field.focus();
    editor ??= import(Cell.editorAt);
    const { edit } = await editor.catch((error) => {
      editor = undefined;
      throw error;
    });
    if (this.field) return;
    const place = made("div", "practice-editor");
    const holder = this.pre.closest(".highlight") ?? this.pre;
    place.style.minHeight = `${holder.offsetHeight}px`;
    holder.replaceWith(place);
    const heard = (text) => {
      this.text = text;
      changed(this);
    };
    const label = this.exercise
      ? said("Your {name}. Escape, then Tab, leaves the field.", { name: this.exercise })
      : said("Your cell. Escape, then Tab, leaves the field.");
    this.field = edit(place, this.text, label, heard, () => run(this));
    this.field.focus();
  }

  /** Before it runs again. */
  clear() {
    this.element.querySelector(".cell_output")?.remove(); // a lesson's own, from when the page was built
    this.output?.replaceChildren();
    this.field?.mark(null);
  }

  /** What Python says of it, as text and images. */
  hear({ kind, text, stream, png, html, line }) {
    if (this.silent) return;
    if (kind === "text") {
      const last = this.area.lastElementChild;
      const name = `practice-${stream === "err" ? "err" : "out"}`;
      const block = last?.className === name ? last : this.area.appendChild(made("pre", name));
      block.append(String(text));
    } else if (kind === "value") {
      this.area.append(html ? report(String(html)) : made("pre", "practice-out", String(text)));
    } else if (kind === "picture" && /^[A-Za-z0-9+/=]+$/.test(png)) {
      const picture = made("img", "practice-picture");
      picture.src = `data:image/png;base64,${png}`;
      picture.alt = said("The figure that this cell draws");
      this.area.append(picture);
    } else if (kind === "error") {
      const box = made("pre", "practice-error", line ? said("Line {line}: {sentence}", { line, sentence: text }) : text);
      box.setAttribute("role", "status");
      this.area.append(box);
      this.field?.mark(line);
    }
  }

  /** Say something below it: a verdict, or what is wrong. */
  tell(...what) {
    if (this.said) this.said.replaceChildren(...what);
    else this.area.append(...what);
  }

  /** While it runs, its button stops it. Returns what ends that. */
  busy(stop) {
    const button = this.element.querySelector('button[data-do="check"], button[data-do="run"], button[data-do="all"]');
    if (!button) return () => {};
    const { textContent, dataset } = button;
    const before = dataset.do;
    button.textContent = said("Stop");
    delete dataset.do;
    button.onclick = (event) => (event.stopPropagation(), stop());
    return () => {
      Object.assign(button, { textContent, onclick: null });
      dataset.do = before;
    };
  }

  /** How far it is; nothing where it is done. */
  progress(text, share = 1) {
    this.meter ??= made("p", "practice-progress");
    if (!text) return this.meter.remove();
    if (!this.meter.isConnected) this.element.querySelector(".practice-bar").after(this.meter);
    const bar = document.createElement("progress");
    if (share < 1) bar.value = share;
    bar.setAttribute("aria-label", text);
    this.meter.replaceChildren(text, share < 1 ? bar : "");
  }
}
