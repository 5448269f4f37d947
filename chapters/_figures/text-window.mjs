// Truncated backpropagation over a text: which letters a loss still reaches, in a network that was trained on such text.
import { Figure, define, el, escape, line, num, rect, text } from "./base.mjs";
import { unpack } from "./cells.mjs";

/** Of what the loss of letter t sends back, sizes[s] to each letter s <= t: what a window of k steps keeps and what it cuts. */
export function window_(sizes, t, k) {
  const from = Math.max(0, t - k + 1), sum = (all) => all.reduce((a, b) => a + b, 0);
  return { from, kept: sum(sizes.slice(from, t + 1)), cut: sum(sizes.slice(0, from)) };
}

const [LEFT, WIDE, FLOOR, TALL] = [16, 414, 142, 104];

export default define("text-window", class extends Figure {
  static alt = "A line of program text. Over each letter up to one of them, a bar shows how much of that letter's loss reaches it. A window ends at that letter; the bars before the window are hollow, because the gradient stops at its edge. An arrow through the whole text below shows that the state is carried on.";
  static height = 212;
  static plays = "t";
  static pace = 160;
  static controls = {
    t: { label: "the loss", value: 0, min: 0, max: 1, step: 1, held: true, words: (t) => `of letter ${t + 1}` },
    k: { label: "the window", value: 8, min: 1, max: 24, step: 1, held: true, words: (k) => (k === 1 ? "1 step" : `${k} steps`) },
  };

  static get grips() {
    const w = WIDE / this.letters.length;
    return [
      { label: "the letter whose loss goes back", at: ({ t }) => [LEFT + (t + 0.5) * w, FLOOR + 44], x: ["t", w] },
      { label: "k₂, how far it goes back", at: ({ t, k }) => [LEFT + (Math.max(0, t - k + 1)) * w, FLOOR - TALL + 4], x: ["k", -w] },
    ];
  }

  static take({ text: letters, sizes }) {
    this.letters = [...letters];
    this.sizes = unpack(sizes);
    this.controls.t.max = this.letters.length - 1;
    this.controls.t.value = this.letters.length - 4;
  }

  static draw(state) {
    const t = Math.floor(state.t + 1e-9), sizes = this.sizes[t], w = WIDE / this.letters.length, { from } = window_(sizes, t, state.k);
    const x = (s) => LEFT + s * w, tall = (size) => Math.max(0, TALL * (1 + Math.log10(size) / 4)); // from 1e-4 to 1
    const out = [rect(x(from), FLOOR - TALL, (t + 1 - from) * w, TALL + 30, "gradient", { "fill-opacity": 0.07, rx: 4 }), line(x(from), FLOOR - TALL, x(from), FLOOR + 30, "gradient", { "stroke-width": 2 })];
    this.letters.forEach((letter, s) => {
      if (s <= t) out.push(rect(x(s) + 1, FLOOR - tall(sizes[s]), w - 2, tall(sizes[s]), s >= from ? "gradient" : "none", s >= from ? { "fill-opacity": 0.75 } : { stroke: "gradient", "stroke-opacity": 0.5 }));
      out.push(text(x(s + 0.5), FLOOR + 20, letter === " " ? "␣" : letter === "\n" ? "⏎" : escape(letter), { "font-family": "monospace", fill: s > t ? "muted" : "ink", "font-weight": s === t ? 700 : 400 }));
    });
    for (const [size, words] of [[1, "1"], [0.01, "0.01"]]) out.push(line(LEFT, FLOOR - tall(size), LEFT + WIDE, FLOOR - tall(size), "ink", { "stroke-opacity": 0.2 }), text(LEFT, FLOOR - tall(size) - 4, words, { "text-anchor": "start" }));
    return out.join("") + el("path", { d: `M${LEFT} ${FLOOR + 62}H${x(t + 0.5).toFixed(1)}`, stroke: "state", "stroke-width": 2.5 }) + text(LEFT, FLOOR + 56, "the state is carried through everything", { "text-anchor": "start", fill: "state" });
  }

  static say({ t, k }) {
    const { from, kept, cut } = window_(this.sizes[t], t, k), name = (s) => { const l = this.letters[s]; return l === " " ? "␣" : l === "\n" ? "the line end" : `“${escape(l)}”`; };
    const share = num((100 * cut) / (kept + cut), 1);
    return `The loss of the guess after ${name(t)} goes back ${k === 1 ? "1 step" : `${Math.min(k, t + 1)} steps`}, to ${name(from)}. ${from ? `Without the window, ${share} % of what it sends would go to the ${from} letters before.` : "Nothing is cut off."}`;
  }
});
