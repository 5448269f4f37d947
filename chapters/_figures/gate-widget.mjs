// One unit of an LSTM cell with its three gates, its candidate and its memory on sliders.
import { Figure, arrow, define, line, num, part, rect, text } from "./base.mjs";

/** One step, with gates and candidate as given. */
export function step({ i, f, g, o, c }) {
  const kept = f * c, written = i * g, next = kept + written;
  return { kept, written, c: next, h: o * Math.tanh(next) };
}

const share = { min: 0, max: 1, step: 0.05, held: true };
const [BOXES, W, H] = [150, 46, 54];
const PLACES = { c: 36, f: 100, i: 172, g: 232, o: 300 };

/** A grip on a level, which one unit of the value raises by so much. */
const grip = (name, label, unit, floor) => ({ label, part: name, at: (state) => [PLACES[name], BOXES + floor - unit * state[name]], y: [name, -unit] });

/** A box with a level in it: a gate's share from the floor, a candidate or a state from the middle. */
function level(name, value, colour, unit, signed = false) {
  const [x, y, w, h] = [PLACES[name], BOXES, W, H];
  const floor = signed ? y + h / 2 : y + h;
  const tall = Math.abs(value) * unit;
  return rect(x - w / 2, y, w, h, colour, { "fill-opacity": 0.12, rx: 6 })
    + rect(x - w / 2, signed && value < 0 ? floor : floor - tall, w, tall, colour, { "fill-opacity": 0.55 })
    + (signed ? line(x - w / 2, floor, x + w / 2, floor, colour) : "")
    + `<rect x="${x - w / 2}" y="${y}" width="${w}" height="${h}" rx="6" fill="none" stroke="var(--u-${colour})" stroke-width="1.6"/>`
    + text(x, y + h + 19, `<tspan font-style="italic">${name}</tspan>`, { fill: colour, "font-size": "1.15em" })
    + text(x, y + h + 37, num(value));
}

/** A circle with a sign in it: an operation. */
const sign = (x, y, words) => `<circle cx="${x}" cy="${y}" r="11" fill="var(--pst-color-background, white)" stroke="var(--u-ink)" stroke-width="1.5"/>` + text(x, y + 5, words, { "font-size": "1.15em" });

/** A line as thick as what is on it. */
const flow = (x1, y1, x2, y2, value, head = true, colour = "memory") => {
  const width = 1.2 + 4.5 * Math.min(1, Math.abs(value));
  return head ? arrow(x1, y1, x2, y2, colour, width) : line(x1, y1, x2, y2, colour, { "stroke-width": width });
};

export default define("gate-widget", class extends Figure {
  static alt = "An LSTM cell: a line from the old cell state through a product with f and a sum with i times g to the new cell state; a branch through tanh and a product with o to h. Lines are as thick as the value on them.";
  static height = 262;
  static equation = ["<i>c</i>′ = [f] [c] + [i] [g]", "<i>h</i> = [o] tanh <i>c</i>′"].join("<span>, &emsp;</span>").replace(/\[(.)\]/g, '<span data-part="$1"><i>$1</i></span>');
  static controls = {
    f: { label: "forget gate", value: 0.9, ...share },
    i: { label: "input gate", value: 0.5, ...share },
    g: { label: "candidate", value: -0.6, min: -0.95, max: 0.95, step: 0.05, held: true },
    o: { label: "output gate", value: 0.7, ...share },
    c: { label: "old cell state", value: 0.8, min: -2, max: 2, step: 0.1, held: true },
  };

  static grips = [
    grip("f", "f, the forget gate: what stays", H, H), grip("i", "i, the input gate: what is written", H, H),
    grip("g", "g, the candidate", H / 2, H / 2), grip("o", "o, the output gate: what is shown", H, H),
    grip("c", "c, the old cell state", H / 4, H / 2),
  ];

  static asks = {
    question: "Before you drag: <i>f</i> and <i>i</i> open fully, the old state is 1.9, the candidate 0.95. Can the memory leave the range from −1 to 1?",
    answers: ["It can", "It cannot"],
    shows: { f: 1, i: 1, g: 0.95, c: 1.9 },
    right: (given) => (Math.abs(step({ o: 1, ...given }).c) > 1 ? 0 : 1),
    because: (given) => `The new memory is ${num(step({ o: 1, ...given }).c)}. Only what the cell shows, <i>h</i>, stays between −1 and 1.`,
  };

  static draw({ i, f, g, o, c }) {
    const now = step({ i, f, g, o, c });
    const [top, mid, boxes] = [40, 96, BOXES];
    return [
      part("c", arrow(PLACES.c, boxes - 2, PLACES.c, top + 12, "memory")), flow(54, top, 100, top, c, false), flow(111, top, 232, top, now.kept, false), flow(243, top, 402, top, now.c),
      text(16, top - 12, "old <tspan font-style='italic'>c</tspan>", { "text-anchor": "start", fill: "memory" }),
      text(16, top + 5, num(c), { "text-anchor": "start", "font-weight": 600 }),
      text(172, top - 12, `kept ${num(now.kept)}`),
      text(436, top - 12, "new <tspan font-style='italic'>c</tspan>", { "text-anchor": "end", fill: "memory" }),
      text(436, top + 5, num(now.c), { "text-anchor": "end", "font-weight": 600 }),
      part("f", arrow(100, boxes - 2, 100, top + 12, "gate")), part("i", arrow(172, mid, 221, mid, "gate") + line(172, boxes, 172, mid, "gate", { "stroke-width": 1.6 })),
      part("g", arrow(232, boxes - 2, 232, mid + 12, "candidate")), flow(232, mid - 11, 232, top + 12, now.written),
      text(222, 76, `written ${num(now.written)}`, { "text-anchor": "end" }),
      flow(356, top, 356, 62, now.c, false),
      `<rect x="334" y="60" width="44" height="22" rx="5" fill="var(--pst-color-background, white)" stroke="var(--u-ink)" stroke-width="1.5"/>`, text(356, 75.5, "tanh"),
      flow(356, 82, 356, 103, Math.tanh(now.c), false), part("o", arrow(300, 114, 344, 114, "gate") + line(300, boxes, 300, 114, "gate", { "stroke-width": 1.6 })),
      flow(367, 114, 402, 114, now.h, true, "state"),
      text(436, 103, "<tspan font-style='italic'>h</tspan>, shown", { "text-anchor": "end", fill: "state" }),
      text(436, 119, num(now.h), { "text-anchor": "end", "font-weight": 600 }),
      sign(100, top, "×"), sign(232, mid, "×"), sign(232, top, "+"), sign(356, 114, "×"),
      part("c", level("c", c, "memory", H / 4, true)), part("f", level("f", f, "gate", H)), part("i", level("i", i, "gate", H)),
      part("g", level("g", g, "candidate", H / 2, true)), part("o", level("o", o, "gate", H)),
    ].join("");
  }

  static say({ i, f, g, o, c }) {
    const now = step({ i, f, g, o, c });
    return `Kept ${num(now.kept)}, written ${num(now.written)}: the new cell state is ${num(now.c)}, and the cell shows ${num(now.h)}.`;
  }
});
