// The network of the translation lab, live: type a day, and see for each letter of the answer where the decoder looks.
import { Figure, define, el, escape, num, rect, text } from "./base.mjs";
import { affine, gru, softmax, transpose, unpack } from "./cells.mjs";

const FIRST = 3; // the number of the first letter; those before it are padding, beginning and end
const MOST = 30; // letters of an answer

/** One direction of a GRU of PyTorch's: (x, h) -> the new h. of: "encoder.rnn", say; end: "_l0" or "_l0_reverse". */
function layer(w, of, end = "_l0") {
  const [W, U] = ["weight_ih", "weight_hh"].map((name) => transpose(w[`${of}.${name}${end}`]));
  const [bi, bh] = ["bias_ih", "bias_hh"].map((name) => w[`${of}.${name}${end}`]), H = bh.length / 3;
  const b = bi.map((v, k) => v + (k < 2 * H ? bh[k] : 0)), bhn = bh.slice(2 * H);
  return (x, h) => gru(x, h, W, U, b, bhn, "keeps", "after").h;
}

/** Two functions of what has been packed: read(ids) -> the states, and where both directions end; say(memory) -> steps. */
export function network({ weights, bos, eos }) {
  const w = Object.fromEntries(Object.entries(weights).map(([name, packed]) => [name, unpack(packed)]));
  const forward = layer(w, "encoder.rnn"), back = layer(w, "encoder.rnn", "_l0_reverse"), decode = layer(w, "decoder.rnn");
  const [Q, C, R] = ["query", "combine", "readout"].map((name) => transpose(w[`decoder.${name}.weight`]));
  const none = new Array(Q.length).fill(0), half = none.slice(Q.length / 2);
  const along = (ids, step) => {
    let h = half;
    return ids.map((id) => (h = step(w["encoder.embed.weight"][id], h)));
  };
  return {
    read(ids) {
      const there = along(ids, forward), again = along([...ids].reverse(), back).reverse();
      return { states: there.map((h, s) => [...h, ...again[s]]), state: [...there.at(-1), ...again[0]] };
    },
    /** Letter by letter, the likeliest: its number, how likely it was, and the weights of the states that were looked at. */
    say({ states, state }) {
      const steps = [];
      for (let id = bos; id !== eos && steps.length < MOST; id = steps.at(-1).id) {
        state = decode(w["decoder.embed.weight"][id], state);
        const query = affine(state, Q, none);
        const looks = softmax(states.map((h) => h.reduce((sum, v, j) => sum + v * query[j], 0) / Math.sqrt(query.length)));
        const context = none.map((_, j) => looks.reduce((sum, a, s) => sum + a * states[s][j], 0));
        const joined = affine([...state, ...context], C, w["decoder.combine.bias"]).map(Math.tanh);
        const p = softmax(affine(joined, R, w["decoder.readout.bias"])), best = p.indexOf(Math.max(...p));
        steps.push({ id: best, p: p[best], looks });
      }
      return steps;
    },
  };
}

/** What the network says to a text of ids, from what has been packed. */
export function translate(data, ids) {
  const net = network(data);
  return net.say(net.read(ids));
}

const DAY = "mittwoch, 24. oktober";
const PICKS = [DAY, "miércoles, 13 de enero", "vendredi 28 juin", "martedì 18 ottobre", "viernes, 31 de febrero"]; // it was trained on none of them
const [LEFT, WIDE, WIDEST, SOURCE, ANSWER, TALL] = [14, 412, 20, 78, 206, 52];
const show = (letter) => (letter === " " ? "␣" : escape(letter));

