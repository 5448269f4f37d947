// A clock made of one LSTM unit with peepholes, set by hand.
import { Figure, axes, curve, define, dot, line, sigmoid, text } from "./base.mjs";

/** One step of a unit: gates i, f, g, o in W, U and b; peepholes i, f, o in p. The output gate may look at the old c. */
export function step(x, h, c, W, U, b, p, looks = "new") {
  const z = [0, 1, 2, 3].map((k) => x * W[k] + h * U[k] + b[k]);
  const i = sigmoid(z[0] + p[0] * c), f = sigmoid(z[1] + p[1] * c);
  const next = f * c + i * Math.tanh(z[2]);
  const o = sigmoid(z[3] + p[2] * (looks === "new" ? next : c));
  return { h: o * Math.tanh(next), c: next, o };
}

/** Weights of a clock that strikes at every n-th step. */
export function weights(n, K = 40) {
  const full = 2 * K * (n - 0.5);
  return { W: [2 * K, 0, 0, 0], U: [0, 0, 0, 0], b: [-K, full, K, -full], p: [2 * K, -2 * K, 2 * K] };
}

export function run(n, steps, start, looks) {
  const { W, U, b, p } = weights(n), all = [];
  let now = { h: 0, c: 0 };
  for (let t = 0; t < steps; t++) all.push((now = step(t === start ? 1 : 0, now.h, now.c, W, U, b, p, looks)));
  return all;
}

const STEPS = 50, START = 3;
const LOOKS = ["the new count", "the old count"];
const clock = ({ n, looks }) => run(n, STEPS, START, looks === LOOKS[0] ? "new" : "old");
const strikes = (all) => all.flatMap(({ o }, t) => (o > 0.5 ? [t] : []));

const PER = 384 / (STEPS - 1);

export default define("peephole-timer", class extends Figure {
  static alt = "The count in the cell against the step, a saw tooth under a dashed threshold; below, a mark wherever the output gate opens.";
  static height = 246;
  static controls = {
    n: { label: "strike after every", value: 7, min: 2, max: 20, step: 1, words: (n) => `${n} steps`, held: true },
    looks: { label: "the output gate sees", value: LOOKS[0], options: LOOKS },
  };

  static grips = [{ label: "strike after every", at: ({ n }) => [44 + PER * (START + n - 1), 22 + 130 / (n + 1)], x: ["n", PER] }];

  static draw({ n, looks }) {
    const all = clock({ n, looks });
    const { across, up, drawn } = axes({ x: [0, STEPS - 1], y: [0, n + 1], xticks: [0, 10, 20, 30, 40], yticks: [0, n], xlabel: "step", ylabel: "count", height: 130, top: 22 });
    const marks = strikes(all).map((t) => line(across(t), up(0) + 44, across(t), up(0) + 66, "gate", { "stroke-width": 5, "stroke-linecap": "round" }) + line(across(t), up(0), across(t), up(all[t].c), "gate", { "stroke-dasharray": "2 3" }));
    const dots = all.map(({ c, o }, t) => dot(across(t), up(c), o > 0.5 ? 4.5 : 2.2, o > 0.5 ? "gate" : "memory"));
    const row = line(across(0), up(0) + 66, across(STEPS - 1), up(0) + 66, "ink", { "stroke-opacity": 0.35 });
    return drawn.replace(/<text[^>]*>step<\/text>/, "") + line(across(0), up(n - 0.5), across(STEPS - 1), up(n - 0.5), "muted", { "stroke-dasharray": "5 4" })
      + curve(all.map(({ c }, t) => [across(t), up(c)]), "memory", { "stroke-width": 1.8 }) + marks.join("") + dots.join("") + row
      + text(34, up(0) + 62, "gate", { "text-anchor": "end" }) + text((across(0) + across(49)) / 2, up(0) + 86, "step");
  }

  static say({ n, looks }) {
    const at = strikes(clock({ n, looks }));
    const shown = at.slice(0, 4).join(", ") + (at.length > 4 ? " and so on" : "");
    return `Started at step ${START}, it strikes at ${shown}. ${looks === LOOKS[0] ? "At each strike the count is full." : "Each strike comes one step late: the count has gone back to 1."}`;
  }
});
