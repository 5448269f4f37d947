// One unit over four steps: forward to the loss, and back with the gradient, arrow by arrow.
import { Figure, arrow, define, dot, line, num, part, rect, short, sub, text } from "./base.mjs";
import { states } from "./cells.mjs";

/** What the loss (h[T] - target)² / 2 sends back: dhs[t] to each state, h[0] the first, and by how much each step moves w. */
export function backward(inputs, wx, wh, target) {
  const hs = [0, ...states(inputs, wx, wh)], T = inputs.length;
  const dhs = new Array(T + 1), dws = new Array(T);
  dhs[T] = hs[T] - target;
  for (let t = T; t > 0; t--) {
    const dz = dhs[t] * (1 - hs[t] ** 2);
    dws[t - 1] = dz * hs[t - 1];
    dhs[t - 1] = dz * wh;
  }
  return { hs, dhs, dws, loss: dhs[T] ** 2 / 2 };
}

const X = [1, 0, 0, 0], WX = 1, T = X.length;
const [FIRST, GAP, LOW, MID] = [40, 84, 196, 128];
const at = (t) => FIRST + t * GAP;
const up = (value) => 86 - 46 * value; // of the target and the last state, beside the last cell
const LAST = at(T) + 34;

export default define("there-and-back", class extends Figure {
  static alt = "A chain of five states with a cell between each two. Forward, arrows run to the right, and the last state is compared with a target. Then arrows run back, each with the gradient that it brings.";
  static height = 262;
  static plays = "k";
  static pace = 900;
  static equation = '<i>dh</i><sub>t−1</sub> = <span data-part="dh"><i>dh</i><sub>t</sub></span> · <span data-part="slope">(1 − <i>h</i><sub>t</sub>²)</span> · <span data-part="w"><i>w</i></span>';
  static controls = {
    k: { label: "forward, then back", value: 2 * T + 1, min: 0, max: 2 * T + 1, step: 1, words: (k) => (k <= T ? `${k} steps forward` : k === T + 1 ? "the loss" : `${k - T - 1} steps back`) },
    w: { label: "<i>w</i>, the weight of the old state", value: 0.9, min: -1.5, max: 2, step: 0.1 },
    target: { label: "target", value: 1, min: -1, max: 1, step: 0.1, held: true },
  };

  static grips = [{ label: "the target", at: ({ target }) => [LAST, up(target)], y: ["target", -46] }];

  static draw({ k, w, target }) {
    const { hs, dhs, dws, loss } = backward(X, WX, w, target);
    const forward = Math.min(T, Math.floor(k + 1e-9)), back = Math.floor(k + 1e-9) - T - 1; // steps done
    const out = [line(LAST, up(-1), LAST, up(1), "ink", { "stroke-opacity": 0.3 })];
    for (const v of [-1, 0, 1]) out.push(line(LAST - 4, up(v), LAST + 4, up(v), "ink", { "stroke-opacity": 0.4 }), text(LAST + 12, up(v) + 5, num(v, 0), { "text-anchor": "start" }));
    for (let t = 0; t <= T; t++) {
      const seen = t <= forward, came = back >= T - t;
      if (t) {
        const middle = at(t) - GAP / 2, look = { opacity: seen ? 1 : 0.25 };
        out.push(`<g opacity="${look.opacity}">`, arrow(at(t - 1) + 19, MID, middle - 19, MID, "state"), arrow(middle + 19, MID, at(t) - 19, MID, "state"), arrow(middle, LOW - 16, middle, MID + 18, "input"),
          rect(middle - 18, MID - 16, 36, 32, "weight", { rx: 6, "fill-opacity": 0.15, stroke: "weight", "stroke-width": 1.6 }), part("w", text(middle, MID + 5, short(w), { fill: "weight" })), text(middle, LOW, short(X[t - 1]), { fill: "input", "font-weight": 600 }), "</g>");
        if (back >= T - t + 1) out.push(arrow(at(t) - 8, MID + 33, at(t - 1) + 8, MID + 33, "gradient", 1.2 + 3 * Math.min(1, Math.abs(dhs[t - 1]))), text(middle, LOW + 30, num(dws[t - 1]), { fill: "gradient" }));
      }
      out.push(`<g opacity="${seen ? 1 : 0.25}">`, dot(at(t), MID, 18, "state", { "fill-opacity": 0.14, stroke: "state", "stroke-width": 1.6 }), part("slope", text(at(t), MID + 5, seen ? num(hs[t]) : "")), text(at(t), MID - 26, sub("h", t), { fill: "state" }), "</g>");
      if (came) out.push(part("dh", text(at(t) + (t ? 0 : 6), MID + 56, num(dhs[t], Math.abs(dhs[t]) < 0.1 ? 3 : 2), { fill: "gradient", "font-weight": 600 })));
    }
    if (forward === T) out.push(dot(LAST, up(hs[T]), 4.5, "state"));
    if (k > T) out.push(line(LAST, up(hs[T]), LAST, up(target), "gradient", { "stroke-width": 3 }), text(LAST + 8, up(1) - 14, `loss ${num(loss, 3)}`, { "text-anchor": "end" }));
    out.push(text(LAST - 10, up(target) + 5, "target", { "text-anchor": "end", fill: "target" }), text(FIRST - 18, LOW + 30, "to <tspan font-style='italic'>w</tspan>:", { "text-anchor": "start", fill: "gradient", opacity: back > 0 ? 1 : 0.3 }));
    out.push(text(418, LOW + 52, back > 0 ? `sum ${num(dws.slice(T - back).reduce((a, b) => a + b, 0))}` : "", { fill: "gradient", "font-weight": 600, "text-anchor": "end" }));
    return out.join("");
  }

  static say({ k, w, target }) {
    const { hs, dhs, dws } = backward(X, WX, w, target);
    if (k <= T) return k ? `Step ${k} forward: the state is ${num(hs[k], 3)}.` : "Nothing has been read. The state is 0.";
    const back = k - T - 1, t = T - back;
    if (!back) return `The last state is ${num(hs[T], 3)}, the target ${num(target, 1)}: the loss sends back ${num(dhs[T], 3)}, the difference.`;
    return `Back through step ${t + 1}: ${num(dhs[t + 1], 3)} · (1 − ${num(hs[t + 1], 3)}²) · ${short(w)} = ${num(dhs[t], 3)} reaches h${t}. So far the weight hears ${num(dws.slice(t).reduce((a, b) => a + b, 0), 3)}.`;
  }
});
