"""Search in the pages: as one types, by section, offline, also where pages are opened as files.

sections.py  cuts the pages into sections while the site is built, and bundles them with the engine into find.js
names.py     the glossary's entries, and other words of readers for the words of this book (chapters/synonyms.yml)
engine.mjs   finds and ranks, by MiniSearch; what a reader sees is site/static/search.js

MiniSearch and not Sphinx's own index, because Sphinx's knows words of pages: it cannot lead to a section, weigh kinds of
pages, or complete a word; it cuts its snippets from pages that it loads one by one, which files on a disk do not allow.
"""
