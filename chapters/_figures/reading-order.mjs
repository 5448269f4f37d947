// Stacked and bidirectional layers: what a state has read when it is made.
import { Figure, arrow, define, dot, rect, sub, text } from "./base.mjs";

// Each layer: from the lowest up, the directions that it has. A layer of two directions hands on both states side by side.
const NETWORKS = { "two layers": ["f", "f"], "three layers": ["f", "f", "f"], "two directions": ["fb"], "two layers of two directions": ["fb", "fb"] };

/** What the state at step t of a layer, in one of its directions, was made from: for each layer up to it the steps at which
    each direction's state was used, and the inputs. Lists of steps are sorted. */
export function heard(layers, T, layer, direction, t) {
  const every = Array.from({ length: T }, (_, s) => s);
  const before = (way, ends) => every.filter((s) => ends.some((end) => (way === "f" ? s <= end : s >= end)));
  const states = layers.slice(0, layer + 1).map(() => ({}));
  states[layer][direction] = before(direction, [t]);
  for (let l = layer; l > 0; l--) {
    const read = Object.values(states[l]).flat();
    for (const way of layers[l - 1]) states[l - 1][way] = before(way, read);
  }
  return { states, inputs: every.filter((s) => Object.values(states[0]).some((steps) => steps.includes(s))) };
}

const T = 6, [LEFT, GAP, LOW] = [56, 66, 246];
const rows = (network) => NETWORKS[network].flatMap((directions, layer) => [...directions].map((direction) => ({ layer, direction })));
const apart = (network) => 184 / rows(network).length;
const level = (network, row) => LOW - 44 - apart(network) * (row + 0.35);
const across = (t) => LEFT + t * GAP;

export default define("reading-order", class extends Figure {
  static alt = "Rows of cells over six inputs, a row for each layer and direction. One cell is chosen; the inputs and cells that it has heard from are filled, the others pale.";
  static height = 276;
  static controls = {
    network: { label: "the network", value: "two layers of two directions", options: Object.keys(NETWORKS) },
    t: { label: "step", value: 2, min: 0, max: T - 1, step: 1, held: true, words: (t) => `step ${t + 1}` },
    row: { label: "row", value: 2, min: 0, max: ({ network }) => rows(network).length - 1, step: 1, held: true, words: (row) => `row ${row + 1} from below` },
  };

  static grips = [{
    label: "the state that is looked at", at: ({ t, row, network }) => [across(t), level(network, row)],
    x: ["t", GAP], y: ["row", ({ network }) => -apart(network)], field: [LEFT - 24, 10, LEFT + (T - 0.5) * GAP, LOW - 30],
  }];

  static asks = {
    question: "Before you point: in a network of one layer with two directions, has the state that reads forward at step 3 heard of the last input?",
    answers: ["Yes", "No"],
    shows: { network: "two directions", row: 0, t: 2 },
    right: ({ network, t }) => (heard(NETWORKS[network], T, 0, "f", t).inputs.includes(T - 1) ? 0 : 1),
    because: () => "The two directions do not hear of each other. A layer above them hears of both.",
  };

  static tie(state) {
    return { ...state, row: Math.min(state.row, rows(state.network).length - 1) };
  }

  static draw(state) {
    const { network, t, row } = state, all = rows(network), { layer, direction } = all[row], out = [];
    const { states, inputs } = heard(NETWORKS[network], T, layer, direction, t);
    const used = (one, s) => states[one.layer]?.[one.direction]?.includes(s);
    all.forEach((one, k) => {
      const y = level(network, k);
      out.push(text(8, y + 5, `${one.layer + 1}${one.direction === "f" ? "→" : "←"}`, { "text-anchor": "start" }));
      for (let s = 0; s < T; s++) {
        const on = used(one, s), next = one.direction === "f" ? s + 1 : s - 1;
        if (next >= 0 && next < T) {
          const way = next - s, lit = on && used(one, next);
          out.push(arrow(across(s) + way * 18, y, across(next) - way * 18, y, lit ? "state" : "muted", lit ? 2 : 1, lit ? {} : { "stroke-opacity": 0.4 }));
        }
        out.push(rect(across(s) - 17, y - 13, 34, 26, on ? "state" : "muted", { rx: 6, "fill-opacity": on ? 0.35 : 0.08, stroke: on ? "state" : "muted", "stroke-opacity": on ? 1 : 0.5 }));
      }
    });
    for (let s = 0; s < T; s++) {
      const on = inputs.includes(s);
      out.push(arrow(across(s), LOW - 15, across(s), level(network, 0) + 15, on ? "input" : "muted", 1.4, on ? {} : { "stroke-opacity": 0.4 }));
      out.push(dot(across(s), LOW, 14, on ? "input" : "muted", { "fill-opacity": on ? 0.3 : 0.08, stroke: on ? "input" : "muted" }), text(across(s), LOW + 5, sub("x", s + 1), { fill: on ? "input" : "muted" }));
    }
    return out.join("");
  }

  static say({ network, t, row }) {
    const { layer, direction } = rows(network)[row], { inputs } = heard(NETWORKS[network], T, layer, direction, t);
    const which = inputs.length === T ? "every input" : inputs.length === 1 ? `input ${inputs[0] + 1} only` : `inputs ${inputs[0] + 1} to ${inputs.at(-1) + 1}`;
    return `Layer ${layer + 1}, ${direction === "f" ? "forward" : "from the end"}, step ${t + 1}: this state has heard of ${which}.`;
  }
});
