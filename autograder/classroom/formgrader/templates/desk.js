// Comments that were written before, and the lines of a rubric, are put into a comment by a click.
"use strict";
// formgrader waits for MathJax before it takes keys; here nothing has to be waited for
window.MathJax = { Hub: { Startup: { signal: { Interest: (tell) => setTimeout(tell, 0, "End") } } } };

function addTo(comment, text) {
  const before = comment.value.trimEnd();
  if (before.split("\n").includes(text)) return;
  comment.value = before ? `${before}\n${text}` : text;
  $(comment).trigger("change"); // formgrader saves it
  comment.dispatchEvent(new Event("autosize:update"));
}

function offer(comment, bank) {
  const row = document.createElement("div");
  row.className = "desk";
  for (const text of bank) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-default btn-xs";
    button.textContent = button.title = text;
    button.addEventListener("click", () => addTo(comment, text));
    row.append(button);
  }
  comment.parentElement.append(row);
}

function offerRubric(comment) {
  const before = comment.closest(".cell").previousElementSibling;
  for (const line of before?.querySelectorAll("li") ?? []) {
    line.className = "desk-rubric";
    line.tabIndex = 0;
    line.title = "A click puts this line into the comment";
    const add = () => addTo(comment, `“${line.innerText.trim().replace(/[;.]$/, "")}”: `);
    line.addEventListener("click", add);
    line.addEventListener("keydown", (event) => event.key === "Enter" && (event.preventDefault(), event.stopPropagation(), add()));
  }
}

function pointTo(essays) {
  if (!essays.length) return;
  const line = document.createElement("span");
  line.className = "desk-to-read";
  line.append("To be read by a person:");
  for (const score of essays) {
    const link = document.createElement("a");
    link.href = `#${score.id}`;
    link.textContent = score.id;
    link.addEventListener("click", (event) => { event.preventDefault(); score.focus(); }); // formgrader scrolls to it
    line.append(link);
  }
  document.querySelector(".panel-title").firstElementChild.after(line);
}

document.addEventListener("DOMContentLoaded", () => {
  const banks = {{ resources.bank | tojson }};
  const essays = [];
  for (const comment of document.querySelectorAll("textarea.comment")) {
    const id = comment.id.replace(/-comment$/, "");
    const score = document.getElementById(id); // only an answer that a person marks has one of its own
    if (banks[id]) offer(comment, banks[id].slice(0, 12));
    if (score) offerRubric(comment);
    if (score) essays.push(score);
  }
  pointTo(essays);
});
