// One step of two GRU units with the same numbers, as each system would take them.
import { Figure, arrow, define, dot, line, num, rect, text } from "./base.mjs";
import { gru } from "./cells.mjs";

export { gru as step };

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
export const made = ({ system, h1, h2 }) => gru([0], [h1, h2], ...CELL, SYSTEMS[system][1], SYSTEMS[system][2]);
const across = (v) => 220 + 170 * v;
const old = (unit) => ({ label: `h, the old state of unit ${unit}`, value: OLD[unit - 1], min: -1, max: 1, step: 0.1, held: true });

const box = (x, y, words, colour, w = 44) => rect(x - w / 2, y - 14, w, 28, colour, { rx: 6, "fill-opacity": 0.13, stroke: colour, "stroke-width": 1.6 }) + text(x, y + 4.5, words, { fill: colour });
const it = (words) => `<tspan font-style="italic">${words}</tspan>`;

export default define("gru-convention", class extends Figure {
  static alt = "Above, the way of the old state into the candidate: through the reset gate and the matrix, in the order that the system has. Below, for two units, the old state, the candidate, and the new state between them.";
  static height = 232;
  static controls = { system: { label: "Your GRU comes from", value: "PyTorch", options: Object.keys(SYSTEMS) }, h1: old(1), h2: old(2) };
  static grips = ["h1", "h2"].map((name, k) => ({ label: this.controls[name].label, at: (state) => [across(state[name]), 122 + 62 * k], x: [name, 170] }));

  static draw(state) {
    const { system } = state;
    const [, z_does, r_acts] = SYSTEMS[system];
    const now = made(state), y = 34;
    const [gate, matrix] = r_acts === "before" ? [118, 206] : [206, 118];
    const out = [
      text(34, y + 5, it("h"), { fill: "state", "font-size": "1.2em" }), arrow(48, y, 94, y, "state"), arrow(142, y, 182, y, "state"), arrow(230, y, 272, y, "state"),
      box(gate, y, `× ${it("r")}`, "gate"), box(matrix, y, `${it("U")}`, "weight"), box(298, y, "tanh", "candidate", 50), arrow(324, y, 366, y, "candidate"),
      text(380, y + 5, it("n"), { fill: "candidate", "font-size": "1.2em" }),
      text(162, 72, `the reset gate acts ${r_acts} the product`, { fill: "gate" }),
    ];
    [state.h1, state.h2].forEach((old, k) => {
      const at = 122 + 62 * k;
      out.push(line(across(-1), at, across(1), at, "ink", { "stroke-opacity": 0.3 }), text(8, at + 4.5, `unit ${k + 1}`, { "text-anchor": "start", class: "small" }));
      for (const v of [-1, 0, 1]) out.push(line(across(v), at - 4, across(v), at + 4, "ink", { "stroke-opacity": 0.4 }), k ? text(across(v), at + 38, num(v, 0), { class: "small" }) : "");
      out.push(line(across(old), at, across(now.n[k]), at, "state", { "stroke-width": 4, "stroke-opacity": 0.3 }));
      out.push(`<circle cx="${across(old).toFixed(1)}" cy="${at}" r="6" fill="var(--pst-color-background, white)" stroke="var(--u-state)" stroke-width="2"/>`, text(across(old), at - 12, it("h"), { fill: "state" }));
      out.push(dot(across(now.n[k]), at, 6, "candidate"), text(across(now.n[k]), at - 12, it("n"), { fill: "candidate" }));
      out.push(dot(across(now.h[k]), at, 6.5, "state"), text(across(now.h[k]), at + 22, `${it("h′")} ${num(now.h[k], 3)}`, { "font-weight": 600 }));
    });
    return out.join("");
  }

  static say(state) {
    const { system } = state;
    const [blocks, z_does, r_acts, biases] = SYSTEMS[system];
    const mixture = z_does === "keeps" ? "h′ = (1 − z) n + z h" : "h′ = z n + (1 − z) h";
    const same = z_does === "takes" ? "our form <i>before</i>, with z flipped" : `our form <i>${r_acts}</i>`;
    const new_ = made(state).h.map((v) => num(v, 3)).join(", ");
    return `${mixture}: our two units become (${new_}). That is ${same}. Blocks: ${blocks}; biases of a block: ${biases}.`;
  }
});
