// What is left of a cell state while nothing is written, with the forget gate's bias on a slider.
import { Figure, axes, curve, define, dot, line, num, short, text } from "./base.mjs";

/** -ln of the forget gate, which is ln(1 + exp(-bias)), without rounding a gate near 1. */
const rate = (bias) => Math.max(0, -bias) + Math.log1p(Math.exp(-Math.abs(bias)));

export const halfLife = (bias) => Math.LN2 / rate(bias);
export const biasFor = (n) => -Math.log(Math.expm1(Math.LN2 / n));
export const left = (bias, steps) => Math.exp(-steps * rate(bias));

const { across: ACROSS, up: UP, drawn: DRAWN } = axes({ x: [0, 100], y: [0, 1], xticks: [0, 20, 40, 60, 80, 100], yticks: [0, 0.5, 1], xlabel: "steps" });

export default define("forget-half-life", class extends Figure {
  static alt = "Share of a cell state that is left, against the number of steps: a falling curve, with a dot where one half is left.";
  static height = 244;
  static controls = { bias: { label: "bias of the forget gate", value: 1, min: -2, max: 6, step: 0.05 } };
  static grips = [{
    label: "where one half is left",
    at: ({ bias }) => [ACROSS(Math.min(100, halfLife(bias))), UP(0.5)],
    x: ["bias", 1, (x) => biasFor(Math.max(0.2, 100 * (x - ACROSS(0)) / (ACROSS(100) - ACROSS(0))))],
  }];

  static draw({ bias }) {
    const [across, up] = [ACROSS, UP];
    const half = halfLife(bias);
    const at = Array.from({ length: 241 }, (_, k) => k / 2.4);
    const mark = half <= 100 ? line(across(half), up(0.5), across(half), up(0), "memory", { "stroke-dasharray": "3 3" }) + dot(across(half), up(0.5), 5.5, "memory") : "";
    return DRAWN + curve(at.map((k) => [across(k), up(left(bias, k))]), "memory") + mark
      + text(424, 30, `gate σ(${short(bias)}) = ${num(left(bias, 1), 3)}`, { "text-anchor": "end", fill: "gate" });
  }

  static say({ bias }) {
    const rest = left(bias, 100);
    const share = rest > 0.001 ? `${num(100 * rest, rest > 0.1 ? 0 : 1)} %` : rest.toExponential(0).replace(/e-(\d+)/, " · 10<sup>−$1</sup>");
    const half = halfLife(bias);
    return `Half is left after ${half < 10 ? num(half, 1) : half.toFixed(0)} steps, and after 100 steps ${share}.`;
  }
});
