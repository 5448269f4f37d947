"""How long a chapter takes is worked out from its text and its records, and the core is a course of its own."""

import pytest

from autograder.book.book import Book
from autograder.book.hours import PACE, WORDS, all_hours, hours, words

PAGE = """\
---
kernelspec:
  name: python3
---

# Two words

(a-target)=
% covers: S001
Now three more.

```{code-cell}
seen = 1
```

```{code-cell}
:tags: [hide-input]
unseen = 2
```

```{code-cell}
---
tags: [remove-input]
mystnb:
  figure:
    caption: A caption counts.
---
unseen = 3
```
"""


@pytest.fixture(scope="module")
def course(book):
    return Book(book)


def test_only_what_a_page_shows_is_counted():
    assert words(PAGE) == len("# Two words Now three more. seen = 1 A caption counts.".split())


def test_a_chapter_takes_its_reading_and_its_exercises(course):
    chapter = course.chapter("rnn_cell")
    shown = sum(words(page.read_text("utf8")) for page in chapter.folder.glob("*.md"))
    minutes = [record.minutes for record in chapter.records.values()]
    core = [chapter.records[name].minutes for name in chapter.core]
    assert 0 < sum(core) < sum(minutes)
    taken = hours(chapter)
    assert taken.everything == pytest.approx(shown / WORDS + PACE * sum(minutes))
    assert taken.core == pytest.approx(shown / WORDS + PACE * sum(core))


def test_every_exercise_says_how_long_it_takes(course):
    assert not [name for c in course.chapters.values() for name, record in c.records.items() if not record.minutes]


def test_the_core_alone_is_a_course_of_about_25_hours_with_a_lab_in_it(course):
    assert 20 <= all_hours(course).core / 60 <= 30
    assert any(chapter.core for name, chapter in course.chapters.items() if name.startswith("lab_"))


def test_no_chapter_on_the_way_to_the_labs_is_without_core(course):
    order = list(course.chapters)
    first_lab = next(k for k, name in enumerate(order) if name.startswith("lab_"))
    assert all(course.chapter(name).core for name in order[:first_lab])
