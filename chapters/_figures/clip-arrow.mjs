// A gradient of two numbers as an arrow, and what two ways of clipping leave of it.
import { Figure, arrow, define, line, num, part, short, text } from "./base.mjs";

export const byValue = (g, c) => g.map((v) => Math.max(-c, Math.min(c, v)));

export function byNorm(g, c) {
  const norm = Math.hypot(...g);
  return norm > c ? g.map((v) => (v * c) / norm) : [...g];
}

/** By how many degrees the one arrow is turned against the other. */
export function turned(a, b) {
  const dot = a.reduce((sum, v, k) => sum + v * b[k], 0);
  return (Math.acos(Math.min(1, dot / Math.hypot(...a) / Math.hypot(...b))) * 180) / Math.PI;
}

const [X0, Y0, UNIT] = [34, 100, 37];
const tip = ([a, b]) => [X0 + UNIT * a, Y0 - UNIT * b];

export default define("clip-arrow", class extends Figure {
  static alt = "A gradient as a dashed arrow, and two shorter arrows: clipped by value and clipped by norm.";
  static height = 240;
  static controls = {
    c: { label: "threshold", value: 2, min: 0.25, max: 10.5, step: 0.25, held: true },
    second: { label: "second entry of the gradient", value: 1, min: -2.5, max: 2.5, step: 0.25, held: true },
  };

  static equation = 'by value: <span data-part="value">each entry to [−<i>c</i>, <i>c</i>]</span> <br>by norm: <span data-part="norm"><i>g</i> · min(1, <i>c</i> / ‖<i>g</i>‖)</span>';
  static grips = [
    { label: "the gradient's second entry", at: ({ second }) => tip([10, second]), y: ["second", -UNIT] },
    { label: "c, the threshold", at: ({ c }) => tip([c, 0]), x: ["c", UNIT] },
  ];

  static asks = {
    question: "Before you drag: the threshold goes down to 1. Which arrow then points another way than the gradient?",
    answers: ["The one clipped by value", "The one clipped by norm", "Both", "Neither"],
    shows: { c: 1, second: 1 },
    right: ({ c, second }) => {
      const [value, norm] = [byValue, byNorm].map((clip) => turned([10, second], clip([10, second], c)) > 1e-3);
      return value && norm ? 2 : value ? 0 : norm ? 1 : 3;
    },
    because: ({ c, second }) => `By value it is (${byValue([10, second], c).map((v) => short(v)).join(", ")}), by norm (${byNorm([10, second], c).map((v) => num(v)).join(", ")}).`,
  };

  static draw({ c, second }) {
    const [x0, y0] = [X0, Y0];
    const g = [10, second];
    const box = [tip([Math.min(c, 10.6), Math.min(c, 2.5)]), tip([0, -Math.min(c, 2.5)])];
    const ticks = [2, 4, 6, 8, 10].map((k) => text(tip([k, 0])[0], 213, k) + line(tip([k, 0])[0], 193, tip([k, 0])[0], 198));
    const sides = [-2, -1, 1, 2].map((k) => text(x0 - 8, tip([0, k])[1] + 4.5, short(k), { "text-anchor": "end" }));
    return [
      `<rect x="${x0}" y="${box[0][1].toFixed(1)}" width="${(box[0][0] - x0).toFixed(1)}" height="${(box[1][1] - box[0][1]).toFixed(1)}" fill="var(--u-ink)" fill-opacity="0.07"/>`,
      line(x0, y0, 428, y0, "ink", { "stroke-opacity": 0.35 }),
      line(x0, 6, x0, 193, "ink", { "stroke-opacity": 0.35 }),
      ...ticks, ...sides,
      arrow(x0, y0, ...tip(g), "muted", 1.6, { "stroke-dasharray": "5 4" }),
      part("norm", arrow(x0, y0, ...tip(byNorm(g, c)), "gradient", 3.2)),
      part("value", arrow(x0, y0, ...tip(byValue(g, c)), "ink", 3.2)),
      text(x0, 236, '<tspan fill="var(--u-muted)">gradient</tspan><tspan dx="16" fill="var(--u-ink)">clipped by value</tspan><tspan dx="16" fill="var(--u-gradient)">clipped by norm</tspan>', { "text-anchor": "start" }),
    ].join("");
  }

  static say({ c, second }) {
    const g = [10, second];
    const [value, norm] = [byValue(g, c), byNorm(g, c)];
    const pair = (v) => `(${v.map((x) => num(x)).join(", ")})`;
    return `By value: ${pair(value)}, turned by ${num(turned(g, value), 1)}°. By norm: ${pair(norm)}, turned by 0°.`;
  }
});
