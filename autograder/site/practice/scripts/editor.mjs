// The editor of an answer: CodeMirror with Python's colours, indentation and brackets. It is fetched when it is first needed.
import { autocompletion, closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const mark = StateEffect.define();
const marked = StateField.define({
  create: () => Decoration.none,
  update(lines, change) {
    for (const effect of change.effects)
      if (effect.is(mark)) return effect.value ? Decoration.set(effect.value) : Decoration.none;
    return change.docChanged ? Decoration.none : lines;
  },
  provide: (field) => EditorView.decorations.from(field),
});

// the colours are the page's own, for light and dark: practice.css
const colour = (name, ...what) => ({ tag: what, color: `var(--practice-${name})` });
const colours = HighlightStyle.define([
  colour("keyword", tags.keyword, tags.operatorKeyword, tags.modifier, tags.self),
  colour("string", tags.string, tags.special(tags.string)),
  colour("comment", tags.comment),
  colour("number", tags.number, tags.bool, tags.null),
  colour("name", tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)),
]);
const look = EditorView.theme({
  "&": { backgroundColor: "var(--pst-color-surface)", color: "var(--pst-color-text-base)" },
  "&.cm-focused": { outline: "2px solid var(--pst-color-accent)", outlineOffset: "-1px" },
  ".cm-scroller": { fontFamily: "var(--pst-font-family-monospace)", fontSize: "0.875em", lineHeight: "1.4" },
  ".cm-content": { padding: "1rem 0", caretColor: "var(--pst-color-text-base)" },
  ".cm-line": { padding: "0 1rem" },
  ".cm-cursor": { borderLeftColor: "var(--pst-color-text-base)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--pst-color-link) 28%, transparent)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { background: "color-mix(in srgb, var(--pst-color-link) 20%, transparent)" },
  ".cm-wrong": { background: "color-mix(in srgb, var(--pst-color-danger) 18%, transparent)" },
});

/** Put an editor into an element. changed(text) hears every change, run() the keys that run a cell. */
export function edit(element, text, label, changed, run) {
  const view = new EditorView({
    parent: element,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ activateOnTyping: false }),
        python(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        syntaxHighlighting(colours),
        look,
        marked,
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off", autocorrect: "off" }),
        keymap.of([
          { key: "Mod-Enter", run: () => (run(), true) },
          { key: "Shift-Enter", run: () => (run(), true) },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          indentWithTab, // Escape, then Tab, leaves
        ]),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    put(text) {
      if (text !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    mark(line) {
      const at = line && line <= view.state.doc.lines ? Decoration.line({ class: "cm-wrong" }).range(view.state.doc.line(line).from) : null;
      view.dispatch({ effects: mark.of(at && [at]) });
    },
  };
}
