"""Makes the book's pages small and complete, after Sphinx and the theme have made them.

- ``inserts``: what a page tells from records and code; ``execute``: runs the lessons, one per core;
- ``figures``: figures that move, and their still pictures;
- ``mend``: corrects the theme's HTML, each correction with its reason;
- ``light``: one style sheet, one script, fonts with only the characters that are shown;
- ``reading``: margin notes, sizes of figures, the text face; ``sharing``, ``cards``: what others show of a page;
- ``search``: finds sections as one types;
- ``extras``: files beside the pages: site map, 404 page, robots.txt, manifest, feed of changes;
- ``fetched``: fetches packages of others that pages are made from; ``notice``, ``works``: say whose work is shipped;
- ``browser``: opens the built site in Chromium, without a network, for the tests, the pictures and the PDF;
- ``pdf``, ``shots``: the book as one PDF; pictures of its pages.

``autograder.site.extension`` is the Sphinx extension that calls them.
"""
