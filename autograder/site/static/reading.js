// For the reader: which lessons have been read, and figures that grow. Kept in this browser and told to nobody.
// Without JavaScript nothing is missing: lessons are only not ticked, and figures have the size they have.
(() => {
  const KEY = "unrolled-read";
  const lessonOf = (address) => /chapters\/(\w+)\/lesson\.html$/.exec(new URL(address, location).pathname)?.[1];

  function read() {
    try { return new Set(JSON.parse(localStorage.getItem(KEY))); } catch { return new Set(); } // storage may be closed
  }

  function mark(lesson, done) {
    const all = read();
    done ? all.add(lesson) : all.delete(lesson);
    try { localStorage.setItem(KEY, JSON.stringify([...all])); } catch { /* then it is forgotten */ }
    show();
  }

  // Ticks in the side bar and on the course map.
  function show() {
    const all = read();
    for (const link of document.querySelectorAll(".bd-docs-nav a, ol.path a.now, ol.path .now a")) {
      link.classList.toggle("read", all.has(lessonOf(link.href)));
    }
    const stops = document.querySelectorAll("ol.path .now a");
    const done = document.querySelectorAll("ol.path .now a.read").length;
    const tally = document.querySelector(".tally") ?? document.createElement("p");
    tally.className = "tally";
    tally.textContent = done ? `You have read ${done} of ${stops.length} lessons. This browser remembers; nobody else knows.` : "";
    document.querySelector("ol.path")?.before(tally);
  }

  // At the end of a lesson: a box that ticks itself when the end has come into sight.
  function askAtTheEnd(lesson) {
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: read().has(lesson) });
    const label = document.createElement("label");
    label.className = "read-mark d-print-none";
    label.append(box, " I have read this page");
    document.querySelector("article.bd-article").append(label);
    box.addEventListener("change", () => mark(lesson, box.checked));
    if (box.checked) return;
    const watch = new IntersectionObserver(([end]) => {
      if (!end.isIntersecting) return;
      watch.disconnect(); // once: a tick that was taken away stays away
      box.checked = true;
      mark(lesson, true);
    }, { threshold: 1 });
    watch.observe(label);
  }

  // A figure as large as the window, in a dialog: Escape, a click or the button closes it.
  function enlarge(image) {
    const dialog = document.createElement("dialog");
    dialog.className = "large";
    dialog.setAttribute("aria-label", "Figure, enlarged");
    const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Close" });
    dialog.append(close, Object.assign(new Image(), { src: image.src, alt: image.alt }));
    dialog.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  for (const image of document.querySelectorAll(".bd-article .cell_output img")) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "enlarge d-print-none" });
    button.setAttribute("aria-label", "Enlarge the figure");
    button.title = "Enlarge the figure";
    button.innerHTML = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M9.5 2H14v4.5M14 2 9 7M6.5 14H2V9.5M2 14l5-5"/></svg>';
    const frame = document.createElement("span");
    frame.className = "frame";
    image.replaceWith(frame);
    frame.append(image, button);
    button.addEventListener("click", () => enlarge(image));
    image.addEventListener("click", () => enlarge(image));
  }

  const here = lessonOf(location.href);
  if (here && document.querySelector("article.bd-article")) askAtTheEnd(here);
  show();
})();
