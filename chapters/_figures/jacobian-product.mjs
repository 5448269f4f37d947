// How strongly a state depends on the one so many steps before it: the norm of a product of Jacobians.
import { Figure, axes, curve, define, short, text } from "./base.mjs";
import { noise, transpose } from "./cells.mjs";

function times(A, B) {
  const width = B[0].length;
  return A.map((row) => {
    const out = new Array(width).fill(0);
    for (let k = 0; k < row.length; k++) for (let j = 0; j < width; j++) out[j] += row[k] * B[k][j];
    return out;
  });
}
const identity = (H) => Array.from({ length: H }, (_, i) => Array.from({ length: H }, (_, j) => (i === j ? 1 : 0)));

/** The largest |eigenvalue|: ||A^m||^(1/m) tends to it, with m = 1, 2, 4, 8 ... by squaring, scaled to stay finite. */
export function radius(A, squarings = 48) {
  let log = 0, last = null;
  for (let k = 0, m = 1; k < squarings; k++, m *= 2) {
    const size = Math.hypot(...A.flat());
    if (size === 0) return 0;
    log += Math.log(size) / m;
    const next = A.map((row) => row.map((v) => v / size));
    if (last && next.every((row, i) => row.every((v, j) => Math.abs(v - last[i][j]) < 1e-14))) {
      return Math.exp(log + Math.log(size) / m); // from here on only the size comes again: 1/2 + 1/4 + ... of it
    }
    [last, A] = [next, times(next, next)];
  }
  return Math.exp(log);
}

/** The largest singular value: the root of the largest eigenvalue of A' A, which has no others as large but its own. */
export function norm(A) {
  const size = Math.hypot(...A.flat());
  if (size === 0) return 0;
  const B = A.map((row) => row.map((v) => v / size));
  return size * Math.sqrt(radius(times(transpose(B), B)));
}

export const rescale = (A, rho) => { const now = radius(A); return A.map((row) => row.map((v) => (v * rho) / now)); };

/** h' = tanh(x + h Wh), from zeros. */
export function states(X, Wh) {
  let h = X[0].map(() => 0);
  return X.map((x) => (h = x.map((v, j) => Math.tanh(v + h.reduce((sum, s, i) => sum + s * Wh[i][j], 0)))));
}

/** norms[k]: of the Jacobian of the last state with respect to the one k steps before. */
export function norms(hs, Wh) {
  let product = identity(Wh.length);
  const W = transpose(Wh), out = [];
  for (let t = hs.length - 1; t >= 0; t--) {
    out.push(norm(product));
    product = times(product, W.map((row, i) => row.map((v) => (1 - hs[t][i] ** 2) * v)));
  }
  return out;
}

const H = 12, LAGS = 101, WARM = 30;
const normal = noise(5);
const UNIT = rescale(identity(H).map((row) => row.map(normal)), 1);
const INPUT = Array.from({ length: WARM + LAGS }, () => Array.from({ length: H }, normal));
const kept = {};

function decay(rho, loud, squash) {
  const Wh = UNIT.map((row) => row.map((v) => rho * v));
  const hs = () => (squash ? states(INPUT.map((x) => x.map((v) => loud * v)), Wh).slice(WARM) : INPUT.slice(WARM).map((x) => x.map(() => 0)));
  return (kept[[rho, squash && loud]] ??= norms(hs(), Wh));
}

const power = (value) => {
  const [digits, exponent] = value.toExponential(0).split("e");
  return Math.abs(exponent) < 2 ? value.toPrecision(1) : `${digits === "1" ? "" : `${digits} · `}10<sup>${exponent.replace("+", "").replace("-", "−")}</sup>`;
};

export default define("jacobian-product", class extends Figure {
  static alt = "Norm of the product of Jacobians against the number of steps back, on a logarithmic scale: one curve without tanh and one with it.";
  static height = 266;
  static controls = {
    rho: { label: "spectral radius", value: 1, min: 0.5, max: 3, step: 0.05 },
    loud: { label: "size of the input", value: 0.5, min: 0, max: 1, step: 0.05 },
  };

  static draw({ rho, loud }) {
    const ten = (v) => (v ? `10<tspan dy="-5" font-size="0.78em">${short(v)}</tspan>` : "1");
    const { across, up, drawn } = axes({ x: [0, 100], y: [-12, 12], xticks: [0, 20, 40, 60, 80, 100], yticks: [-12, -8, -4, 0, 4, 8, 12].map((v) => [v, ten(v)]), xlabel: "steps back", height: 212 });
    const one = (squash, colour) => {
      const points = decay(rho, loud, squash).map((v, k) => [k, Math.log10(v)]);
      const out = points.findIndex(([, v]) => !(Math.abs(v) <= 12));
      return curve((out < 0 ? points : points.slice(0, out)).map(([k, v]) => [across(k), up(v)]), colour);
    };
    return drawn + one(false, "muted") + one(true, "gradient")
      + text(420, 30, '<tspan fill="var(--u-muted)">linear</tspan><tspan dx="14" fill="var(--u-gradient)">with tanh</tspan>', { "text-anchor": "end", "font-weight": 600 });
  }

  static say({ rho, loud }) {
    const ends = [false, true].map((squash) => power(decay(rho, loud, squash)[100]));
    return `After 100 steps: ${ends[0]} without tanh, ${ends[1]} with it.`;
  }
});
