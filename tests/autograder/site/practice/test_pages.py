"""What an exercises page offers besides the page: Colab, where the book has a repository that Colab can open."""

import pytest

from autograder.book.book import Book
from autograder.site.practice.pages import colab_of

COLAB = {"colab_url": "https://colab.research.google.com"}
WHERE = "https://colab.research.google.com/github/ann/rain/blob/main/chapters/toy_lstm/toy_lstm.ipynb"


@pytest.mark.parametrize(
    ("theme", "address"),
    [
        ({"repository_url": "https://github.com/ann/rain", "launch_buttons": COLAB}, WHERE),
        ({"repository_url": "https://github.com/ann/rain", "launch_buttons": COLAB, "repository_branch": "made"}, WHERE.replace("main", "made")),
        ({"repository_url": "https://github.com/ann/rain", "launch_buttons": {}}, ""),
        ({"repository_url": "", "launch_buttons": COLAB}, ""),
        ({}, ""),
    ],
)
def test_the_address_in_colab_or_none(toy, theme, address):
    assert colab_of(theme, Book(toy).chapter("toy_lstm")) == address
