// What every figure that moves has in common: controls, a drawing and a sentence, all three made from one small state.
//
// A figure is a class with static parts only, so that a test can call them and the build can draw it without a browser:
//   alt       what is drawn, for those who do not see it
//   height    of the drawing, which is 440 wide
//   controls  name -> {label, value, min, max, step, words} (a slider) or {label, value, options} (a choice)
//   plays     the control that the button moves through, if there is one
//   draw(state) -> SVG inside;  say(state) -> a sentence;  tie(state, moved) -> the state, where controls hang together

export const WIDTH = 440;

const escape = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

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

export const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

export class Figure extends (globalThis.HTMLElement ?? Object) {
  static controls = {};
  static plays = null;
  static pace = 700; // milliseconds from one value of what plays to the next
  static tie = (state) => state;

  static start() {
    return Object.fromEntries(Object.entries(this.controls).map(([name, control]) => [name, control.value]));
  }

  static svg(state) {
    return `<svg viewBox="0 0 ${WIDTH} ${this.height}" role="img" aria-label="${escape(this.alt)}">${this.draw(state)}</svg>`;
  }

  /** What the page shows where scripts are off: the build asks for it, and the figure takes its place. */
  static still(state = this.start(), controls = "", live = "") {
    return `<figure class="moving"><div class="drawing">${this.svg(state)}</div>${controls}<p class="said"${live}>${this.say(state)}</p></figure>`;
  }

  static control(name, { label, value, min, max, step, options }) {
    if (options) {
      const all = options.map((one) => `<option${one === value ? " selected" : ""}>${escape(one)}</option>`).join("");
      return `<label><span>${label}</span><select name="${name}">${all}</select></label>`;
    }
    return `<label><span>${label}</span><b aria-hidden="true"></b><input type="range" name="${name}" min="${min}" max="${max}" step="${step}" value="${value}"></label>`;
  }

  connectedCallback() {
    if (this.state) return;
    const { controls, plays } = this.constructor;
    this.state = this.constructor.start();
    this.style.display = "block";
    const button = plays ? `<button type="button">${this.calm ? "Next step" : "Play"}</button>` : "";
    const all = Object.entries(controls).map(([name, control]) => this.constructor.control(name, control)).join("");
    this.innerHTML = this.constructor.still(this.state, `<div class="controls">${all}${button}</div>`, ' aria-live="polite"');
    this.addEventListener("input", ({ target }) => {
      this.stop();
      this.move(target.name, target.type === "range" ? Number(target.value) : target.value);
    });
    this.querySelector(".controls button")?.addEventListener("click", () => (this.timer ? this.stop() : this.play()));
    this.show();
  }

  /** Whether the reader has asked for less motion. */
  get calm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  disconnectedCallback() {
    this.stop();
  }

  /** Give a control another value, and draw what follows from it. */
  move(name, value) {
    this.state = this.constructor.tie({ ...this.state, [name]: value }, name);
    this.show();
  }

  show() {
    const { controls } = this.constructor;
    this.paint(this.state);
    for (const [name, { words = (value) => short(value) }] of Object.entries(controls)) {
      const input = this.querySelector(`[name="${name}"]`);
      input.value = this.state[name];
      if (input.type !== "range") continue;
      const said = words(this.state[name], this.state);
      input.setAttribute("aria-valuetext", said);
      input.previousElementSibling.textContent = said;
    }
    const said = this.constructor.say(this.state);
    const place = this.querySelector(".said");
    if (place.innerHTML !== said) place.innerHTML = said;
  }

  paint(state) {
    this.querySelector("svg").innerHTML = this.constructor.draw(state);
  }

  /** Through all values of one control, gliding; a step at a press for readers who asked for less motion. */
  play() {
    const { plays: name, controls, pace } = this.constructor;
    const { min, max, step } = controls[name];
    if (this.state[name] >= max) this.move(name, min);
    if (this.calm) return this.move(name, Math.min(max, this.state[name] + step));
    this.querySelector(".controls button").textContent = "Pause";
    this.querySelector(".said").ariaLive = "off"; // the sentence is read out when it has stopped
    const from = this.state[name], since = performance.now();
    const frame = (now) => {
      const at = Math.min(max, from + (step * Math.max(0, now - since)) / pace);
      const reached = Math.floor((at - min) / step) * step + min;
      if (reached !== this.state[name]) this.move(name, reached);
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
    this.querySelector(".controls button").textContent = "Play";
    this.querySelector(".said").ariaLive = "polite";
    this.show();
  }
}

/** Make it an element of the page, where there is a page. */
export function define(name, figure) {
  globalThis.customElements?.define(name, figure);
  return figure;
}
