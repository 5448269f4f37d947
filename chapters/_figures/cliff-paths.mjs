// Gradient descent at the cliff of a network with one unit, with and without clipping.
import { Figure, curve, define, dot, num, sigmoid, text } from "./base.mjs";

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

const LR = 0.1, STEPS = 200;
const NOT = "not at all";
let last = []; // the newest path, and what it was made from
function path({ max, w, b }) {
  const from = [w, b, LR, max === NOT ? Infinity : Number(max), STEPS];
  if (String(last[0]) !== String(from)) last = [from, descent(cliff, ...from)];
  return last[1];
}

const VIEWS = [{ w: [3, 8.4], b: [-4, 4], left: 34 }, { w: [4.36, 4.8], b: [-2.4, -1.84], left: 262 }];
const [SIDE, TOP] = [174, 6];
const across = (view, w) => (SIDE * (w - view.w[0])) / (view.w[1] - view.w[0]);
const down = (view, b) => (SIDE * (view.b[1] - b)) / (view.b[1] - view.b[0]);
const within = (v) => Math.max(0, Math.min(SIDE, v));
const LEVELS = [[0.002, 0], [0.01, 0.07], [0.03, 0.15], [0.06, 0.25], [0.085, 0.37], [1, 0.5]];

const longest = (points) => Math.max(0, ...points.slice(1).map(([x, y], n) => Math.hypot(x - points[n][0], y - points[n][1])));

/** The loss as a map: in rows, where it stays in one level. The same for every path, so it is made once. */
const map = (view) => (view.map ??= (() => {
  const rows = SIDE / 3, across = SIDE / 1.5; // strips three high
  const drawn = LEVELS.map(() => "");
  for (let row = 0; row < rows; row++) {
    const b = view.b[1] - ((row + 0.5) / rows) * (view.b[1] - view.b[0]);
    const levels = Array.from({ length: across }, (_, k) => LEVELS.findIndex(([top]) => cliff(view.w[0] + ((k + 0.5) / across) * (view.w[1] - view.w[0]), b)[0] < top));
    for (let from = 0, k = 1; k <= across; k++) {
      if (levels[k] === levels[from]) continue;
      drawn[levels[from]] += `M${1.5 * from} ${3 * row + 1.5}h${1.5 * (k - from)}`;
      from = k;
    }
  }
  return drawn.map((d, k) => `<path d="${d}" stroke="var(--u-muted)" stroke-opacity="${LEVELS[k][1]}" stroke-width="3"/>`).join("");
})());

export default define("cliff-paths", class extends Figure {
  static alt = "Two maps of the loss over w and b, plain where it is low, grey where it is high. Left, a narrow plain fan in a grey plateau; right, the neighbourhood of the start, where the two meet at a straight edge. The path of a descent is drawn on both.";
  static height = 226;
  static plays = "k";
  static pace = 45;
  static controls = {
    max: { label: "gradient clipped to", value: "1", options: ["0.25", "0.5", "1", "2", "5", NOT] },
    k: { label: "steps taken", value: STEPS, min: 0, max: STEPS, step: 1 },
    w: { label: "w", value: 4.595, min: 3, max: 8.4, step: 0.005, held: true, words: (w) => `w ${num(w, 3)}` },
    b: { label: "b", value: -2.33, min: -4, max: 4, step: 0.005, held: true, words: (b) => `b ${num(b, 3)}` },
  };

  static grips = VIEWS.map((view, side) => ({
    label: `the start of the descent${side ? ", on the enlarged map" : ""}`,
    at: ({ w, b }) => [view.left + within(across(view, w)), TOP + within(down(view, b))],
    x: ["w", across(view, 1) - across(view, 0), (x) => view.w[0] + ((x - view.left) / SIDE) * (view.w[1] - view.w[0])],
    y: ["b", down(view, 1) - down(view, 0), (y) => view.b[1] - ((y - TOP) / SIDE) * (view.b[1] - view.b[0])],
  }));

  static asks = {
    question: "Before you run it: the ball stands at the edge, and nothing is clipped. How long is its longest step? (The left map is 5.4 wide.)",
    answers: ["Below 0.1", "Between 0.1 and 2", "Above 2"],
    shows: { max: NOT, w: 4.595, b: -2.33, k: STEPS },
    right: (given) => [0.1, 2, Infinity].findIndex((most) => longest(path(given)) < most),
    because: (given) => `It is ${num(longest(path(given)))} long.`,
  };

  static draw({ max, k, w, b }) {
    const colour = "gradient";
    const points = path({ max, w, b }).slice(0, Math.floor(k) + 1);
    const drawn = VIEWS.map((view, side) => {
      const x = (w) => across(view, w), y = (b) => down(view, b);
      const near = VIEWS[1], end = points.at(-1);
      const inside = map(view)
        + (side ? "" : `<rect x="${x(near.w[0]).toFixed(1)}" y="${y(near.b[1]).toFixed(1)}" width="${(x(near.w[1]) - x(near.w[0])).toFixed(1)}" height="${(y(near.b[0]) - y(near.b[1])).toFixed(1)}" fill="none" stroke="var(--u-ink)" stroke-width="1.4"/>`)
        + curve(points.map(([w, b]) => [x(w), y(b)]), colour, { "stroke-width": side ? 1.6 : 1.8 })
        + dot(x(end[0]), y(end[1]), side ? 5.5 : 4.5, colour);
      const ticks = side ? [[4.4, 4.6, 4.8], [-2.4, -2.2, -2]] : [[4, 6, 8], [-4, 0, 4]];
      const { left } = view;
      return `<svg x="${left}" y="${TOP}" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${SIDE} ${SIDE}" overflow="hidden">${inside}</svg>`
        + ticks[0].map((w) => text(left + x(w), SIDE + 22, num(w, side), { class: "small" })).join("")
        + ticks[1].map((b) => text(left - 6, 10 + y(b), num(b, side), { "text-anchor": "end", class: "small" })).join("")
        + text(left + SIDE / 2, SIDE + 40, `<tspan font-style="italic">w</tspan>${side ? ", around the start" : ""}`) + (side ? "" : text(left - 18, 52, "b", { "font-style": "italic" }));
    });
    return drawn.join("");
  }

  static say(state) {
    const { k } = state, points = path(state).slice(0, k + 1), [w, b] = points.at(-1);
    const loss = cliff(w, b)[0];
    return `After ${k === 1 ? "1 step" : `${k} steps`} at w = ${num(w)}, b = ${num(b)}: loss ${loss < 0.01 ? "below 0.01" : num(loss, 3)}. The longest step was ${num(longest(points))} long.`;
  }
});
