"""What is kept in the browser: two tabs never lose what the other wrote, and a full store is told."""

import pytest

# two tabs of one browser: each has a window of its own, both have one store, and each is told what the other writes
TABS = """
import { Store } from "./store.mjs";
const shelf = new Map();
const said = [];
let full = false, hearers = [], speaker;
globalThis.addEventListener = (_, hear) => hearers.push({ tab: speaker, hear });
globalThis.localStorage = {
  getItem: (key) => shelf.get(key) ?? null,
  setItem(key, text) {
    if (full) throw new Error("QuotaExceededError");
    shelf.set(key, text);
    if (told) for (const { tab, hear } of hearers) if (tab !== speaker) hear({ key });
  },
};
let told = true;
const as = (name, act) => { speaker = name; return act(); };
const tab = (name) => as(name, () => new Store("toy", () => said.push(`${name} shows`), (what) => said.push(what)));
const write = (name, store, id, text) => as(name, () => { store.work.cells[id] = text; store.save(); });
"""


@pytest.fixture
def tabs(node):
    return lambda code: node(TABS + code)


def test_it_survives_a_reload(tabs):
    assert tabs('write("a", tab("a"), "f", "1"); answer = tab("b").work.cells') == {"f": "1"}


def test_another_tab_shows_what_was_written_here(tabs):
    answer = tabs('const a = tab("a"), b = tab("b"); write("a", a, "f", "1"); answer = [b.work.cells, said]')
    assert answer == [{"f": "1"}, ["b shows"]]


def test_two_tabs_that_write_different_cells_keep_both(tabs):
    code = 'const a = tab("a"), b = tab("b"); told = false; write("a", a, "f", "1"); write("b", b, "g", "2"); answer = tab("c").work'
    assert tabs(code) == {"cells": {"f": "1", "g": "2"}, "own": [], "kept": [], "verdicts": {}}


def test_of_two_texts_for_one_cell_one_stays_and_the_other_is_kept_aside(tabs):
    code = 'const a = tab("a"), b = tab("b"); told = false; write("a", a, "f", "1"); write("b", b, "f", "2"); answer = tab("c").work'
    work = tabs(code)
    assert work["cells"] == {"f": "2"}
    assert work["kept"] == [{"what": "the cell f, as another tab had it", "text": "1"}]


def test_an_answer_that_another_tab_has_reset_is_reset_here_too(tabs):
    code = """
    const a = tab("a"), b = tab("b"); write("a", a, "f", "1");
    as("b", () => { delete b.work.cells.f; b.save(); });
    answer = [a.work.cells, tab("c").work.cells];
    """
    assert tabs(code) == [{}, {}]


def test_a_cell_of_ones_own_from_another_tab_comes_and_goes(tabs):
    code = """
    const a = tab("a"), b = tab("b");
    as("a", () => { a.work.own.push({ id: "own-1", after: "f", text: "x" }); a.save(); });
    const came = structuredClone(b.work.own);
    as("b", () => { b.work.own = []; b.save(); });
    answer = [came, a.work.own];
    """
    assert tabs(code) == [[{"id": "own-1", "after": "f", "text": "x"}], []]


def test_a_full_store_is_told_and_the_work_stays_in_the_page(tabs):
    code = 'const a = tab("a"); full = true; write("a", a, "f", "1"); answer = [a.kept, a.work.cells, said]'
    kept, cells, said = tabs(code)
    assert kept is False and cells == {"f": "1"}
    assert said == [said[0]] and "download your notebook before you leave" in said[0]


@pytest.mark.parametrize("stored", ["no json", "null", "3", "[]"])
def test_what_is_stored_and_damaged_stops_nothing(tabs, stored):
    assert tabs(f'shelf.set("unrolled/toy", {stored!r}); answer = tab("a").work.cells') == {}
