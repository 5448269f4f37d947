// What a page says, in the book's language. TEXTS: English -> translation; runtime.py puts it here, and in English it is empty.

/** A message; parts come in the places of {name}. */
export function said(message, parts = {}) {
  const texts = typeof TEXTS === "object" ? TEXTS : {};
  return (texts[message] ?? message).replace(/\{(\w+)\}/g, (place, name) => (name in parts ? parts[name] : place));
}
