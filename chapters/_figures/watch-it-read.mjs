// The GRU of the language lab, live: type a phrase, and see 48 units and twelve languages change with every letter.
import { define, num, rect, text } from "./base.mjs";
import { Reader } from "./reader.mjs";

export { trace } from "./reader.mjs";

// Phrases that it had not seen when it was trained.
const PICKS = ["dollar canadien", "tedesco svizzero", "dolar amerykański", "modern standard arabic", "nijerya pidgin dili"];
const LEFT_OF_BARS = 84;
const sure = (p) => p.indexOf(Math.max(...p));

export default define("watch-it-read", class extends Reader {
  static alt = "The letters of a phrase in a row. Below each letter read so far, a column of 48 small squares shows what the units of the network hold. Below them, a bar for each of twelve languages shows how likely the network thinks it is.";
  static height = 346;
  static calls = "letter";
  static begins = true;
  static pace = 420;
  static head = 130;
  static widest = 26;
  static split = (phrase) => [...phrase.toLowerCase()];
  static join = (letters) => letters.join("");
  static controls = this.made({ label: "A phrase, in any of twelve languages", value: "dollar canadien", letters: 32, picks: Object.fromEntries(PICKS.map((phrase) => [phrase, phrase])) });

  static symbol(letter, x, y, read) {
    return text(x, y, letter === " " ? "␣" : letter, { fill: read ? "ink" : "muted", "font-weight": read ? 600 : 400 });
  }

  static answer(p) {
    const best = sure(p);
    return p.map((share, k) => {
      const [x, y] = [LEFT_OF_BARS + 216 * (k % 2), 16 * Math.floor(k / 2)], look = { "font-weight": k === best ? 600 : 400 };
      return text(x, y + 11, this.net.classes[k], { "text-anchor": "end", class: "small", ...look })
        + rect(x + 6, y + 1.5, Math.max(0.8, 88 * share), 11, "target", { rx: 2, "fill-opacity": k === best ? 0.9 : 0.5 })
        + text(x + 134, y + 11, `${num(100 * share, 0)} %`, { "text-anchor": "end", class: "small", ...look });
    }).join("");
  }

  static verdict = (p) => `${this.net.classes[sure(p)]}, ${num(Math.max(...p))}`;
});
