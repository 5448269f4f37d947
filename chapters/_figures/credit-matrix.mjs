// Truncated backpropagation: which loss hears of which step.
import { Figure, define, line, rect, text } from "./base.mjs";

/** credit[t][s]: whether the loss of step t sends a gradient to step s. Back after every k1 steps, k2 steps far. */
export function credit(T, k1, k2) {
  return Array.from({ length: T }, (_, t) => {
    const end = Math.min((Math.floor(t / k1) + 1) * k1, T); // where the way back begins that uses loss t
    return Array.from({ length: T }, (_, s) => s <= t && s >= end - k2);
  });
}

const T = 14;
const [LEFT, TOP, SIZE] = [70, 24, 22];
const whole = (k1) => Math.floor(T / k1) * k1; // where the last whole chunk ends
const steps = (k) => (k === 1 ? "1 step" : `${k} steps`);

export default define("credit-matrix", class extends Figure {
  static alt = "Credit matrix: a row for each loss, a column for each step; a filled square where the loss sends a gradient to the step.";
  static height = 342;
  static controls = {
    k1: { label: "k₁", value: 4, min: 1, max: T, step: 1, held: true, words: steps },
    k2: { label: "k₂", value: 6, min: 1, max: T, step: 1, held: true, words: steps },
  };

  static grips = [
    { label: "k₁: back after every so many steps", at: ({ k1 }) => [LEFT - 8, TOP + k1 * SIZE], y: ["k1", SIZE] },
    { label: "k₂: and so many steps far", at: ({ k1, k2 }) => [LEFT + (whole(k1) - k2) * SIZE, TOP + (whole(k1) - 0.5) * SIZE], x: ["k2", -SIZE] },
  ];

  static tie({ k1, k2 }, moved) { // k2 is never below k1
    return moved === "k1" ? { k1, k2: Math.max(k1, k2) } : { k1: Math.min(k1, k2), k2 };
  }

  static draw({ k1, k2 }) {
    const [left, top, size] = [LEFT, TOP, SIZE];
    const heard = credit(T, k1, k2);
    const out = [text(left + (T * size) / 2, 14, "step s →"), text(left - 10, top + 15, "loss t", { "text-anchor": "end" })];
    heard.forEach((row, t) => row.forEach((yes, s) => {
      if (s <= t) out.push(rect(left + s * size + 1, top + t * size + 1, size - 2, size - 2, "gradient", { rx: 3, ...(yes ? {} : { "fill-opacity": 0.13 }) }));
    }));
    for (let t = k1; t < T; t += k1) out.push(line(left - 8, top + t * size, left + t * size, top + t * size, "ink", { "stroke-width": 1.4 }));
    out.push(line(left + (whole(k1) - k2) * size, top + (whole(k1) - k1) * size, left + (whole(k1) - k2) * size, top + whole(k1) * size, "ink", { "stroke-width": 2.5 }));
    out.push(text(left - 10, top + T * size - 6, "↓", { "text-anchor": "end" }));
    return out.join("");
  }

  static say({ k1, k2 }) {
    const heard = credit(T, k1, k2), all = (T * (T + 1)) / 2;
    const pairs = heard.flat().filter(Boolean).length;
    const ways = Math.ceil(T / k1);
    return `${ways === 1 ? "One backward pass" : `${ways} backward passes`}; ${pairs} of ${all} pairs of loss and step are joined. In a full chunk the first loss reaches ${steps(k2 - k1 + 1)} at most, the last one ${k2}.`;
  }
});
