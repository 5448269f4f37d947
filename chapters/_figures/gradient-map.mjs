// A small network that trains in the page, and the gradient that reaches each of its steps at each update.
import { Figure, axes, curve, define, el, num, text } from "./base.mjs";
import { affine, evenly, noise, sigmoid, transpose } from "./cells.mjs";

const [T, N, H, UPDATES, RATE] = [20, 6, 8, 120, 0.5];

const add = (into, from) => from.forEach((v, k) => (into[k] += v));
const outer = (into, x, dz) => x.forEach((v, row) => dz.forEach((d, k) => (into[row][k] += v * d)));
const zeros = (M) => (Array.isArray(M) ? M.map(zeros) : 0);

const CELLS = {
  lstm: {
    blocks: 4,
    step({ W, U, b }, x, { h, c }) {
      const read = affine(x, W, b), z = affine(h, U, read), H = h.length;
      const [i, f, g, o] = [0, 1, 2, 3].map((k) => z.slice(k * H, (k + 1) * H).map(k === 2 ? Math.tanh : sigmoid));
      const next = c.map((v, j) => f[j] * v + i[j] * g[j]);
      return { x, old: { h, c }, i, f, g, o, c: next, h: next.map((v, j) => o[j] * Math.tanh(v)) };
    },
    back({ i, f, g, o, c, old }, dh, from) {
      const shown = c.map(Math.tanh), dc = dh.map((d, j) => from[j] + d * o[j] * (1 - shown[j] ** 2));
      const dz = [
        ...dc.map((d, j) => d * g[j] * i[j] * (1 - i[j])), ...dc.map((d, j) => d * old.c[j] * f[j] * (1 - f[j])),
        ...dc.map((d, j) => d * i[j] * (1 - g[j] ** 2)), ...dh.map((d, j) => d * shown[j] * o[j] * (1 - o[j])),
      ];
      return { dz, dc: dc.map((d, j) => d * f[j]) };
    },
  },
  rnn: {
    blocks: 1,
    step: ({ W, U, b }, x, { h, c }) => ({ x, old: { h, c }, c, h: affine(h, U, affine(x, W, b)).map(Math.tanh) }),
    back: ({ h }, dh, dc) => ({ dz: dh.map((d, j) => d * (1 - h[j] ** 2)), dc }),
  },
};

/** The mean loss of N sequences X (N, T, 1) with answers y (N), its gradient, and reached[t]: the norm of the gradient that
    reaches the states after step t, those of all sequences together. p: {W, U, b}, and the read-out {v (H), a (1)}. */
export function backward(cell, p, X, y) {
  const { step, back } = CELLS[cell], grads = Object.fromEntries(Object.entries(p).map(([name, M]) => [name, zeros(M)]));
  const none = p.v.map(() => 0), Ut = transpose(p.U), reached = X[0].map(() => 0);
  let loss = 0;
  X.forEach((xs, n) => {
    const steps = [];
    for (const x of xs) steps.push(step(p, x, steps.at(-1) ?? { h: none, c: none }));
    const { h } = steps.at(-1), error = h.reduce((sum, v, j) => sum + v * p.v[j], p.a[0]) - y[n];
    loss += error ** 2 / 2 / X.length;
    const dy = error / X.length;
    add(grads.v, h.map((v) => dy * v));
    grads.a[0] += dy;
    let dh = p.v.map((v) => dy * v), dc = none;
    for (let t = steps.length - 1; t >= 0; t--) {
      reached[t] += dh.reduce((sum, d, j) => sum + d * d + dc[j] ** 2, 0);
      const { x, old } = steps[t], { dz, dc: before } = back(steps[t], dh, dc);
      outer(grads.W, x, dz);
      outer(grads.U, old.h, dz);
      add(grads.b, dz);
      [dh, dc] = [affine(dz, Ut, none), before];
    }
  });
  return { loss, grads, reached: reached.map(Math.sqrt) };
}

/** One update: against the gradient, clipped by its global norm. Returns the norm before clipping. */
export function descend(p, grads, rate, most) {
  const norm = Math.hypot(...Object.values(grads).flat(2)), factor = rate * (norm > most ? most / norm : 1);
  const moved = (M, G) => (Array.isArray(M) ? M.map((v, k) => moved(v, G[k])) : M - factor * G);
  return [Object.fromEntries(Object.entries(p).map(([name, M]) => [name, moved(M, grads[name])])), norm];
}

/** First weights: evenly between -gain/sqrt(H) and gain/sqrt(H); biases 0, but those of the forget gates. */
export function begin(cell, bias, gain) {
  const next = evenly(7), draw = () => (gain * (2 * next() - 1)) / Math.sqrt(H), { blocks } = CELLS[cell];
  const rows = (n) => Array.from({ length: n }, () => Array.from({ length: blocks * H }, draw));
  const b = Array.from({ length: blocks * H }, (_, k) => (blocks === 4 && Math.floor(k / H) === 1 ? bias : 0));
  return { W: rows(1), U: rows(H), b, v: Array.from({ length: H }, draw), a: [0] };
}

/** The examples of update k: a sign at the first step, then noise; the answer is the sign. */
export function examples(k) {
  const normal = noise(1000 + k), y = Array.from({ length: N }, (_, n) => (n % 2 ? 1 : -1));
  return { X: y.map((sign) => Array.from({ length: T }, (_, t) => [t ? 0.1 * normal() : sign])), y };
}

