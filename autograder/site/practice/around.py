"""What stands around the cells of an exercises page: the ways to work, buttons, and places for what is said."""

from __future__ import annotations

from html import escape

from autograder.learner.language import say

VERDICT = '<div class="practice-verdict" role="status"></div>\n'


def ways(links: dict[str, str], megabytes: float) -> str:
    """The ways to work, and what is done with a notebook. links: of the bundle, and of Colab ("": the book is not there)."""
    here = say(
        "<b>Here:</b> write in the fields, and press Check. Python is fetched into your browser when you first do (about "
        "{megabytes} MB, once), and your work stays in this browser.",
        megabytes=f"{megabytes:.0f}",
    )
    colab = links["colab"] and say(
        '<b>In Colab:</b> <a href="{colab}">open the notebook in Colab</a>, which lends you a computer with PyTorch.',
        colab=links["colab"],
    )
    colab = colab and f"<p>{colab}</p>\n"
    download, another = say("Download my notebook"), say("Open a notebook")
    return f"""\
<div class="practice-ways">
<p class="pst-js-only">{here}</p>
<p>{in_jupyter(links)}</p>
{colab}<p class="practice-file pst-js-only"><button type="button" data-do="download">{download}</button>
<label class="practice-open">{another}<input type="file" accept=".ipynb,application/json"></label>
<span class="practice-total" role="status"></span></p>
<div class="practice-says" role="status"></div>
</div>
"""


def in_jupyter(links: dict[str, str]) -> str:
    """How to work in Jupyter. links: of the bundle."""
    return say(
        '<b>In Jupyter:</b> <a href="{bundle}" download>download the notebook with its checker</a>, unpack it, and open it.',
        bundle=links["bundle"],
    )


def bar(*buttons: str) -> str:
    """The bar below a cell, with these buttons."""
    return f'<div class="practice-bar pst-js-only">{"".join(buttons)}</div>\n'


def button(does: str, label: str, title: str = "") -> str:
    """A button. does: a name in main.mjs, ``actions``."""
    about = f' title="{escape(title)}"' if title else ""
    return f'<button type="button" data-do="{does}"{about}>{label}</button>'


def bar_of_answer() -> str:
    """The buttons of an answer, and the place for what is said of it."""
    write, check, reset = button("write", say("Write")), button("check", say("Check")), button("reset", say("Reset"))
    add = button("add", say("+ cell"), say("Add a cell of your own below"))
    return bar(f"{write}\n{check} {reset}\n{add}") + VERDICT


def bar_of_cell() -> str:
    """The buttons of a cell that is run."""
    return bar(f"{button('write', say('Write'))}\n{button('run', say('Run'))}")


def elsewhere(links: dict[str, str]) -> str:
    """Where an answer can be written that the page cannot run."""
    if not links["colab"]:
        return f'<p class="practice-elsewhere pst-js-only">{in_jupyter(links)}</p>\n'
    text = say(
        'Needs PyTorch, which does not run in a page: <a href="{bundle}" download>download the notebook</a> or '
        '<a href="{colab}">open it in Colab</a>.',
        **links,
    )
    return f'<p class="practice-elsewhere pst-js-only">{text}</p>\n'


def row_of(letters: str) -> str:
    """The choices of a quiz in a row. letters: their radio buttons."""
    legend = say("Your choice")
    return f'<fieldset class="practice-quiz pst-js-only"><legend>{legend}</legend>{letters}</fieldset>\n'
