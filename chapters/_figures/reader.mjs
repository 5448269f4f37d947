// A trained GRU that reads in the page, symbol by symbol: what its units hold, what its gates let through, what it would say.
// A reader says how its text is split, joined and drawn, how much room answer and text need above the map, and what the answer looks like.
import { Figure, el, escape, num, rect, text } from "./base.mjs";
import { gru, softmax, transpose, unpack } from "./cells.mjs";

const [LEFT, WIDE, TALL] = [20, 412, 192];
const SHOWN = {
  "the state h": { of: "h", colour: "state" },
  "the update gate z: how much stays": { of: "z", colour: "gate" },
  "the reset gate r: how much the candidate hears": { of: "r", colour: "gate" },
  "the candidate n": { of: "n", colour: "candidate" },
};

/** A network of PyTorch's, packed, as what gru() takes: rows, and the two biases of r and z in one. */
export function network({ weights, vocab, classes }) {
  const w = Object.fromEntries(Object.entries(weights).map(([name, packed]) => [name, unpack(packed)]));
  const [bi, bh] = [w["rnn.bias_ih_l0"], w["rnn.bias_hh_l0"]], H = bh.length / 3;
  return {
    H, classes, numbers: new Map(vocab.map((symbol, k) => [symbol, k])), embed: w["embed.weight"],
    W: transpose(w["rnn.weight_ih_l0"]), U: transpose(w["rnn.weight_hh_l0"]),
    b: bi.map((v, k) => v + (k < 2 * H ? bh[k] : 0)), bhn: bh.slice(2 * H), readout: w["readout.weight"], bias: w["readout.bias"],
  };
}

/** What the network goes through: for each number of symbols read the state, the gates and candidate, and probabilities. */
export function read(net, symbols) {
  const said = (h) => softmax(net.bias.map((b, k) => b + h.reduce((sum, v, j) => sum + v * net.readout[k][j], 0)));
  const none = new Array(net.H).fill(0), steps = [{ h: none, z: none, r: none, n: none, p: said(none) }];
  for (const symbol of symbols) {
    const step = gru(net.embed[net.numbers.get(symbol) ?? net.numbers.get("<unk>")], steps.at(-1).h, net.W, net.U, net.b, net.bhn, "keeps", "after");
    steps.push({ ...step, p: said(step.h) });
  }
  return steps;
}

/** The same from what has been packed. */
export const trace = (data, symbols) => read(network(data), symbols);

/** Squares of one colour in eight strengths, each strength one path: a thousand single squares would weigh too much. */
function squares(columns, x0, y0, w, h, colour) {
  const drawn = new Map();
  columns.forEach((values, t) => values.forEach((value, unit) => {
    const level = Math.round(4 * Math.max(-1, Math.min(1, value)));
    if (level) drawn.set(level, (drawn.get(level) ?? "") + `M${Number((x0 + t * w).toFixed(1))} ${Number((y0 + (unit + 0.5) * h).toFixed(2))}h${Number((w - 1).toFixed(1))}`);
  }));
  return [...drawn].map(([level, d]) => el("path", { d, stroke: level > 0 ? colour : "muted", "stroke-opacity": String(Math.abs(level) / 4), "stroke-width": String(h - 0.4) })).join("");
}

export class Reader extends Figure {
  static net = null;
  static shared = true;
  static plays = "t";
  static memory = new Map();

  static take(data) {
    this.net = network(data);
    this.controls.unit.max = this.net.H - 1;
    this.controls.unit.value = data.unit;
  }

  static steps(phrase) {
    if (!this.memory.has(phrase)) this.memory.clear(), this.memory.set(phrase, read(this.net, this.split(phrase)));
    return this.memory.get(phrase);
  }

  /** The controls of a reader. said: what its text is called; value: the first one; picks: others to choose. */
  static made({ label, value, letters, picks }) {
    return {
      phrase: { label, value, letters, picks },
      shown: { label: "The map shows", value: Object.keys(SHOWN)[0], options: Object.keys(SHOWN) },
      t: { label: "read so far", value: this.split(value).length, min: 0, max: ({ phrase }) => this.split(phrase).length, step: 1, held: true, words: (t, { phrase }) => (t ? `${t}: ${escape(this.split(phrase)[t - 1])}` : "nothing") },
      unit: { label: "unit", value: 0, min: 0, max: 1, step: 1, held: true, words: (unit) => `unit ${unit}` },
    };
  }

  /** Its symbols, and how wide and high a square is. */
  static look({ phrase }) {
    const symbols = this.split(phrase);
    return { symbols, w: Math.min(this.widest, WIDE / Math.max(1, symbols.length)), h: TALL / this.net.H };
  }

  static get grips() {
    return [{
      label: "Where to look: across, how much has been read; up and down, the unit",
      at: (state) => [LEFT + (state.t - 0.5) * this.look(state).w, this.head + (state.unit + 0.5) * this.look(state).h],
      x: ["t", (state) => this.look(state).w],
      y: ["unit", (state) => this.look(state).h],
      field: [LEFT, this.head - 24, LEFT + WIDE, this.head + TALL],
    }];
  }

  /** A new text has been read to its end. */
  static tie(state, moved) {
    const end = this.split(state.phrase).length;
    return { ...state, t: moved === "phrase" ? end : Math.min(state.t, end) };
  }

  static draw(state) {
    const steps = this.steps(state.phrase), { symbols, w, h } = this.look(state);
    const { of, colour } = SHOWN[state.shown], { unit } = state, read = Math.floor(state.t + 1e-9), now = steps[read];
    const x = LEFT + (read - 0.5) * w;
    return this.answer(now.p) + symbols.map((symbol, k) => this.symbol(escape(symbol), LEFT + (k + 0.5) * w, this.head - 8, k < read)).join("")
      + rect(LEFT, this.head, Math.max(w, symbols.length * w), TALL, "muted", { "fill-opacity": 0.09 })
      + squares(steps.slice(1, read + 1).map((step) => step[of]), LEFT, this.head, w, h, colour)
      + rect(LEFT - 1, this.head + unit * h - 0.5, read * w + 1, h + 1, "none", { stroke: "ink", "stroke-width": 0.8, "stroke-opacity": 0.7 })
      + (read ? rect(x - w / 2 - 0.5, this.head - 24, w, TALL + 25, "none", { stroke: "ink", "stroke-width": 1.4, rx: 3 }) : "")
      + text(LEFT, this.head + TALL + 17, `■ <tspan fill="var(--u-ink)">above 0</tspan> <tspan dx="8" fill="var(--u-muted)">■</tspan> <tspan fill="var(--u-ink)">below 0; a row is a unit, a column a ${this.calls}</tspan>`, { "text-anchor": "start", class: "small", fill: colour });

  }

  static say({ phrase, t, unit }) {
    const steps = this.steps(phrase), now = steps[t], old = steps[Math.max(0, t - 1)];
    if (!t) return `Nothing has been read. It says ${this.verdict(now.p)}.`;
    const part = (share) => `${num(100 * share, 0)} %`, z = now.z[unit];
    return `After “${escape(this.join(this.split(phrase).slice(0, t)))}” it says <b>${this.verdict(now.p)}</b>. Unit ${unit} kept ${part(z)} of ${num(old.h[unit])}, took ${part(1 - z)} of a new ${num(now.n[unit])}, and holds ${num(now.h[unit])}.`;
  }
}
