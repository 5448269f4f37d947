// On the search page: the glossary's entries for what was asked, under any of its names, above the pages that contain
// the words. The names come from the glossary itself (autograder/site/extras.py puts them into the page).
(() => {
  const source = document.getElementById("names");
  const asked = new URLSearchParams(location.search).get("q");
  if (!source || !asked) return;

  // "Gamma_u", "Γu" and "γ u" are one name; so are "Forget gates" and "forget gate".
  const plain = (name) =>
    name.normalize("NFC").toLowerCase().replaceAll("gamma", "γ").replace(/[\s_{}$\\^-]/g, "").replace(/(..)s$/, "$1");
  const entries = JSON.parse(source.textContent);
  const called = (entry) => [entry.name, ...entry.also].map(plain);
  const wanted = plain(asked);

  const hit = entries.filter((entry) => called(entry).includes(wanted));
  const meant = hit.map((entry) => entry.for).filter(Boolean);
  const shown = [...new Set([...entries.filter((entry) => meant.includes(entry.name)), ...hit])];
  if (!shown.length) return;

  const link = (address, text) => {
    const a = Object.assign(document.createElement("a"), { textContent: text });
    a.href = (document.documentElement.dataset.content_root ?? "./") + address;
    return a;
  };
  const list = document.createElement("dl");
  for (const entry of shown) {
    const term = document.createElement("dt");
    term.append(link(entry.at, entry.name));
    const others = entries.filter((other) => other.for === entry.name).map((other) => other.name);
    const says = document.createElement("dd");
    says.append(entry.says);
    if (others.length) says.append(` Also called ${others.join(", ")}.`);
    if (entry.lesson) says.append(" Explained in ", link(entry.lesson, entry.title), ".");
    if (plain(entry.name) !== wanted) says.append(" ", link(`search.html?q=${encodeURIComponent(entry.name)}`, `Search for “${entry.name}”`), ".");
    list.append(term, says);
  }
  const box = document.createElement("section");
  box.className = "names";
  box.setAttribute("aria-label", "In the glossary");
  box.append(list);
  source.before(box);
})();
