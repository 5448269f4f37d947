// The numbers behind the drawings: one step of each cell, and what several figures compute with. Rows are examples' values,
// a matrix is a list of its rows, and the blocks of a gated cell stand side by side: i, f, g, o and r, z, n.

export const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

/** v M + b, of one row v. */
export const affine = (v, M, b) => b.map((bias, j) => v.reduce((sum, value, row) => sum + value * M[row][j], bias));

/** The states of one unit after each input: h' = tanh(wx x + wh h + b). */
export function states(inputs, wx, wh, b = 0, h0 = 0) {
  let h = h0;
  return inputs.map((x) => (h = Math.tanh(wx * x + wh * h + b)));
}

/** One step of a GRU. W (D, 3H), U (H, 3H), b (3H), bhn (H). z keeps the old state, or takes the new; r acts before or after U. */
export function gru(x, h, W, U, b, bhn, z_does = "keeps", r_acts = "before") {
  const H = h.length;
  const block = (v, k) => v.slice(k * H, (k + 1) * H);
  const add = (...all) => all[0].map((_, j) => all.reduce((sum, v) => sum + v[j], 0));
  const none = new Array(3 * H).fill(0);
  const read = affine(x, W, b), old = affine(h, U, none);
  const r = add(block(read, 0), block(old, 0)).map(sigmoid);
  const z = add(block(read, 1), block(old, 1)).map(sigmoid);
  const heard = r_acts === "before" ? block(affine(h.map((v, j) => r[j] * v), U, none), 2) : add(block(old, 2), bhn).map((v, j) => r[j] * v);
  const n = add(block(read, 2), heard).map(Math.tanh);
  const keep = z_does === "keeps" ? z : z.map((v) => 1 - v);
  return { r, z, n, h: h.map((v, j) => keep[j] * v + (1 - keep[j]) * n[j]) };
}

export function softmax(scores) {
  const top = Math.max(...scores), all = scores.map((s) => Math.exp(s - top)), sum = all.reduce((a, b) => a + b);
  return all.map((p) => p / sum);
}

export const transpose = (A) => A[0].map((_, j) => A.map((row) => row[j]));

/** Even random numbers between 0 and 1, the same ones each time. */
export const evenly = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4294967296;
};

/** Normal random numbers, the same ones each time. */
export function noise(seed) {
  const next = evenly(seed);
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}

/** What autograder/site/figures.py has packed: {shape, half}, 16-bit floats in base64, as a list, or a list of rows. */
export function unpack({ shape, half }) {
  const bytes = Uint8Array.from(atob(half), (c) => c.charCodeAt(0));
  const all = Array.from({ length: bytes.length / 2 }, (_, k) => {
    const bits = bytes[2 * k] | (bytes[2 * k + 1] << 8), exponent = (bits >> 10) & 31, fraction = bits & 1023;
    return (bits >> 15 ? -1 : 1) * (exponent ? 2 ** (exponent - 25) * (1024 + fraction) : 2 ** -24 * fraction);
  });
  if (shape.length === 1) return all;
  return Array.from({ length: shape[0] }, (_, row) => all.slice(row * shape[1], (row + 1) * shape[1]));
}
