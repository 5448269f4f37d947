// One cell and its moments: the smallest RNN, unrolled step by step.
import { Figure, arrow, define, line, num, rect, short, text } from "./base.mjs";
import { states } from "./cells.mjs";

export { states };


const INPUTS = [1, 0, 0, 0, 0, 0];
const named = (x, y, letter, index, fill, more = {}) => text(x, y, `<tspan font-style="italic">${letter}</tspan><tspan dy="4" font-size="0.78em">${index}</tspan>`, { fill, ...more });

/** A circle that is filled as far as its number goes. */
const state = (x, y, value, look) => `<circle cx="${x}" cy="${y}" r="17" fill="var(--u-state)" fill-opacity="${(0.08 + 0.5 * Math.min(1, Math.abs(value))).toFixed(2)}" stroke="var(--u-state)" stroke-width="1.6" ${look}/>`
  + text(x, y + 4, num(value), { class: "small" });
const cell = (x, y, now) => rect(x - 18, y - 15, 36, 30, "weight", { rx: 6, "fill-opacity": now ? 0.4 : 0.12, stroke: "weight", "stroke-width": now ? 2.4 : 1.6 }) + text(x, y + 4, "cell", { fill: "ink", class: "small" });

export default define("unroll-scrubber", class extends Figure {
  static alt = "Left, one cell whose state returns to it. Right, the same cell at six moments in a row, each with its input below, its state above, and an arrow that hands the state on. Moments that have not come yet are pale.";
  static height = 212;
  static plays = "t";
  static pace = 900;
  static controls = {
    t: { label: "step", value: 3, min: 0, max: INPUTS.length, step: 1, held: true },
    wh: { label: "weight of the old state", value: 0.8, min: -1.2, max: 1.6, step: 0.1 },
  };

  static grips = [{ label: "the step", at: ({ t }) => [t ? 124 + 49 * t : 128, 134], x: ["t", 49] }];

  static draw({ t, wh }) {
    const hs = [0, ...states(INPUTS, 0.5, wh)];
    const [low, mid, high] = [172, 108, 42];
    const now = Math.floor(t + 1e-9), x0 = 128, gap = 49;
    const out = [];
    // rolled: always the present moment
    out.push(`<path d="M40 ${high + 26} H76 V${mid} H62" fill="none" stroke="var(--u-state)" stroke-width="1.6"/>`, arrow(70, mid, 59, mid, "state"));
    out.push(arrow(40, mid - 15, 40, high + 18, "state"), cell(40, mid, true), state(40, high, hs[now], ""), named(40, high - 24, "h", now, "state"));
    if (now) out.push(arrow(40, low - 14, 40, mid + 16, "input"), text(40, low + 4, short(INPUTS[now - 1]), { "font-weight": 600 }), named(40, low + 24, "x", now, "input"));
    out.push(text(94, mid + 6, "=", { "font-size": "1.3em" }));
    // unrolled
    out.push(state(x0, mid, 0, ""), named(x0, mid - 24, "h", 0, "state"));
    for (let k = 1; k < hs.length; k++) {
      const x = x0 + k * gap - 4, here = Math.max(0.16, Math.min(1, t - k + 1));
      const from = k === 1 ? x0 + 18 : x - gap + 19;
      const inside = [
        arrow(from, mid, x - 19, mid, "state"), arrow(x, low - 14, x, mid + 16, "input"), arrow(x, mid - 15, x, high + 18, "state"),
        cell(x, mid, k === now), text(x, low + 4, short(INPUTS[k - 1]), { "font-weight": 600 }), named(x, low + 24, "x", k, "input"), named(x, high - 24, "h", k, "state"),
        here > 0.5 ? state(x, high, hs[k], "") : `<circle cx="${x}" cy="${high}" r="17" fill="none" stroke="var(--u-state)" stroke-width="1.6"/>`,
      ];
      out.push(`<g opacity="${here.toFixed(2)}">${inside.join("")}</g>`);
    }
    return out.join("");
  }

  static say({ t, wh }) {
    const hs = [0, ...states(INPUTS, 0.5, wh)];
    if (t === 0) return "Nothing has been read. The state is the one we chose, 0.";
    return `Step ${t} reads ${INPUTS[t - 1]} and finds the state ${num(hs[t - 1], 3)}: tanh(0.5 · ${INPUTS[t - 1]} + ${short(wh)} · ${num(hs[t - 1], 3)}) = ${num(hs[t], 3)}.`;
  }
});
