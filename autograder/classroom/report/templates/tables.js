// Tables of class "sorts": a click on a heading sorts, and what is typed above a table filters its rows.
"use strict";
const value = (row, column) => {
  const cell = row.cells[column];
  return (cell?.dataset.v ?? cell?.textContent ?? "").trim();
};
const number = (text) => (/^[−-]?[\d.]+(?=$|[\s%✎])/.test(text) ? parseFloat(text.replace("−", "-")) : NaN);

function compare(a, b) {
  const [m, n] = [number(a), number(b)];
  if (Number.isNaN(m) || Number.isNaN(n)) {
    return Number.isNaN(m) && Number.isNaN(n) ? a.localeCompare(b, "en", { numeric: true }) : Number.isNaN(m) ? -1 : 1;
  }
  return m - n;
}

function sort(table, head) {
  const column = head.cellIndex;
  const up = head.getAttribute("aria-sort") === "descending" || (!head.hasAttribute("aria-sort") && !head.matches(".n, .tall"));
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => (up ? 1 : -1) * compare(value(a, column), value(b, column)));
  table.tBodies[0].append(...rows);
}

function filter(table, text, told) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of table.tBodies[0].rows) {
    const has = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => has.includes(word));
    shown += !row.hidden;
  }
  told.textContent = words.length ? `${shown} of ${table.tBodies[0].rows.length}` : "";
}

for (const table of document.querySelectorAll("table.sorts")) {
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, head));
    head.append(button);
  }
  if (table.tBodies[0].rows.length < 12) continue;
  const find = document.createElement("label");
  find.className = "find";
  const input = document.createElement("input");
  input.type = "search";
  const told = document.createElement("output");
  input.addEventListener("input", () => filter(table, input.value, told));
  find.append("Filter ", input, told);
  table.closest(".scroll").before(find);
}
