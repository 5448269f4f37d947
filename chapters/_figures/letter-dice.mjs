// What a trained network would write next: its probabilities, with temperature, top-k and top-p, and letters drawn from them.
import { Figure, define, dot, escape, line, num, rect, text } from "./base.mjs";
import { evenly, softmax, unpack } from "./cells.mjs";

/** Which of the letters can be drawn: the k likeliest of the logits divided by the temperature; letters as likely as the k-th too. */
export function nextProbs(logits, temperature = 1, k = logits.length) {
  const least = [...logits].sort((a, b) => b - a)[k - 1];
  return softmax(logits.map((z) => (z >= least ? z / temperature : -Infinity)));
}

/** Only the likeliest, as few as together have a probability of p; they keep their proportions. */
export function nucleus(probs, p) {
  const order = probs.map((_, k) => k).sort((a, b) => probs[b] - probs[a]);
  let before = 0;
  const kept = probs.map(() => 0);
  for (const k of order) {
    if (before < p) kept[k] = probs[k];
    before += probs[k];
  }
  const sum = kept.reduce((a, b) => a + b);
  return kept.map((v) => v / sum);
}

/** n numbers drawn by these probabilities, the same ones each time. */
export function draws(probs, n, seed = 3) {
  const next = evenly(seed), found = [];
  for (let k = 0; k < n; k++) {
    let left = next();
    found.push(Math.max(0, probs.findIndex((p) => (left -= p) < 0)));
  }
  return found;
}

const [LEFT, STEP, FLOOR, TALL, SHOWN] = [20, 21, 196, 166, 20];
const show = (letter) => (letter === " " ? "␣" : letter === "\n" ? "⏎" : escape(letter));

export default define("letter-dice", class extends Figure {
  static alt = "Bars for the twenty likeliest letters, the likeliest on the left. Those that cannot be drawn any more are pale. Dots show how often each was drawn.";
  static height = 234;
  static plays = "n";
  static pace = 40;
  static controls = {
    prompt: { label: "it has read", value: "", options: [], restarts: true },
    temperature: { label: "temperature", value: 1, min: 0.1, max: 3, step: 0.1 },
    k: { label: "top-k", value: SHOWN, min: 1, max: SHOWN, step: 1, held: true, words: (k) => (k === SHOWN ? "all letters" : `the ${k} likeliest`) },
    p: { label: "top-p", value: 1, min: 0.1, max: 1, step: 0.05 },
    n: { label: "letters drawn", value: 100, min: 0, max: 300, step: 1 },
  };

  static grips = [{ label: "top-k: how many letters can be drawn", at: ({ k }) => [LEFT + k * STEP, 20], x: ["k", STEP] }];

  static asks = {
    question: "Before you move: the temperature rises from 1 to 3. What becomes of the likeliest letter?",
    answers: ["It becomes likelier", "It becomes less likely", "Nothing"],
    shows: { temperature: 3 },
    right: () => {
      const [one, three] = [1, 3].map((temperature) => Math.max(...nextProbs(this.prompts[0].logits, temperature)));
      return three > one ? 0 : three < one ? 1 : 2;
    },
    because: () => `It falls from ${num(Math.max(...nextProbs(this.prompts[0].logits)))} to ${num(Math.max(...nextProbs(this.prompts[0].logits, 3)))} after the first text: a high temperature makes all letters alike.`,
  };

  static take({ letters, prompts }) {
    this.letters = letters;
    this.prompts = Object.entries(prompts).map(([prompt, packed]) => ({ prompt, logits: unpack(packed) }));
    this.controls.prompt.options = this.prompts.map(({ prompt }) => prompt);
    this.controls.prompt.value = this.prompts[0].prompt;
  }

  /** The letters, likeliest first, and their probabilities as they are drawn. */
  static dice({ prompt, temperature, k, p }) {
    const { logits } = this.prompts.find((one) => one.prompt === prompt);
    const order = logits.map((_, j) => j).sort((a, b) => logits[b] - logits[a]);
    const probs = nucleus(nextProbs(logits, temperature, k === SHOWN ? logits.length : k), p);
    return { order, probs, plain: nextProbs(logits, temperature) };
  }

  static draw(state) {
    const { order, probs, plain } = this.dice(state), count = new Map();
    for (const j of draws(probs, Math.floor(state.n))) count.set(j, (count.get(j) ?? 0) + 1);
    const out = [line(LEFT, FLOOR, LEFT + SHOWN * STEP, FLOOR, "ink", { "stroke-opacity": 0.4 }), line(LEFT + state.k * STEP, 20, LEFT + state.k * STEP, FLOOR, "muted", { "stroke-dasharray": "4 4" })];
    const tall = TALL / Math.max(0.4, ...probs); // of a probability of 1
    order.slice(0, SHOWN).forEach((j, place) => {
      const x = LEFT + (place + 0.5) * STEP, share = count.get(j) / Math.max(1, Math.floor(state.n));
      out.push(rect(x - 8, FLOOR - tall * plain[j], 16, tall * plain[j], "muted", { "fill-opacity": 0.25 }));
      out.push(rect(x - 8, FLOOR - tall * probs[j], 16, tall * probs[j], "target", { "fill-opacity": 0.65 }));
      if (share) out.push(dot(x, FLOOR - Math.min(TALL, tall * share), 3.5, "ink"));
      out.push(text(x, FLOOR + 18, show(this.letters[j]), { fill: probs[j] ? "ink" : "muted", "font-family": "monospace" }));
    });
    return out.join("");
  }

  static say(state) {
    const { order, probs } = this.dice(state), can = probs.filter((p) => p > 0).length, drawn = draws(probs, state.n).slice(-24);
    const first = `The likeliest letter is “${show(this.letters[order[0]])}”, ${num(probs[order[0]])}; ${can} of ${probs.length} can be drawn.`;
    return state.n ? `${first} The last ones drawn: ${drawn.map((j) => show(this.letters[j])).join(" ")}` : first;
  }
});
