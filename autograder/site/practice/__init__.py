"""Lets learners answer in the page: each NumPy exercise of the site has an editor and a check, each quiz radio buttons.

pages.py    writes into an exercises page, while it is built, what the scripts need
runtime.py  collects Python for the browser and the page's scripts, while the site is built
session.py  the Python side: runs the cells of a chapter, checks answers
scripts/    the browser's side: main.mjs begins; python.mjs, frame.js and worker.js run Python, which cannot reach the page
wheels/     NumPy and Matplotlib for WebAssembly, which no registry has
"""
