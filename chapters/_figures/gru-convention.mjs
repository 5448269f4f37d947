// One step of two GRU units with the same numbers, as each system would take them.
import { Figure, arrow, define, dot, line, num, rect, sigmoid, text } from "./base.mjs";

/** One step of one example. W (D, 3H), U (H, 3H), b (3H): blocks r, z, n. z keeps or takes; r acts before or after. */
export function step(x, h, W, U, b, bhn, z_does = "keeps", r_acts = "before") {
  const H = h.length;
  const block = (v, M, k) => h.map((_, j) => v.reduce((sum, value, row) => sum + value * M[row][k * H + j], 0));
  const add = (...all) => all[0].map((_, j) => all.reduce((sum, v) => sum + v[j], 0));
  const bias = (k) => b.slice(k * H, (k + 1) * H);
  const r = add(block(x, W, 0), block(h, U, 0), bias(0)).map(sigmoid);
  const z = add(block(x, W, 1), block(h, U, 1), bias(1)).map(sigmoid);
  const heard = r_acts === "before" ? block(h.map((v, j) => r[j] * v), U, 2) : add(block(h, U, 2), bhn).map((v, j) => r[j] * v);
  const n = add(block(x, W, 2), bias(2), heard).map(Math.tanh);
  const keep = z_does === "keeps" ? z : z.map((v) => 1 - v);
  return { r, z, n, h: h.map((v, j) => keep[j] * v + (1 - keep[j]) * n[j]) };
}

// system: blocks, z at 1, where r acts, biases of a block
const SYSTEMS = {
  "this course, gru_step_before": ["r, z, n", "keeps", "before", "one"],
  "this course, gru_step_after": ["r, z, n", "keeps", "after", "one, and b_hn"],
  PyTorch: ["r, z, n", "keeps", "after", "two"],
  Keras: ["z, r, h", "keeps", "after", "two"],
  "Keras, reset_after=False": ["z, r, h", "keeps", "before", "one"],
  ONNX: ["z, r, h", "keeps", "before", "two"],
  "ONNX, linear_before_reset=1": ["z, r, h", "keeps", "after", "two"],
  cuDNN: ["reset, update, new", "keeps", "after", "two"],
  Flax: ["a matrix each", "keeps", "after", "one, two for n"],
  "TensorFlow 1, GRUCell": ["r, u", "keeps", "before", "one"],
  "Dive into Deep Learning": ["a matrix each", "keeps", "before", "one"],
  "Andrew Ng's lecture": ["a matrix each", "takes", "before", "one"],
  "Olah's essay": ["a matrix each", "takes", "before", "not written"],
  "Chung and others, 2014": ["a matrix each", "takes", "before", "not written"],
  "char-rnn": ["a matrix each", "takes", "before", "two"],
};
const OLD = [0.8, -0.4];
const CELL = [[[0, 0, 0, 0, 0, 0]], [[0.5, 0, 1, 0.2, 1, 0], [0, 1, 0, 0.4, 2, -1]], [-1, 2, 1, -0.5, 0.3, -0.2], [0, 0]];
export const made = (system) => step([0], OLD, ...CELL, SYSTEMS[system][1], SYSTEMS[system][2]);

const box = (x, y, words, colour, w = 44) => rect(x - w / 2, y - 14, w, 28, colour, { rx: 6, "fill-opacity": 0.13, stroke: colour, "stroke-width": 1.6 }) + text(x, y + 4.5, words, { fill: colour });
const it = (words) => `<tspan font-style="italic">${words}</tspan>`;

export default define("gru-convention", class extends Figure {
  static alt = "Above, the way of the old state into the candidate: through the reset gate and the matrix, in the order that the system has. Below, for two units, the old state, the candidate, and the new state between them.";
  static height = 232;
  static controls = { system: { label: "Your GRU comes from", value: "PyTorch", options: Object.keys(SYSTEMS) } };

  static draw({ system }) {
    const [, z_does, r_acts] = SYSTEMS[system];
    const now = made(system), y = 34;
    const [gate, matrix] = r_acts === "before" ? [118, 206] : [206, 118];
    const out = [
      text(34, y + 5, it("h"), { fill: "state", "font-size": 16 }), arrow(48, y, 94, y, "state"), arrow(142, y, 182, y, "state"), arrow(230, y, 272, y, "state"),
      box(gate, y, `× ${it("r")}`, "weight"), box(matrix, y, `${it("U")}`, "input"), box(298, y, "tanh", "output", 50), arrow(324, y, 366, y, "output"),
      text(380, y + 5, it("n"), { fill: "output", "font-size": 16 }),
      text(162, 72, `the reset gate acts ${r_acts} the product`, { fill: "weight" }),
    ];
    const across = (v) => 220 + 170 * v;
    OLD.forEach((old, k) => {
      const at = 122 + 62 * k;
      out.push(line(across(-1), at, across(1), at, "ink", { "stroke-opacity": 0.3 }), text(8, at + 4.5, `unit ${k + 1}`, { "text-anchor": "start", "font-size": 11.5 }));
      for (const v of [-1, 0, 1]) out.push(line(across(v), at - 4, across(v), at + 4, "ink", { "stroke-opacity": 0.4 }), k ? text(across(v), at + 38, num(v, 0), { "font-size": 11.5 }) : "");
      out.push(line(across(old), at, across(now.n[k]), at, "state", { "stroke-width": 4, "stroke-opacity": 0.3 }));
      out.push(`<circle cx="${across(old).toFixed(1)}" cy="${at}" r="6" fill="var(--pst-color-background, white)" stroke="var(--u-state)" stroke-width="2"/>`, text(across(old), at - 12, it("h"), { fill: "state" }));
      out.push(dot(across(now.n[k]), at, 6, "output"), text(across(now.n[k]), at - 12, it("n"), { fill: "output" }));
      out.push(dot(across(now.h[k]), at, 6.5, "state"), text(across(now.h[k]), at + 22, `${it("h′")} ${num(now.h[k], 3)}`, { "font-weight": 600 }));
    });
    return out.join("");
  }

  static say({ system }) {
    const [blocks, z_does, r_acts, biases] = SYSTEMS[system];
    const mixture = z_does === "keeps" ? "h′ = (1 − z) n + z h" : "h′ = z n + (1 − z) h";
    const same = z_does === "takes" ? "our form <i>before</i>, with z flipped" : `our form <i>${r_acts}</i>`;
    const new_ = made(system).h.map((v) => num(v, 3)).join(", ");
    return `${mixture}: our two units become (${new_}). That is ${same}. Blocks: ${blocks}; biases of a block: ${biases}.`;
  }
});
