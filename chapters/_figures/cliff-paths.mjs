// Gradient descent at the cliff of a network with one unit, with and without clipping.
import { Figure, curve, define, dot, line, num, sigmoid, text } from "./base.mjs";

/** The loss after 50 times x = w sigmoid(x) + b, and its slopes. */
export function cliff(w, b) {
  let x = 0.5, byW = 0, byB = 0;
  for (let k = 0; k < 50; k++) {
    const s = sigmoid(x), slope = w * s * (1 - s);
    [x, byW, byB] = [w * s + b, s + slope * byW, 1 + slope * byB];
  }
  const s = sigmoid(x), outer = 2 * (s - 0.7) * s * (1 - s);
  return [(s - 0.7) ** 2, outer * byW, outer * byB];
}

/** The places of a descent from (w, b), its gradient clipped by norm to at most maxNorm. */
export function descent(gradient, w, b, lr, maxNorm, steps) {
  const path = [[w, b]];
  for (let k = 0; k < steps; k++) {
    const [, dw, db] = gradient(...path[k]);
    const norm = Math.hypot(dw, db), factor = norm > maxNorm ? maxNorm / norm : 1;
    path.push([path[k][0] - lr * factor * dw, path[k][1] - lr * factor * db]);
  }
  return path;
}

const START = [4.595, -2.33], LR = 0.1, STEPS = 200;
const NOT = "not at all";
const paths = {};
const path = (max) => (paths[max] ??= descent(cliff, ...START, LR, max === NOT ? Infinity : Number(max), STEPS));

const VIEWS = [{ w: [3, 8.4], b: [-4, 4] }, { w: [4.36, 4.8], b: [-2.4, -1.84] }];
const SIDE = 174;
const LEVELS = [[0.002, "weight", 0.5], [0.01, "weight", 0.32], [0.03, "weight", 0.16], [0.06, "state", 0.12], [0.085, "state", 0.24], [1, "state", 0.38]];

/** The loss as a map: in rows, where it stays in one level. The same for every path, so it is made once. */
const map = (view) => (view.map ??= (() => {
  const rows = SIDE / 2, across = SIDE; // strips two high
  const drawn = LEVELS.map(() => "");
  for (let row = 0; row < rows; row++) {
    const b = view.b[1] - ((row + 0.5) / rows) * (view.b[1] - view.b[0]);
    const levels = Array.from({ length: across }, (_, k) => LEVELS.findIndex(([top]) => cliff(view.w[0] + ((k + 0.5) / across) * (view.w[1] - view.w[0]), b)[0] < top));
    for (let from = 0, k = 1; k <= across; k++) {
      if (levels[k] === levels[from]) continue;
      drawn[levels[from]] += `M${from} ${2 * row + 1}h${k - from}`;
      from = k;
    }
  }
  return drawn.map((d, k) => `<path d="${d}" stroke="var(--u-${LEVELS[k][1]})" stroke-opacity="${LEVELS[k][2]}" stroke-width="2"/>`).join("");
})());

export default define("cliff-paths", class extends Figure {
  static alt = "Two maps of the loss over w and b, green where it is low, orange where it is high. Left, a narrow green fan in an orange plateau; right, the neighbourhood of the start, where green and orange meet at a straight edge. The path of a descent is drawn on both.";
  static height = 226;
  static plays = "k";
  static pace = 45;
  static controls = {
    max: { label: "gradient clipped to", value: "1", options: ["0.25", "0.5", "1", "2", "5", NOT] },
    k: { label: "steps taken", value: STEPS, min: 0, max: STEPS, step: 1 },
  };

  static draw({ max, k }) {
    const colour = max === NOT ? "peep" : "input";
    const points = path(max).slice(0, Math.floor(k) + 1);
    const drawn = VIEWS.map((view, side) => {
      const x = (w) => (SIDE * (w - view.w[0])) / (view.w[1] - view.w[0]), y = (b) => (SIDE * (view.b[1] - b)) / (view.b[1] - view.b[0]);
      const near = VIEWS[1], end = points.at(-1);
      const inside = map(view)
        + (side ? "" : `<rect x="${x(near.w[0]).toFixed(1)}" y="${y(near.b[1]).toFixed(1)}" width="${(x(near.w[1]) - x(near.w[0])).toFixed(1)}" height="${(y(near.b[0]) - y(near.b[1])).toFixed(1)}" fill="none" stroke="var(--u-ink)" stroke-width="1.4"/>`)
        + curve(points.map(([w, b]) => [x(w), y(b)]), colour, { "stroke-width": side ? 1.6 : 1.8 })
        + dot(x(START[0]), y(START[1]), side ? 4.5 : 3, "ink") + dot(x(end[0]), y(end[1]), side ? 5.5 : 4.5, colour);
      const left = side ? 262 : 34;
      const ticks = side ? [[4.4, 4.6, 4.8], [-2.4, -2.2, -2]] : [[4, 6, 8], [-4, 0, 4]];
      return `<svg x="${left}" y="6" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${SIDE} ${SIDE}" overflow="hidden">${inside}</svg>`
        + ticks[0].map((w) => text(left + x(w), SIDE + 22, num(w, side), { "font-size": 11.5 })).join("")
        + ticks[1].map((b) => text(left - 6, 10 + y(b), num(b, side), { "text-anchor": "end", "font-size": 11.5 })).join("")
        + text(left + SIDE / 2, SIDE + 40, `<tspan font-style="italic">w</tspan>${side ? ", around the start" : ""}`) + (side ? "" : text(left - 18, 52, "b", { "font-style": "italic" }));
    });
    return drawn.join("");
  }

  static say({ max, k }) {
    const points = path(max).slice(0, k + 1), [w, b] = points.at(-1);
    const longest = Math.max(0, ...points.slice(1).map(([x, y], n) => Math.hypot(x - points[n][0], y - points[n][1])));
    const loss = cliff(w, b)[0];
    return `After ${k === 1 ? "1 step" : `${k} steps`} at w = ${num(w)}, b = ${num(b)}: loss ${loss < 0.01 ? "below 0.01" : num(loss, 3)}. The longest step was ${num(longest)} long.`;
  }
});
