// Search as one types, in the dialog of every page (Ctrl+K) and on the search page. What finds is find.js
// (autograder/site/search): it is loaded when a reader begins to search, never before.
(() => {
  const root = document.documentElement.dataset.content_root ?? "./";
  const KINDS = { exercises: "exercises", hints: "hints", glossary: "glossary" };
  const make = (tag, about = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), about);
    element.append(...inside);
    return element;
  };
  const link = (address, ...inside) => make("a", { href: root + address }, ...inside);

  let loading;
  const engine = () => (loading ??= new Promise((done, failed) => {
    document.head.append(make("script", { src: `${root}find.js`, onload: () => done(globalThis.findInBook), onerror: failed }));
  }));

  // What the glossary says about a name, and where the course explains it.
  function explained(names) {
    const list = make("dl");
    for (const entry of names) {
      const others = entry.others.length ? ` Also called ${entry.others.join(", ")}.` : "";
      const says = make("dd", {}, entry.says, others);
      if (entry.lesson) says.append(" Explained in ", link(entry.lesson, entry.title), ".");
      list.append(make("dt", {}, link(entry.at, entry.name)), says);
    }
    const box = make("section", { className: "names" }, list);
    box.setAttribute("aria-label", "In the glossary");
    return box;
  }

  function result({ at, title, heading, kind, snippet }) {
    const where = heading === title ? [] : [make("small", {}, title)];
    const sort = KINDS[kind] ? [make("small", {}, KINDS[kind])] : [];
    const words = snippet.map(([text, asked]) => (asked ? make("mark", {}, text) : text));
    return make("li", {}, link(at, make("b", {}, heading), ...where, ...sort, make("span", {}, ...words)));
  }

  // Fill a list below a field while one types; arrow keys walk through it. finished: a word is not the beginning of another.
  function attend(field, place) {
    const status = make("p", { className: "found-count", role: "status" });
    const list = make("ol", { className: "found" });
    const names = make("div");
    place.append(names, status, list);
    let asked;
    async function ask(finished) {
      asked = field.value.trim();
      if (!asked) return void (names.replaceChildren(), list.replaceChildren(), (status.textContent = ""));
      const find = await engine().catch(() => null);
      if (field.value.trim() !== asked) return; // the reader has typed on
      if (!find) return void (status.textContent = "Search could not be loaded.");
      const found = find(asked, { finished });
      names.replaceChildren(...(found.names.length ? [explained(found.names)] : []));
      list.replaceChildren(...found.results.map(result));
      const n = found.results.length;
      status.textContent = n ? `${n === 12 ? "The first 12" : n} ${n === 1 ? "place" : "places"} in the course` : `Nothing found for “${asked}”.`;
    }
    field.addEventListener("input", () => ask(false));
    field.addEventListener("focus", engine, { once: true });
    place.parentElement.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const links = [field, ...place.querySelectorAll("a")];
      const here = links.indexOf(document.activeElement);
      if (!step || here < 0) return;
      event.preventDefault();
      links[Math.min(Math.max(here + step, 0), links.length - 1)].focus();
    });
    return ask;
  }

  const dialog = document.getElementById("pst-search-dialog");
  const inDialog = dialog?.querySelector("input");
  const results = document.getElementById("search-results");
  if (results) {
    const field = document.querySelector(".bd-search-container input");
    const ask = attend(field, results);
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
      ask(true);
    });
    ask(true);
  } else if (inDialog) {
    attend(inDialog, dialog.appendChild(make("div", { className: "found-here" })));
  }
})();
