"""What makes the book's pages light, whole and pleasant, beside what Sphinx and the theme do.

- ``mend``: what the theme leaves undone, each mending with its reason;
- ``light``: one style sheet, one script, fonts with only the characters that are shown;
- ``extras``: files beside the pages: sitemap, 404 page, the names that search knows;
- ``notice``: whose work is shipped with the pages;
- ``browser``: the built site in Chromium, without a network, for the tests, the pictures and the PDF;
- ``pdf``, ``shots``: the book as one PDF; pictures of its pages.

``autograder.site.extension`` is the Sphinx extension that calls them.
"""
