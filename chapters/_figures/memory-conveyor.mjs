// The memory line through three cells: each keeps a share of what comes, and the second may add something.
import { Figure, define, line, num, part, rect, text } from "./base.mjs";

/** c0, c1, ... for the forget gates and what is written, step by step. */
export function ride(c0, keeps, writes) {
  const cs = [c0];
  keeps.forEach((f, t) => cs.push(f * cs[t] + writes[t]));
  return cs;
}

const C0 = 0.7;
const [START, GAP, BELT, TALL, FLOOR] = [42, 119, 104, 74, 175];
const along = ({ f, add }) => ride(C0, [f, f, f], [0, add, 0]);

export default define("memory-conveyor", class extends Figure {
  static alt = "A conveyor belt through three cells. A parcel on it carries the cell state; its height is its size. Each cell multiplies it, and the second may add to it.";
  static height = 206;
  static plays = "t";
  static pace = 1200;
  static controls = {
    f: { label: "f", value: 1, min: 0, max: 1, step: 0.05, held: true },
    add: { label: "i g", value: 0, min: -1, max: 1, step: 0.1, held: true },
    t: { label: "cells passed", value: 3, min: 0, max: 3, step: 1, held: true },
  };

  static equation = '<i>c</i>′ = <span data-part="f"><i>f</i></span> <i>c</i> + <span data-part="ig"><i>i g</i></span>';
  static grips = [
    { label: "f, what each cell keeps", part: "f", at: ({ f }) => [START + 0.5 * GAP, BELT - TALL * f], y: ["f", -TALL] },
    { label: "i g, what the second cell writes", part: "ig", at: ({ add }) => [START + 1.5 * GAP + 46, FLOOR - 24 * add], y: ["add", -24] },
    { label: "the parcel: how many cells it has passed", at: ({ t }) => [START + t * GAP, BELT + 4.5], x: ["t", GAP] },
  ];

  static draw({ f, add, t }) {
    const cs = along({ f, add });
    const [start, gap, belt] = [START, GAP, BELT];
    const out = [rect(8, belt, 424, 9, "muted", { rx: 4.5, "fill-opacity": 0.3 })];
    for (let x = 13 + ((t * gap) % 23); x < 430; x += 23) out.push(line(x, belt + 1.5, x - 3, belt + 7.5, "muted", { "stroke-width": 1.4 }));
    const reached = Math.floor(t + 0.5 + 1e-9); // a cell does its work in its middle
    const x = start + t * gap, value = cs[Math.min(reached, 3)];
    for (let k = 0; k < 3; k++) {
      const middle = start + (k + 0.5) * gap, done = reached > k;
      out.push(part("f", rect(middle - 27, 30, 54, TALL, "gate", { rx: 7, "fill-opacity": 0.1, stroke: "gate", "stroke-width": 1.6 })
        + rect(middle - 27, belt - TALL * f, 54, TALL * f, "gate", { rx: 7, "fill-opacity": done ? 0.4 : 0.2 }) + text(middle, 20, `× ${num(f)}`, { fill: "gate", "font-weight": 600 })));
      if (k === 1) out.push(part("ig", text(middle - 8, FLOOR + 5, `${add < 0 ? "−" : "+"} ${num(Math.abs(add))}`, { fill: "candidate", "font-weight": 600, opacity: add ? 1 : 0.6 })
        + rect(middle + 40, Math.min(FLOOR, FLOOR - 24 * add), 12, 24 * Math.abs(add), "candidate", { "fill-opacity": 0.6 }) + line(middle + 36, FLOOR, middle + 56, FLOOR, "candidate")));
    }
    cs.forEach((c, k) => out.push(`<g opacity="${reached >= k && t >= k - 1e-9 ? 1 : 0.22}">${text(start + k * gap, 132, `<tspan font-style="italic">c</tspan><tspan dy="4" font-size="0.78em">${k}</tspan>`, { fill: "memory" })}${text(start + k * gap, 150, reached >= k ? num(c) : "?")}</g>`));
    const tall = Math.min(58, 6 + 40 * Math.abs(value));
    out.push(rect(x - 21, belt - tall, 42, tall, "memory", { rx: 4, "fill-opacity": value < 0 ? 0.25 : 0.75, stroke: "memory", "stroke-width": 1.6 }));
    out.push(text(x, belt - tall - 6, num(value), { "font-weight": 600 }));
    return out.join("");
  }

  static say({ f, add, t }) {
    const cs = along({ f, add });
    if (t === 0) return `The parcel is 0.70 and waits.`;
    const same = Math.abs(cs[t] - C0) < 1e-12 ? ", exactly what was sent" : "";
    return `After ${t === 1 ? "one cell" : `${t} cells`} the memory is ${num(cs[t], 4)}${same}.`;
  }
});
