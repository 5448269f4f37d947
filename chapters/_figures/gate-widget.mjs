// One unit of an LSTM cell with its three gates, its candidate and its memory on sliders.
import { Figure, arrow, define, dot, line, num, rect, text } from "./base.mjs";

/** One step, with gates and candidate as given. */
export function step({ i, f, g, o, c }) {
  const kept = f * c, written = i * g, next = kept + written;
  return { kept, written, c: next, h: o * Math.tanh(next) };
}

const share = { min: 0, max: 1, step: 0.05 };

/** A box with a level in it: a gate's share from the floor, a candidate from the middle. */
function level(x, y, value, name, colour, signed = false) {
  const [w, h] = [46, 54];
  const floor = signed ? y + h / 2 : y + h;
  const tall = Math.abs(value) * (signed ? h / 2 : h);
  return rect(x - w / 2, y, w, h, colour, { "fill-opacity": 0.12, rx: 6 })
    + rect(x - w / 2, signed && value < 0 ? floor : floor - tall, w, tall, colour, { "fill-opacity": 0.55 })
    + (signed ? line(x - w / 2, floor, x + w / 2, floor, colour) : "")
    + `<rect x="${x - w / 2}" y="${y}" width="${w}" height="${h}" rx="6" fill="none" stroke="var(--u-${colour})" stroke-width="1.6"/>`
    + text(x, y + h + 19, name, { fill: colour, "font-size": 15 })
    + text(x, y + h + 36, num(value));
}

/** A circle with a sign in it: an operation. */
const sign = (x, y, words) => `<circle cx="${x}" cy="${y}" r="11" fill="var(--pst-color-background, white)" stroke="var(--u-ink)" stroke-width="1.5"/>` + text(x, y + 5, words, { "font-size": 15 });

/** A line as thick as what is on it. */
const flow = (x1, y1, x2, y2, value, head = true) => {
  const width = 1.2 + 4.5 * Math.min(1, Math.abs(value));
  return head ? arrow(x1, y1, x2, y2, "state", width) : line(x1, y1, x2, y2, "state", { "stroke-width": width });
};

export default define("gate-widget", class extends Figure {
  static alt = "An LSTM cell: a line from the old cell state through a product with f and a sum with i times g to the new cell state; a branch through tanh and a product with o to h. Lines are as thick as the value on them.";
  static height = 262;
  static controls = {
    f: { label: "<i>f</i>, forget gate: what stays", value: 0.9, ...share },
    i: { label: "<i>i</i>, input gate: what is written", value: 0.5, ...share },
    g: { label: "<i>g</i>, candidate", value: -0.6, min: -0.95, max: 0.95, step: 0.05 },
    o: { label: "<i>o</i>, output gate: what is shown", value: 0.7, ...share },
    c: { label: "<i>c</i>, the old cell state", value: 0.8, min: -2, max: 2, step: 0.1 },
  };

  static draw({ i, f, g, o, c }) {
    const now = step({ i, f, g, o, c });
    const [top, mid, boxes] = [40, 96, 150];
    return [
      flow(54, top, 100, top, c, false), flow(111, top, 232, top, now.kept, false), flow(243, top, 402, top, now.c),
      text(16, top - 12, "old <tspan font-style='italic'>c</tspan>", { "text-anchor": "start", fill: "state" }),
      text(16, top + 5, num(c), { "text-anchor": "start", "font-weight": 600 }),
      text(172, top - 12, `kept ${num(now.kept)}`),
      text(436, top - 12, "new <tspan font-style='italic'>c</tspan>", { "text-anchor": "end", fill: "state" }),
      text(436, top + 5, num(now.c), { "text-anchor": "end", "font-weight": 600 }),
      arrow(100, boxes - 2, 100, top + 12, "weight"), arrow(172, mid, 221, mid, "weight"), line(172, boxes, 172, mid, "weight", { "stroke-width": 1.6 }),
      arrow(232, boxes - 2, 232, mid + 12, "output"), flow(232, mid - 11, 232, top + 12, now.written),
      text(222, 76, `written ${num(now.written)}`, { "text-anchor": "end" }),
      flow(356, top, 356, 62, now.c, false),
      `<rect x="334" y="60" width="44" height="22" rx="5" fill="var(--pst-color-background, white)" stroke="var(--u-ink)" stroke-width="1.5"/>`, text(356, 75.5, "tanh"),
      flow(356, 82, 356, 103, Math.tanh(now.c), false), arrow(300, 114, 344, 114, "weight"), line(300, boxes, 300, 114, "weight", { "stroke-width": 1.6 }),
      flow(367, 114, 402, 114, now.h),
      text(436, 103, "<tspan font-style='italic'>h</tspan>, shown", { "text-anchor": "end", fill: "state" }),
      text(436, 119, num(now.h), { "text-anchor": "end", "font-weight": 600 }),
      sign(100, top, "×"), sign(232, mid, "×"), sign(232, top, "+"), sign(356, 114, "×"),
      level(100, boxes, f, "f", "weight"), level(172, boxes, i, "i", "weight"), level(232, boxes, g, "g", "output", true), level(300, boxes, o, "o", "weight"),
    ].join("");
  }

  static say({ i, f, g, o, c }) {
    const now = step({ i, f, g, o, c });
    return `Kept ${num(now.kept)}, written ${num(now.written)}: the new cell state is ${num(now.c)}, and the cell shows ${num(now.h)}.`;
  }
});