export default define("where-it-looks", class extends Figure {
  static alt = "Above, the letters of a day in another language, each with a bar; below, the letters of the day in English. From one letter below, lines lead to letters above. The more weight a letter above has, the higher is its bar and the broader its line.";
  static height = 240;
  static shared = true;
  static plays = "t";
  static pace = 500;
  static memory = new Map();
  static controls = {
    day: { label: "A day, in one of four languages", value: DAY, letters: 30, picks: Object.fromEntries(PICKS.map((day) => [day, day])) },
    t: { label: "it says", value: 0, min: 0, max: ({ day }) => Math.max(0, this.steps(day).length - 1), step: 1, held: true, words: (t, { day }) => this.sign(this.steps(day)[t]) },
  };

  static asks = {
    question: "Before you look: it is about to say the “o” of october. Which letter has the most weight?",
    answers: ["The last one that it has read", "The first one", "The “o” of oktober"],
    shows: { day: DAY, t: 11 },
    right: ({ day, t }) => {
      const { looks } = this.steps(day)[t];
      return [day.length - 1, 0, day.indexOf("okt")].indexOf(looks.indexOf(Math.max(...looks)));
    },
    because: ({ day, t }) => `Its weight is ${num(this.steps(day)[t].looks[day.indexOf("okt")])}. Nobody told the network which letters belong together.`,
  };

  static get grips() {
    return [{
      label: "the letter of the answer", at: ({ day, t }) => [this.below(day, t), ANSWER + 20],
      x: ["t", ({ day }) => this.gap(this.steps(day))], field: [LEFT - 8, (SOURCE + ANSWER) / 2, LEFT + WIDE + 8, ANSWER + 34],
    }];
  }

  static take(data) {
    this.net = network(data);
    this.letters = data.letters;
    this.controls.t.value = this.asks.shows.t;
  }

  /** The letters of a text that the network knows. */
  static known = (day) => [...day.toLowerCase()].filter((letter) => this.letters.includes(letter));

  static steps(day) {
    if (!this.memory.has(day)) {
      const ids = this.known(day).map((letter) => FIRST + this.letters.indexOf(letter));
      this.memory.clear();
      this.memory.set(day, ids.length ? this.net.say(this.net.read(ids)) : []);
    }
    return this.memory.get(day);
  }

  /** A step's letter; ■ is the end. */
  static sign = (step) => (step ? show(this.letters[step.id - FIRST] ?? "■") : "nothing");
  static gap = (letters) => Math.min(WIDEST, WIDE / Math.max(1, letters.length));
  static below = (day, t) => LEFT + (t + 0.5) * this.gap(this.steps(day));

  /** A new text: the answer's first letter. */
  static tie(state, moved) {
    return { ...state, t: moved === "day" ? 0 : Math.min(state.t, Math.max(0, this.steps(state.day).length - 1)) };
  }

  static draw({ day, t }) {
    const source = this.known(day), steps = this.steps(day), gap = this.gap(source), now = Math.floor(t + 1e-9);
    const above = (s) => LEFT + (s + 0.5) * gap, looks = steps[now]?.looks ?? [], best = Math.max(...looks);
    const link = (k, s, more) => {
      const [x, X, y, Y] = [this.below(day, k), above(s), ANSWER - 18, SOURCE + 10], mid = (y + Y) / 2;
      return el("path", { d: `M${x.toFixed(1)} ${y}C${x.toFixed(1)} ${mid} ${X.toFixed(1)} ${mid} ${X.toFixed(1)} ${Y}`, fill: "none", "stroke-linecap": "round", ...more });
    };
    const out = [];
    steps.forEach((step, k) => k < now && out.push(link(k, step.looks.indexOf(Math.max(...step.looks)), { stroke: "muted", "stroke-width": 1, "stroke-opacity": 0.3 })));
    looks.forEach((a, s) => a > 0.01 && out.push(link(now, s, { stroke: "gate", "stroke-width": (1 + 7 * a).toFixed(1), "stroke-opacity": (0.25 + 0.6 * a).toFixed(2) })));
    source.forEach((letter, s) => {
      const a = looks[s] ?? 0;
      out.push(rect(above(s) - gap / 2 + 1, SOURCE - 16 - TALL * a, gap - 2, Math.max(0.6, TALL * a), "gate", { "fill-opacity": 0.75 }));
      out.push(text(above(s), SOURCE + 2, show(letter), { "font-family": "monospace", fill: a === best ? "ink" : "input", "font-weight": a === best ? 700 : 400 }));
    });
    steps.forEach((step, k) => out.push(text(this.below(day, k), ANSWER, this.sign(step), { "font-family": "monospace", fill: k > now ? "muted" : "target", "fill-opacity": k > now ? 0.6 : 1, "font-weight": k === now ? 700 : 400 })));
    return out.join("");
  }

  static say({ day, t }) {
    const steps = this.steps(day), source = this.known(day), step = steps[t];
    if (!step) return "Nothing has been read, so there is nothing to look at.";
    const best = step.looks.map((_, s) => s).sort((a, b) => step.looks[b] - step.looks[a]).slice(0, 2).filter((s) => step.looks[s] >= 0.05);
    const said = steps.slice(0, t).map((one) => this.letters[one.id - FIRST]).join(""), at = best.map((s) => `“${show(source[s])}”, letter ${s + 1}, with the weight ${num(step.looks[s])}`);
    const what = this.sign(step) === "■" ? "To end the answer" : `To say “${this.sign(step)}”`;
    return `${what}${said && ` after “${escape(said)}”`}, it looks ${at.length ? `at ${at.join(", and at ")}` : "at many letters, none with a weight of 0.05"}. The probability of this is ${num(step.p)}.`;
  }
});