export { T, N, H, UPDATES, RATE };

const CELL = { "simple cell": ["rnn", 0], "LSTM, forget bias 0": ["lstm", 0], "LSTM, forget bias 1": ["lstm", 1], "LSTM, forget bias 3": ["lstm", 3] };
const NOT = "not at all";
const runs = new Map();

/** What a network has gone through in its first updates: for each, loss, norm and what reached its steps. Kept, and gone on with. */
export function run({ cell, max }, updates) {
  const [kind, bias] = CELL[cell], name = `${cell} ${max}`;
  if (!runs.has(name)) runs.set(name, { p: begin(kind, bias, 1), past: [] });
  const it = runs.get(name);
  while (it.past.length < updates) {
    const { X, y } = examples(it.past.length), { loss, grads, reached } = backward(kind, it.p, X, y);
    const [p, norm] = descend(it.p, grads, RATE, max === NOT ? Infinity : Number(max));
    it.past.push({ loss, norm, reached });
    it.p = p;
  }
  return it.past.slice(0, updates);
}

const [LEFT, WIDE, TOP, TALL] = [56, 372, 30, 150];
const power = (v) => (v > 0 && Number.isFinite(v) ? (v >= 0.001 && v < 1000 ? num(v, v < 0.1 ? 3 : 2) : v.toExponential(0).replace(/e([+-])(\d+)/, (_, sign, digits) => `\u00a0·\u00a010<sup>${sign === "-" ? "−" : ""}${digits}</sup>`)) : "none that a computer can write");

export default define("gradient-map", class extends Figure {
  static alt = "A map: a column for each update of the training, a row for each step of the sequence, the last one on top; the darker, the more gradient reaches the step. Below, the loss at each update.";
  static height = 326;
  static plays = "k";
  static pace = 40;
  static late = true;
  static controls = {
    cell: { label: "the network", value: "LSTM, forget bias 0", options: Object.keys(CELL), restarts: true },
    max: { label: "gradient clipped to", value: NOT, options: [NOT, "1"], restarts: true },
    k: { label: "updates", value: UPDATES, min: 0, max: UPDATES, step: 1 },
  };

  static asks = {
    question: `Before you switch: a sign is to be remembered for ${T} steps. With a forget bias of 0 nothing is learnt. Is a bias of 3 enough?`,
    answers: ["Yes", "Only with clipping", "Neither helps"],
    shows: { cell: "LSTM, forget bias 3", max: "1", k: UPDATES },
    right: (shows) => [{ ...shows, max: NOT }, shows, null].findIndex((how) => !how || run(how, UPDATES).at(-1).loss < 0.01),
    because: (shows) => [NOT, "1"].map((max) => `Clipped ${max === NOT ? "not at all" : `to ${max}`}, the loss after ${UPDATES} updates is ${power(run({ ...shows, max }, UPDATES).at(-1).loss)}`).join(". ") + ".",
  };

  static draw(state) {
    const past = run(state, Math.floor(state.k)), [w, h] = [WIDE / UPDATES, TALL / T], levels = new Map();
    const level = (size) => Math.max(0, Math.min(8, Math.round(8 + 2 * Math.log10(size)))) || 0; // from 1e-4 to 1 and more
    for (let t = 0; t < T; t++) {
      for (let from = 0, k = 1; k <= past.length; k++) { // in rows, as long as the level stays
        const now = level(past[from].reached[t]);
        if (k < past.length && level(past[k].reached[t]) === now) continue;
        levels.set(now, (levels.get(now) ?? "") + `M${(LEFT + from * w).toFixed(1)} ${(TOP + (T - t - 0.5) * h).toFixed(1)}h${((k - from) * w).toFixed(1)}`);
        from = k;
      }
    }
    const map = [...levels].map(([level, d]) => el("path", { d, stroke: "gradient", "stroke-opacity": String(level / 8), "stroke-width": String(h) }));
    const { across, up, drawn } = axes({ x: [0, UPDATES], y: [0, 1], xticks: [0, 40, 80, 120], yticks: [0, 0.5, 1], xlabel: "updates", left: LEFT, width: WIDE, top: 212, height: 74 });
    return text(LEFT, TOP - 10, "gradient that reaches each step", { "text-anchor": "start" }) + map.join("")
      + el("rect", { x: LEFT, y: TOP, width: WIDE, height: TALL, fill: "none", stroke: "ink", "stroke-opacity": "0.3" })
      + text(LEFT - 7, TOP + 12, "last", { "text-anchor": "end" }) + text(LEFT - 7, TOP + TALL - 3, "first", { "text-anchor": "end" })
      + drawn + text(LEFT + 6, 208, "loss", { "text-anchor": "start" })
      + (past.length ? curve(past.map(({ loss }, k) => [across(k + 0.5), up(Math.min(1.1, loss))]), "ink", { "stroke-width": 1.8 }) : "");
  }

  static say(state) {
    if (!state.k) return "The network has not been trained yet.";
    const { loss, norm, reached } = run(state, state.k).at(-1);
    return `Update ${state.k}: loss ${power(loss)}, norm of the gradient ${power(norm)}. Of it, ${power(reached.at(-1))} reaches the last step, and ${power(reached[0])} the first, which holds the answer.`;
  }
});
