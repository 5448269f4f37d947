"""Answer in the page: every NumPy exercise of the site is an editor with a check below it, every quiz a row of buttons.

pages.py    what an exercises page holds for it, written while the page is built
runtime.py  Python for the browser, and the page's scripts, put together while the site is built
session.py  the Python side: runs the cells of a chapter, checks answers
scripts/    the browser's side: main.mjs begins; python.mjs, frame.js and worker.js run Python out of reach of the page
wheels/     NumPy and Matplotlib for WebAssembly, which no registry has
"""
