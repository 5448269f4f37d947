// A gradient of two numbers as an arrow, and what two ways of clipping leave of it.
import { Figure, arrow, define, line, num, short, text } from "./base.mjs";

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

export default define("clip-arrow", class extends Figure {
  static alt = "A gradient as a dashed arrow, and two shorter arrows: clipped by value and clipped by norm.";
  static height = 240;
  static controls = {
    c: { label: "threshold", value: 2, min: 0.25, max: 11, step: 0.25 },
    second: { label: "second entry of the gradient", value: 1, min: -2.5, max: 2.5, step: 0.25 },
  };

  static draw({ c, second }) {
    const [x0, y0, unit] = [34, 100, 37];
    const tip = ([a, b]) => [x0 + unit * a, y0 - unit * b];
    const g = [10, second];
    const box = [tip([Math.min(c, 10.6), Math.min(c, 2.5)]), tip([0, -Math.min(c, 2.5)])];
    const ticks = [2, 4, 6, 8, 10].map((k) => text(tip([k, 0])[0], 213, k) + line(tip([k, 0])[0], 193, tip([k, 0])[0], 198));
    const sides = [-2, -1, 1, 2].map((k) => text(x0 - 8, tip([0, k])[1] + 4.5, short(k), { "text-anchor": "end" }));
    return [
      `<rect x="${x0}" y="${box[0][1].toFixed(1)}" width="${(box[0][0] - x0).toFixed(1)}" height="${(box[1][1] - box[0][1]).toFixed(1)}" fill="var(--u-state)" fill-opacity="0.1"/>`,
      line(x0, y0, 428, y0, "ink", { "stroke-opacity": 0.35 }),
      line(x0, 6, x0, 193, "ink", { "stroke-opacity": 0.35 }),
      ...ticks, ...sides,
      arrow(x0, y0, ...tip(g), "muted", 1.6, { "stroke-dasharray": "5 4" }),
      arrow(x0, y0, ...tip(byNorm(g, c)), "weight", 3.2),
      arrow(x0, y0, ...tip(byValue(g, c)), "state", 3.2),
      text(x0, 236, '<tspan fill="var(--u-muted)">gradient</tspan><tspan dx="16" fill="var(--u-state)">clipped by value</tspan><tspan dx="16" fill="var(--u-weight)">clipped by norm</tspan>', { "text-anchor": "start" }),
    ].join("");
  }

  static say({ c, second }) {
    const g = [10, second];
    const [value, norm] = [byValue(g, c), byNorm(g, c)];
    const pair = (v) => `(${v.map((x) => num(x)).join(", ")})`;
    return `By value: ${pair(value)}, turned by ${num(turned(g, value), 1)}°. By norm: ${pair(norm)}, turned by 0°.`;
  }
});
