// What comes from Python, shown as text, images, and the few tags that check's reports are made of.

const TAGS = new Set(["DIV", "P", "B", "I", "BR", "CODE", "TABLE", "TBODY", "TR", "TD", "TH"]);
const COLOUR = /^border-left:4px solid (#[0-9a-f]{6});/;

/** The nodes of a report's HTML: text, and tags of that list without attributes. Nothing else can come through. */
export function report(html) {
  const made = document.createDocumentFragment();
  copy(new DOMParser().parseFromString(html, "text/html").body, made);
  return made;
}

function copy(from, to) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE) continue;
    if (!TAGS.has(node.tagName)) {
      copy(node, to);
      continue;
    }
    const element = document.createElement(node.tagName);
    const colour = COLOUR.exec(node.getAttribute("style") ?? "");
    if (colour) {
      element.className = "practice-report";
      element.style.borderLeftColor = colour[1];
    }
    copy(node, element);
    to.append(element);
  }
}

/** An element with a class and a text. */
export function made(tag, name, text = "") {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}
