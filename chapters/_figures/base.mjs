// What every figure that moves has in common: a drawing, controls and a sentence, all three made from one small state.
//
// A figure is a class with static parts only, so that a test can call them and the build can draw it without a browser:
//   alt       what is drawn, for those who do not see it
//   height    of the drawing, which is 440 wide
//   controls  name -> {label, value, min, max, step, words} (a slider), {label, value, options} (a choice)
//             (one that `restarts` begins what plays anew), or {label, value, letters, picks} (a text, above the drawing; picks: words of a button -> a text); one that is `held` has its grip in the drawing, and no slider
//   grips     what can be taken hold of in the drawing (hold.mjs)
//   equation  HTML, in which data-part="f" marks a term that lights up with the parts of the drawing of that name
//   asks      {question, answers, right(shows), shows, because(shows)}: a question before the answer is shown, by the state `shows`
//   plays     the control that the button moves through, if there is one
//   draw(state) -> SVG inside;  say(state) -> a sentence;  tie(state, moved) -> the state, where controls hang together
//   take(data)  what a Python module of the figure's name has packed for it, if there is one
import { hold, markup, range, settle, snap } from "./hold.mjs";

export { sigmoid } from "./cells.mjs";
export const WIDTH = 440;

export const escape = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** A number as a reader writes it. */
export const num = (value, digits = 2) => value.toFixed(digits).replace(/^-(?=0\.?0*$)/, "").replace("-", "−");

/** The same without zeros at the end. */
export const short = (value, digits = 2) => num(Number(value.toFixed(digits)), digits).replace(/\.?0+$/, "") || "0";

/** An SVG element: el("line", {x1: 0, stroke: "ink"}). Colours by their names in chapters/style.py. */
export function el(name, attributes, inside = "") {
  const given = Object.entries(attributes).map(([key, value]) => {
    if ((key === "fill" || key === "stroke") && /^[a-z]+$/.test(value) && value !== "none") value = `var(--u-${value})`;
    return ` ${key}="${typeof value === "number" ? Number(value.toFixed(1)) : value}"`;
  });
  return `<${name}${given.join("")}>${inside}</${name}>`;
}

