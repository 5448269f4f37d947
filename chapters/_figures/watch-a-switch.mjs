// The GRU of the review lab, live: one of its units keeps the last "not" or "but" until the judgement comes.
import { define, num, rect, text } from "./base.mjs";
import { Reader } from "./reader.mjs";

export { trace } from "./reader.mjs";

const DECIDE = new Set(["not", "but"]);

export default define("watch-a-switch", class extends Reader {
  static alt = "The words of a review in a row. Below each word read so far, a column of 32 small squares shows what the units of the network hold. One row keeps its colour from a not or a but to the next one. Below, a bar between blame and praise.";
  static height = 346;
  static calls = "word";
  static pace = 600;
  static head = 130;
  static widest = 30;
  static split = (review) => review.toLowerCase().split(" ").filter(Boolean);
  static join = (words) => words.join(" ");
  static controls = this.made({
    label: "A review", value: "the film was not for children but to be fair in my eyes dull", letters: 90,
    picks: Object.fromEntries([["not", "but"], ["but", "not"]].map((two) => [two.join(" … "), `the film was ${two[0]} for children ${two[1]} to be fair in my eyes dull`])),
  });

  static symbol(word, x, y, read) {
    const strong = DECIDE.has(word);
    return text(x + 4, y, word, { "text-anchor": "start", transform: `rotate(-55 ${(x + 4).toFixed(1)} ${y})`, fill: strong ? "state" : read ? "ink" : "muted", "font-weight": strong ? 600 : 400 });
  }

  static answer([blame, praise]) {
    return text(64, 22, `blame ${num(100 * blame, 0)} %`) + text(376, 22, `praise ${num(100 * praise, 0)} %`)
      + rect(120, 10, 200, 16, "muted", { rx: 3, "fill-opacity": 0.15 })
      + rect(Math.min(220, 120 + 200 * praise), 10, Math.max(1, Math.abs(200 * (praise - 0.5))), 16, "target", { "fill-opacity": 0.8 });
  }

  static verdict = ([blame, praise]) => (praise > blame ? `praise, ${num(praise)}` : `blame, ${num(blame)}`);
});