export const line = (x1, y1, x2, y2, stroke = "muted", more = {}) => el("line", { x1, y1, x2, y2, stroke, ...more });
export const rect = (x, y, width, height, fill, more = {}) => el("rect", { x, y, width, height, fill, ...more });
export const dot = (cx, cy, r, fill, more = {}) => el("circle", { cx, cy, r, fill, ...more });
export const text = (x, y, words, more = {}) => el("text", { x, y, "text-anchor": "middle", fill: "ink", ...more }, words);
export const part = (name, inside) => `<g data-part="${name}">${inside}</g>`;
export const sub = (letter, index) => `<tspan font-style="italic">${letter}</tspan><tspan dy="0.3em" font-size="0.8em">${index}</tspan>`;
export const curve = (points, stroke, more = {}) =>
  el("path", { d: "M" + points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L"), fill: "none", stroke, "stroke-width": 2.5, "stroke-linejoin": "round", "stroke-linecap": "round", ...more });

/** A value that travels: a straight line with a head. */
export function arrow(x1, y1, x2, y2, stroke = "muted", width = 1.6, more = {}) {
  const long = Math.hypot(x2 - x1, y2 - y1);
  if (long < 1e-9) return "";
  const head = Math.min(long, 3 + 2.6 * width);
  const [dx, dy] = [(x2 - x1) / long, (y2 - y1) / long];
  const [bx, by] = [x2 - head * dx, y2 - head * dy];
  const points = [[x2, y2], [bx + 0.45 * head * dy, by - 0.45 * head * dx], [bx - 0.45 * head * dy, by + 0.45 * head * dx]];
  return line(x1, y1, bx, by, stroke, { "stroke-width": width, ...more })
    + el("polygon", { points: points.map((p) => p.map((v) => v.toFixed(1)).join()).join(" "), fill: stroke });
}

/** Axes with ticks: across(x) and up(y) tell where a value lies. Ticks are values, or pairs of value and words. */
export function axes({ x, y, xticks, yticks, xlabel = "", ylabel = "", left = 44, top = 12, width = 384, height = 190 }) {
  const across = (v) => left + (width * (v - x[0])) / (x[1] - x[0]);
  const up = (v) => top + (height * (y[1] - v)) / (y[1] - y[0]);
  const pair = (tick) => (Array.isArray(tick) ? tick : [tick, short(tick)]);
  const drawn = [
    ...yticks.map(pair).map(([v, words]) => line(left, up(v), left + width, up(v), "ink", { "stroke-opacity": v === 0 ? 0.45 : 0.15 })
      + text(left - 7, up(v) + 4.5, words, { "text-anchor": "end" })),
    ...xticks.map(pair).map(([v, words]) => text(across(v), top + height + 18, words)),
    text(left + width / 2, top + height + 36, xlabel),
    ylabel && text(left, top - 4, ylabel, { "text-anchor": "start" }),
  ];
  return { across, up, drawn: drawn.join("") };
}

const slider = (name, { label, value, min, max, step }) =>
  `<label><span>${label}</span><b aria-hidden="true"></b><input type="range" name="${name}" min="${min}" max="${max}" step="${step}" value="${value}"></label>`;

const choice = (name, { label, value, options }) =>
  `<label><span>${label}</span><select name="${name}">${options.map((one) => `<option${one === value ? " selected" : ""}>${escape(one)}</option>`).join("")}</select></label>`;

const field = (name, { label, value, letters, picks }) =>
  `<label><span>${label}</span><input type="text" name="${name}" maxlength="${letters}" value="${escape(value)}" autocomplete="off" autocapitalize="off" spellcheck="false"></label>`
  + `<div class="picks">${Object.entries(picks).map(([words, text]) => `<button type="button" data-pick="${name}" value="${escape(text)}">${escape(words)}</button>`).join("")}</div>`;

export class Figure extends (globalThis.HTMLElement ?? Object) {
  static controls = {};
  static grips = [];
  static plays = null;
  static late = false; // whether it computes so much that it should not wake before it comes near the window
  static begins = false; // whether it plays by itself when it is first seen; else its data come when somebody touches it
  static pace = 700; // milliseconds from one value of what plays to the next
  static shared = false; // whether a link leads to the figure as it is
  static tie = (state) => state;

  static start() {
    return Object.fromEntries(Object.entries(this.controls).map(([name, control]) => [name, control.value]));
  }

  /** The whole figure as HTML, as the build puts it into the page: a still picture until the script wakes it. */
  static still(state = this.start()) {
    const { equation, asks, grips, plays, shared, height, alt } = this;
    const shown = Object.entries(this.controls).filter(([, control]) => !control.held);
    const made = (texts) => shown.filter(([, { letters }]) => !letters === !texts).map(([name, control]) => (texts ? field : control.options ? choice : slider)(name, control)).join("");
    const guess = asks ? `<fieldset class="guess"><legend>${asks.question}</legend>${asks.answers.map((one, k) => `<button type="button" data-answer="${k}">${one}</button>`).join("")}<p role="status"></p></fieldset>` : "";
    const more = (plays ? '<button type="button" class="play">Play</button>' : "") + (shared ? '<a class="share">Link to this</a>' : "");
    const [above, below] = [guess + made(true), made(false) + more].map((inside) => (inside ? `<div class="controls">${inside}</div>` : ""));
    return `<figure class="moving">${above}${equation ? `<p class="equation">${equation}</p>` : ""}`
      + `<div class="drawing"><svg viewBox="0 0 ${WIDTH} ${height}"><g role="img" aria-label="${escape(alt)}">${this.draw(state)}</g>`
      + `<g class="grips">${grips.map((grip) => markup(grip, state)).join("")}</g></svg></div>`
      + `${below}<p class="said" aria-live="polite">${this.say(state)}</p></figure>`;
  }

  connectedCallback() {
    if (this.state) return;
    const { needs } = this.dataset;
    const { late, begins } = this.constructor;
    if (!(needs || late) || Object.keys(this.addressed()).length) return this.rise();
    if (needs && !begins) for (const event of ["pointerover", "focusin"]) this.addEventListener(event, () => this.rise(), { once: true });
    else {
      const come = ([{ isIntersecting }], watcher) => isIntersecting && (watcher.disconnect(), this.rise());
      new IntersectionObserver(come, { rootMargin: "200px" }).observe(this.firstElementChild);
    }
  }

  /** Wake, once, when the data are there. */
  rise() {
    const { needs } = this.dataset;
    if (this.risen) return;
    this.risen = true;
    needs ? this.fetch(needs) : this.wake();
  }

  /** Load the figure's data: a script, because pages that are opened as files may load nothing else. */
  fetch(address) {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => this.wake();
    script.onerror = () => (this.querySelector(".said").textContent = "The numbers behind this figure did not come. Load the page again to see it move.");
    document.head.append(script);
  }

  /** Bring the still figure to life. */
  wake() {
    const { controls, plays, begins, asks, shared } = this.constructor;
    this.state = this.constructor.start();
    this.svg = this.querySelector("svg");
    this.classList.add("awake");
    this.addEventListener("input", ({ target }) => {
      this.change({ [target.name]: target.type === "range" ? Number(target.value) : target.value });
      if (controls[target.name].restarts) this.play(true);
    });
    this.addEventListener("click", ({ target }) => {
      if (target.dataset.pick) this.change({ [target.dataset.pick]: target.value }), plays && this.play(true);
      if (target.dataset.answer) this.reveal(asks, Number(target.dataset.answer));
      if (target.classList.contains("play")) this.timer ? this.stop() : this.play();
    });
    for (const event of ["pointerover", "focusin"]) this.addEventListener(event, ({ target }) => this.light(target.closest("[data-part]")?.dataset.part));
    if (this.calm && plays) this.querySelector(".play").textContent = "Next step";
    hold(this, this.svg);
    this.show();
    if (shared) addEventListener("hashchange", () => this.come());
    if (!this.come() && begins && !this.calm) this.play(true);
  }

  /** Show what the page's address says, if it speaks of this figure; whether it does. */
  come() {
    const values = this.addressed();
    if (!Object.keys(values).length) return false;
    this.change(values);
    this.scrollIntoView();
    return true;
  }

  /** Whether the reader has asked for less motion. */
  get calm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  disconnectedCallback() {
    this.stop();
  }

  /** What the page's address says of this figure's controls: #gate-widget:f=0.9&i=1 */
  addressed() {
    const { controls, shared } = this.constructor, start = `#${this.localName}:`, found = {};
    if (!shared || !location.hash.startsWith(start)) return found;
    for (const [name, value] of new URLSearchParams(location.hash.slice(start.length))) {
      const control = controls[name];
      if (control?.letters) found[name] = value.slice(0, control.letters);
      else if (control?.options?.includes(value)) found[name] = value;
      else if (control?.step && Number.isFinite(Number(value))) found[name] = Number(value);
    }
    return found;
  }

  /** Give controls other values, and draw what follows from them. */
  change(values) {
    this.stop();
    this.set(values);
  }

  set(values) {
    const { controls } = this.constructor;
    let state = this.state;
    for (const [name, value] of Object.entries(values)) state = this.constructor.tie({ ...state, [name]: value }, name);
    const steps = Object.entries(controls).filter(([, control]) => control.step);
    this.state = { ...state, ...Object.fromEntries(steps.map(([name, control]) => [name, snap(control, state, state[name])])) };
    this.show();
  }

  show() {
    const { controls, shared } = this.constructor;
    this.paint(this.state);
    for (const [name, control] of Object.entries(controls)) {
      if (control.held) continue;
      const input = this.querySelector(`[name="${name}"]`), value = this.state[name];
      if (control.step) input.max = range(control, this.state)[1];
      if (input.value !== String(value)) input.value = value;
      if (!control.step) continue;
      const said = control.words?.(value, this.state) ?? short(value);
      input.setAttribute("aria-valuetext", said);
      input.previousElementSibling.textContent = said;
    }
    const said = this.constructor.say(this.state), place = this.querySelector(".said");
    if (place.innerHTML !== said) place.innerHTML = said;
    if (shared) this.querySelector(".share").href = `#${this.localName}:${new URLSearchParams(this.state)}`;
  }

  paint(state) {
    const { grips, controls } = this.constructor;
    this.svg.firstElementChild.innerHTML = this.constructor.draw(state);
    this.svg.querySelectorAll(".grip").forEach((element, k) => settle(element, grips[k], controls, state));
    this.light(this.lit);
  }

  /** Light up a term of the equation, and the parts of the drawing that show it. */
  light(name) {
    this.lit = name;
    for (const each of this.querySelectorAll("[data-part]")) each.classList.toggle("lit", each.dataset.part === name);
  }

  /** Tell whether a guess was right, and show why. */
  reveal({ shows, right, answers, because }, guess) {
    const answer = right(shows);
    this.change(shows);
    this.querySelectorAll("[data-answer]").forEach((button, k) => button.classList.toggle("right", k === answer));
    this.querySelector(".guess p").innerHTML = `${guess === answer ? "Yes." : `No: ${answers[answer]}.`} ${because(shows)}`;
  }

  /** Whether the sentence is read out when it changes. */
  hush(quiet) {
    this.querySelector(".said").ariaLive = quiet ? "off" : "polite";
  }

  /** Through all values of one control, gliding; a step at a press for readers who asked for less motion. */
  play(again = false) {
    const { plays: name, controls, pace } = this.constructor, { step } = controls[name];
    const [min, max] = range(controls[name], this.state);
    this.stop();
    if (this.calm) return this.set({ [name]: again ? max : this.state[name] >= max ? min : this.state[name] + step });
    if (again || this.state[name] >= max) this.set({ [name]: min });
    this.querySelector(".play").textContent = "Pause";
    this.hush(true);
    const from = this.state[name], since = performance.now();
    const frame = (now) => {
      const at = Math.min(max, from + (step * Math.max(0, now - since)) / pace);
      const reached = Math.floor((at - min) / step) * step + min;
      if (reached !== this.state[name]) this.set({ [name]: reached });
      this.paint({ ...this.state, [name]: at });
      if (at < max) this.timer = requestAnimationFrame(frame);
      else this.stop();
    };
    this.timer = requestAnimationFrame(frame);
  }

  stop() {
    if (!this.timer) return;
    cancelAnimationFrame(this.timer);
    this.timer = 0;
    this.querySelector(".play").textContent = "Play";
    this.hush(false);
    this.show();
  }
}

/** Make it an element of the page, where there is a page. */
export function define(name, figure) {
  globalThis.customElements?.define(name, figure);
  return figure;
}
