"""The linter: a complete course passes; for everything that is broken it names file, line and what to do."""

import json

import pytest

from autograder.book import slips
from autograder.book.book import Book
from autograder.build import slip_proof
from autograder.build.certify import certify
from autograder.build.rules import record_problems
from autograder.errors import UsageError

SEEDS = 3


def problems(chapter, seeds=SEEDS):
    """All problems, as they are printed."""
    book = getattr(chapter, "book", chapter)
    certificates, loose = certify(book, seeds=seeds, workers=1)
    return [str(p) for p in (*loose, *(p for c in certificates for p in c.problems))]


def line(path, text):
    """The place as a problem names it, "file:line": the first line of the file that holds this text."""
    number = next(k for k, line in enumerate(path.read_text().splitlines(), 1) if text in line)
    return f"{path}:{number}: "


def only(found, *parts):
    """Assert that there is one problem, and that it says all of this."""
    assert len(found) == 1, found
    for part in parts:
        assert part in found[0], found[0]


def mistake(name, body, decorator="", words="Wrong.\n\n    Why?", arguments="x"):
    doc = f'    """{words}\n    """\n' if words else ""
    return ("", f"\n\n@twice.mistake{decorator}\ndef {name}({arguments}):\n{doc}    {body}\n")


def drive(body, more=""):
    """The changes to the tiny course that give ``twice`` a drive."""
    return [
        ("twice = Exercise(", f"{more}\n\ndef drive(f, x):\n    {body}\n\n\ntwice = Exercise("),
        ('returns=("y",)', 'returns=("y",), drive=drive'),
    ]


# ------------------------------------------------------------------------------------------------ what is whole


def test_the_toy_course_is_whole(tried_toy):
    certificates, loose = certify(tried_toy, seeds=SEEDS, workers=1)
    assert [str(p) for c in certificates for p in c.problems] == [] and loose == []
    assert len(certificates) == sum(len(c.records) for c in Book(tried_toy).chapters.values())


def test_the_first_chapter_is_whole(book):
    certificates, loose = certify(book, ("rnn_cell",), seeds=SEEDS, workers=1)
    assert [str(p) for c in certificates for p in c.problems] == [] and loose == []


def test_a_small_course_is_whole(tiny):
    chapter = tiny()
    assert problems(chapter) == []
    ((certificate,), _) = certify(chapter.book, seeds=SEEDS, workers=1)
    assert (certificate.id, certificate.points) == (f"{chapter.name}-twice", 4)
    assert certificate.misconceptions == ["squared"] and certificate.marks == {"squared": 0}
    assert certificate.margin > 1e3


def test_a_certificate_is_json(tiny):
    ((certificate,), _) = certify(tiny(records=[("points=4", "points=0")]).book, seeds=1, workers=1)
    assert json.loads(json.dumps(certificate.as_json()))["ok"] is False


def test_an_unknown_chapter_is_a_wrong_question(tiny):
    with pytest.raises(UsageError, match="There is no assignment called 'gru'"):
        certify(tiny().book, ("gru",))


# ------------------------------------------------------------------------------------------------ the rooms


def test_a_record_without_a_slot(tiny):
    chapter = tiny(text=[("# exercise: twice", "print(1)")])
    only(
        problems(chapter),
        line(chapter.record_file("twice"), "twice = Exercise("),
        "twice has no slot: add a cell `# exercise: twice` to exercises.md",
    )


def test_a_slot_without_a_record(tiny):
    chapter = tiny(text=[("", "\n```{code-cell}\n# exercise: thrice\n```\n")])
    only(problems(chapter), line(chapter.text, "thrice"), "slot thrice has no record: write ")


def test_a_slot_of_the_wrong_kind(tiny):
    chapter = tiny(text=[("# exercise: twice", "# quiz: twice")])
    only(problems(chapter), line(chapter.text, "# quiz"), "write # exercise: twice")


def test_a_slot_that_stands_twice(tiny):
    chapter = tiny(text=[("", "\n```{code-cell}\n# exercise: twice\n```\n")])
    only(problems(chapter), f"{chapter.text}:8: ", "stands twice: keep one")


def test_a_chapter_in_the_toc_that_is_not_there(tiny):
    chapter = tiny(toc=[("", "- file: chapters/gru/lesson\n")])
    only(
        problems(chapter),
        line(chapter.book / "_toc.yml", "gru"),
        "there is no chapter gru: make ",
        "or take the line out",
    )


def test_a_chapter_that_is_not_in_the_toc(tiny):
    chapter = tiny()
    (chapter.book / "_toc.yml").write_text("format: jb-book\nroot: chapters/intro\n")
    only(problems(chapter), f"{chapter.text}:1: ", f"not in _toc.yml: add chapters/{chapter.name}/lesson")


def test_records_without_the_text_that_holds_their_slots(tiny):
    chapter = tiny()
    chapter.text.unlink()
    only(problems(chapter), f"{chapter.record_file('twice').parent}:1: ", "no exercises.md beside it: write one")


def test_records_that_cannot_be_imported(tiny):
    chapter = tiny(records=[("points=4", "points=")])
    only(problems(chapter), line(chapter.record_file("twice"), "points="), "cannot be imported: SyntaxError")


def test_records_that_name_what_is_not_there(tiny):
    chapter = tiny(records=[("reference.twice", "reference.thrice")])
    only(
        problems(chapter),
        line(chapter.record_file("twice"), "thrice"),
        "cannot be imported: AttributeError",
        "'thrice'",
    )


def test_a_missing_room_of_solutions(tiny):
    chapter = tiny()
    chapter.solutions_file.unlink()
    only(
        problems(chapter),
        line(chapter.record_file("twice"), "from solutions"),
        "cannot be imported: ImportError",
        chapter.name,
    )


def test_one_broken_chapter_does_not_hide_the_others(tiny, tmp_path):
    good, bad = tiny(), tiny(records=[("points=4", "points=")])
    for room in ("chapters", "solutions"):
        for path in (bad.book / room).iterdir():
            path.rename(good.book / room / path.name)
    toc = good.book / "_toc.yml"
    toc.write_text(f"{toc.read_text()}- file: chapters/{bad.name}/lesson\n")
    certificates, loose = certify(good.book, seeds=1, workers=1)
    assert [c.id for c in certificates if not c.problems] == [f"{good.name}-twice"]
    assert len(loose) == 1 and bad.name in str(loose[0])


# ------------------------------------------------------------------------------------------------ the record


def test_no_points(tiny):
    chapter = tiny(records=[("points=4", "points=0")])
    only(problems(chapter), line(chapter.record_file("twice"), "twice = "), "worth 0 points: give it more than none")


def test_a_reference_that_is_not_in_solutions(tiny):
    chapter = tiny(
        records=[
            (
                "twice = Exercise(reference.twice",
                'def twice(x):\n    """Twice x."""\n    return x + x\n\n\ntwice = Exercise(twice',
            )
        ]
    )
    only(
        problems(chapter),
        f"the reference of twice is not in solutions/{chapter.name}.py: answers are written there, once",
    )


def test_a_reference_without_a_docstring(tiny):
    chapter = tiny(solutions=[('"""Twice x.\n\n    x (N, D). Returns y (N, D).\n    """\n    y', "y")])
    only(
        problems(chapter),
        line(chapter.record_file("twice"), "twice = "),
        "has no docstring: the learner's stub is cut from it",
    )


def test_a_record_bound_to_another_name(tiny):
    chapter = tiny(records=[("", "\n\ndouble = twice\n")], text=[("# exercise: twice", "# exercise: double")])
    assert any("double is bound to a record of twice: give both one name" in p for p in problems(chapter))


@pytest.mark.parametrize("words", ["Wrong.", ""])
def test_a_mistake_without_a_diagnosis_or_a_hint(tiny, words):
    chapter = tiny(records=[mistake("unchanged", "return x", words=words)])
    only(
        problems(chapter),
        line(chapter.record_file("twice"), "def unchanged"),
        "mistake unchanged needs a docstring: a diagnosis, an empty line, a hint",
    )


def test_an_exercise_that_comes_after_a_later_one(tiny):
    later = '\n\ndef thrice(x):\n    """Thrice x."""\n    y = x + x\n    return y + x\n'
    record = 'thrice = Exercise(reference.thrice, points=1, cases=cases, returns=("y",))\n\n'
    slot = "\n```{code-cell}\n# exercise: thrice\n```\n"
    chapter = tiny(
        solutions=[("", later)],
        text=[("", slot)],
        records=[('returns=("y",)', 'returns=("y",), after=("thrice",)')],
        others={"thrice": f"\n\n{record}"},
    )
    only(
        problems(chapter),
        line(chapter.record_file("twice"), "twice = "),
        "twice comes after thrice, which is no earlier exercise",
    )


def test_an_exercise_that_comes_after_itself_or_nothing(tiny):
    for name in ("twice", "fourfold"):
        chapter = tiny(records=[('returns=("y",)', f'returns=("y",), after=("{name}",)')])
        only(problems(chapter), f"twice comes after {name}, which is no earlier exercise")


def test_a_core_exercise_that_calls_one_that_is_more(tiny):
    code = '\n\ndef thrice(x):\n    """Thrice x."""\n    y = twice(x)\n    return y + x\n'
    record = 'thrice = Exercise(reference.thrice, 1, cases, ("y",), after=("twice",), core=True)\n'
    slot = "\n```{code-cell}\n# exercise: thrice\n```\n"
    chapter = tiny(solutions=[("", code)], others={"thrice": f"\n\n{record}"}, text=[("", slot)])
    only(
        [str(problem) for problem in record_problems(chapter, "thrice")],
        line(chapter.record_file("thrice"), "thrice = "),
        "thrice is core and calls twice, which is not",
    )
    assert chapter.core == ["thrice"]


def test_a_class_cannot_come_after_others(tiny):
    code = '\n\nclass Double:\n    """Doubles."""\n\n    def __call__(self, x):\n        """Twice x."""\n        y = twice(x)\n        return y\n'
    record = (
        "\n\ndef drive_double(f, x):\n    return {'y': f()(x)}\n\n\nDouble = Exercise(\n    reference.Double, points=1, "
        'cases=cases, returns=("y",), drive=drive_double, after=("twice",)\n)\n'
    )
    chapter = tiny(
        solutions=[("", code)], others={"Double": record}, text=[("", "\n```{code-cell}\n# exercise: Double\n```\n")]
    )
    only(
        problems(chapter), line(chapter.record_file("Double"), "Double = "), "`after` knows functions only, take it out"
    )


def test_laws_are_needed_where_only_laws_judge(tiny):
    chapter = tiny(records=[('returns=("y",)', 'returns=("y",), by_laws=True')])
    found = problems(chapter)
    assert any("twice is judged by laws and has none: add one with @twice.law(says, hint)" in p for p in found)
    assert any("mistake squared must say which law it breaks: breaks=…" in p for p in found)


def test_an_answer_that_is_data_needs_a_drive_that_measures_it(tiny):
    chapter = tiny(records=[('returns=("y",)', 'returns=("y",), data=True')])
    only(problems(chapter), "twice has data=True, and no drive that measures the answer: drive=…")


def test_a_law_needs_words_and_a_mistake_a_law_that_is_there(tiny):
    law = '\n\n@twice.law("It is odd.", "")\ndef even(case, seen):\n    return True\n'
    chapter = tiny(records=[("", law), mistake("odd", "return x", '(breaks="evenn")', words="")])
    found = problems(chapter)
    assert any("law even needs a diagnosis and a hint" in p for p in found)
    assert any("mistake odd breaks evenn, which is no law of twice" in p for p in found)


def test_two_records_of_one_name(tiny):
    again = '\n\ntwice = Exercise(reference.twice, points=1, cases=cases, returns=("y",))\n'
    chapter = tiny(others={"again": again})
    only(
        problems(chapter), line(chapter.record_file("twice"), "twice = "), "a record in again.py too: keep one of them"
    )


def test_a_file_that_holds_no_exercise(tiny):
    chapter = tiny(others={"thrice": "\n\nFACTOR = 3\n"})
    path = chapter.record_file("thrice")
    only(problems(chapter), f"{path}:1: ", "holds no exercise: add thrice = Exercise(…), or remove the file")


def test_an_exercise_in_the_file_of_another(tiny):
    question = '\n\nLETTERS = {"which": "B"}\n'
    chapter = tiny(
        solutions=[("", question)],
        records=[("", '\n\nwhich = choice(reference.LETTERS, "which", 1, A="Look again.")\n')],
        text=[("", "\n```{code-cell}\n# quiz: which\n```\n")],
    )
    found = problems(chapter)
    assert [p for p in found if "which stands in twice.py: it belongs in quizzes.py" in p]


@pytest.mark.parametrize("there", ["", '\n\nLETTERS = {"which": "C"}\n'])
def test_the_letter_of_a_quiz_stands_in_solutions(tiny, there):
    chapter = tiny(
        solutions=[("", there)],
        others={"quizzes": '\n\nwhich = choice({"which": "B"}, "which", 1, A="Look again.")\n'},
        text=[("", "\n```{code-cell}\n# quiz: which\n```\n")],
    )
    where = line(chapter.record_file("quizzes"), "which = ")
    only(problems(chapter), where, f"the letter of which is not in LETTERS of solutions/{chapter.name}.py")


# ------------------------------------------------------------------------------------------------ accepted, as tests

ACCEPTED = """
from chapters.CHAPTER.exercises.twice import twice


@twice.equivalent
def added(x):
    return BODY
"""


def accept(chapter, body, name="twice"):
    path = chapter.book / "tests" / "accepted" / chapter.name / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ACCEPTED.replace("CHAPTER", chapter.name).replace("BODY", body))
    return path


def test_other_right_answers_are_read_where_the_tests_are(tiny):
    chapter = tiny()
    accept(chapter, "x + x")
    assert problems(chapter) == []
    assert list(chapter.with_accepted("twice").variants) == ["added"]
    assert not chapter.exercises["twice"].variants, "whoever marks meets the record alone"


def test_another_right_answer_that_is_wrong_is_named_where_it_stands(tiny):
    chapter = tiny()
    path = accept(chapter, "x + 1")
    only(problems(chapter), line(path, "def added"), "added answers otherwise than the reference", "accepts(note=…)")


def test_right_answers_to_nothing(tiny):
    chapter = tiny()
    path = accept(chapter, "x + x", "thrice")
    only(problems(chapter), f"{path}:1: ", "there is no exercise thrice to which these could be right answers")


# ------------------------------------------------------------------------------------------------ text that travels


@pytest.mark.parametrize(
    ("body", "above", "used"),
    [
        ("return {'y': f(x) * FACTOR}", "FACTOR = 1", "FACTOR"),
        ("return {'y': helper(f, x)}", "FACTOR = 1\n\n\ndef helper(f, x):\n    return f(x) * FACTOR", "FACTOR"),
        ("return {'y': other(x)}", "from solutions.CHAPTER import twice as other", "other"),
    ],
)
def test_a_drive_that_uses_more_than_can_travel(tiny, body, above, used):
    chapter = tiny(records=drive(body, above))
    found = problems(chapter)
    assert found[0].startswith(line(chapter.record_file("twice"), "def drive("))
    assert f"drive uses {used}: its text travels" in found[0] and "functions of records only" in found[0]


def test_a_drive_that_uses_a_function_of_the_record(tiny):
    helper = "def helper(f, x):\n    return ready(f)(x)\n\n\ndef ready(f):\n    return f"
    assert problems(tiny(records=drive("return {'y': helper(f, x)}", helper))) == []


def test_a_drive_that_uses_an_import(tiny):
    chapter = tiny(records=drive("import math\n    return {'y': f(x) * math.cos(0)}"))
    only(problems(chapter), line(chapter.record_file("twice"), "def drive("), "drive uses an import")


def test_a_drive_that_uses_a_module_of_the_record(tiny):
    chapter = tiny(records=drive("return {'y': f(x) + 0 * reference.twice(x)}"))
    only(problems(chapter), "drive uses reference")


def test_a_drive_whose_inner_function_uses_a_global(tiny):
    chapter = tiny(records=drive("g = lambda v: [scale * w for w in v]\n    return {'y': f(x)}", "scale = 2"))
    only(problems(chapter), "drive uses scale")


def test_a_drive_whose_default_is_a_global(tiny):
    """The default is evaluated where the text is loaded, and the global does not exist there."""
    chapter = tiny(
        records=[
            (
                "twice = Exercise(",
                "SCALE = 1\n\n\ndef drive(f, x, scale=SCALE):\n    return {'y': f(x)}\n\n\ntwice = Exercise(",
            ),
            ('returns=("y",)', 'returns=("y",), drive=drive'),
        ]
    )
    only(problems(chapter), line(chapter.record_file("twice"), "def drive("), "drive uses SCALE")


def test_a_drive_that_is_a_lambda(tiny):
    chapter = tiny(records=[('returns=("y",)', 'returns=("y",), drive=lambda f, x: {"y": f(x)}')])
    only(problems(chapter), line(chapter.record_file("twice"), "twice = "), "must be written with def")


def test_a_law_that_uses_a_global(tiny):
    law = '\n\n@twice.law("It is odd.", "Even?")\ndef even(case, seen):\n    return seen["y"].shape == reference.twice(case["x"]).shape\n'
    chapter = tiny(records=[("", law)])
    only(problems(chapter), line(chapter.record_file("twice"), "def even"), "even uses reference")


def test_a_drive_may_use_its_arguments_numpy_torch_and_what_it_makes(tiny):
    body = "def inner(v):\n        return [f(v) for _ in range(2)]\n\n    return {'y': np.mean(inner(x), axis=0)}"
    assert problems(tiny(records=drive(body))) == []


# ------------------------------------------------------------------------------------------------ the proof


def test_a_mistake_that_is_not_caught(tiny):
    chapter = tiny(records=[mistake("fine", "return 2 * x")])
    only(
        problems(chapter),
        line(chapter.record_file("twice"), "def fine"),
        "mistake fine is not caught",
        "add a case that shows it",
    )


def test_a_mistake_that_only_an_edge_case_catches(tiny):
    chapter = tiny(records=[mistake("edgy", "return x + x if len(x) > 1 else x")])
    only(
        problems(chapter), line(chapter.record_file("twice"), "def edgy"), "edgy is not recognised on the visible cases"
    )


def test_two_mistakes_that_cannot_be_told_apart(tiny):
    chapter = tiny(records=[mistake("power", "return x**2")])
    found = problems(chapter)
    assert len(found) == 2
    assert any(p.startswith(line(chapter.record_file("twice"), "def power")) for p in found)
    assert any("squared is not told apart from power" in p and "or join the two" in p for p in found)


def test_a_mistake_whose_mark_depends_on_the_seed(tiny):
    """Half the seeds show it in one output, half in two."""
    chapter = tiny(
        solutions=[("    return y\n", "    return y, x\n"), ("Returns y (N, D).", "Returns y and x.")],
        records=[
            ('returns=("y",)', 'returns=("y", "x")'),
            ("    return x * x", "    return x * x, x"),
            mistake("moody", "return x * 3, x + (np.abs(x).max() > 2)"),
        ],
    )
    only(
        problems(chapter, seeds=20),
        line(chapter.record_file("twice"), "def moody"),
        "mistake moody earns",
        "by chance: make the cases alike",
    )


def test_an_accepted_answer_that_is_refused(tiny):
    raising = "\n\n@twice.accepts\ndef nearly(x):\n    return x @ x + x\n"
    chapter = tiny(records=[("", raising)])
    only(
        problems(chapter),
        line(chapter.record_file("twice"), "def nearly"),
        "nearly should be accepted and earns 0",
        "raises ValueError",
    )


def test_an_accepted_answer_that_breaks_a_law(tiny):
    more = '\n\n@twice.law("It is not twice.", "Twice?")\ndef double(case, seen):\n    return np.allclose(seen["y"], 2 * case["x"])\n'
    more += "\n\n@twice.accepts(note='Nearly.')\ndef other(x):\n    return 2.1 * x\n"
    chapter = tiny(records=[("", more)])
    assert any(
        p.startswith(line(chapter.record_file("twice"), "def other")) and "other should be accepted" in p
        for p in problems(chapter)
    )


def test_an_accepted_answer_that_is_another_without_a_word_why(tiny):
    """An accepted answer counts as right, so an error in it would make that error right for all learners."""
    variant = "\n\n@twice.accepts\ndef other(x):\n    return 2.1 * x\n"
    chapter = tiny(records=[("", variant)])
    only(
        problems(chapter),
        line(chapter.record_file("twice"), "def other"),
        "other answers otherwise than the reference",
        "accepts(note=…)",
    )
    assert problems(tiny(records=[("", variant.replace("accepts", "accepts(note='Right for another x.')"))])) == []


def test_zeros_that_earn_something(tiny):
    chapter = tiny(records=[('"x": rng.normal(size=(3, 4))', '"x": np.zeros((3, 4))')])
    found = problems(chapter)
    assert any(
        p.startswith(line(chapter.record_file("twice"), "twice = "))
        and "zeros of the right shape, as float64, earn 3.25 in twice" in p
        for p in found
    )


def test_a_reference_that_breaks_its_own_law(tiny):
    law = '\n\n@twice.law("It is not positive.", "Which sign?")\ndef positive(case, seen):\n    return bool((seen["y"] > 0).all())\n'
    chapter = tiny(records=[("", law)])
    only(problems(chapter), "the reference of twice earns 4 on the visible cases")


def test_a_reference_that_raises(tiny):
    chapter = tiny(solutions=[("    y += x", "    y += x[9]")])
    only(
        problems(chapter),
        line(chapter.record_file("twice"), "twice = "),
        "twice cannot be run",
        "the reference twice raises IndexError",
    )


def test_a_reference_whose_answer_is_not_a_value(tiny):
    chapter = tiny(solutions=[("    return y\n", "    return lambda: y\n")])
    only(problems(chapter), "the reference of twice earns 0 on the visible cases", "is a function")


def test_edge_cases_alone(tiny):
    chapter = tiny(records=[('{"x": rng.normal(size=(3, 4))}', '{"x": rng.normal(size=(3, 4))}, edge=True')])
    only(problems(chapter), "twice has edge cases only: ordinary cases decide four fifths of a mark")


def test_cases_that_cannot_be_made(tiny):
    chapter = tiny(records=[("size=(3, 4)", "shape=(3, 4)")])
    only(problems(chapter), line(chapter.record_file("twice"), "twice = "), "twice cannot be run: TypeError")


def test_cases_of_chance(tiny):
    chapter = tiny(records=[("rng.normal(size=(3, 4))", "np.random.normal(size=(3, 4))")])
    only(
        problems(chapter), line(chapter.record_file("twice"), "def cases"), "the cases of twice differ from run to run"
    )


def test_more_names_than_values(tiny):
    chapter = tiny(records=[('returns=("y",)', 'returns=("y", "z")')])
    path = chapter.record_file("twice")
    only(problems(chapter), line(path, "twice = "), "twice gives 1 value, and its record names y, z: returns=…")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("points=4", 'points="four"', "twice: points must be a number, not 'four'"),
        ("points=4, ", "", "twice says no points: add points=…, what a right answer earns"),
        (", cases=cases", "", "twice says no cases: add cases=…, a function of a random generator"),
        (', returns=("y",)', "", "twice says no returns: add returns=…, the names of what it returns"),
        ("cases=cases", "cases=[1]", "twice: cases must be a function of a random generator"),
        ('returns=("y",)', 'returns="y"', "twice: returns must be names, ('y',), not one string"),
    ],
)
def test_a_record_that_is_no_record(tiny, old, new, says):
    chapter = tiny(records=[(old, new)])
    only(problems(chapter), line(chapter.record_file("twice"), "twice = "), "cannot be imported: TypeError", says)


def test_an_earlier_mistake_that_would_be_punished_twice(tiny):
    """The drive reports a random number that the earlier exercise gave, which cannot be compared."""
    later = '\n\ndef thrice(x):\n    """Thrice x."""\n    y = twice(x)\n    return y + x\n'
    record = (
        "\n\ndef law_cases(rng):\n    yield Case('one', {'x': rng.uniform(3, 4, (2, 3))})\n\n\n"
        'thrice = Exercise(reference.thrice, points=1, cases=law_cases, returns=("y",), by_laws=True, after=("twice",))\n\n\n'
        '@thrice.law("It is not thrice.", "Thrice?")\ndef three(case, seen):\n    return np.allclose(seen["y"], 3 * case["x"])\n'
    )
    slot = "\n```{code-cell}\n# exercise: thrice\n```\n"
    chapter = tiny(solutions=[("", later)], text=[("", slot)], others={"thrice": record})
    only(
        problems(chapter),
        line(chapter.record_file("thrice"), "thrice = "),
        "a right thrice that calls a twice with squared earns 0",
        "the earlier mistake would be punished twice",
    )


def test_a_quiz_and_an_essay(tiny):
    question = '\n\nLETTERS = {"which": "B"}\n'
    records = '\n\nwhich = choice(reference.LETTERS, "which", 1, A="Look again.", B="Hm.")\n\nwhy = essay(2, "")\n'
    slots = "\n```{code-cell}\n# quiz: which\n```\n\n```{code-cell}\n# essay: why\n```\n"
    chapter = tiny(solutions=[("", question)], others={"quizzes": records}, text=[("", slots)])
    found = problems(chapter)
    assert len(found) == 2
    assert any(
        p.startswith(line(chapter.record_file("quizzes"), "which = ")) and "mistake B is not caught" in p for p in found
    )
    assert any(
        p.startswith(line(chapter.record_file("quizzes"), "why = ")) and "why has no rubric: say what" in p
        for p in found
    )


# ------------------------------------------------------------------------------------------------ slips


def slips_of(chapter, seeds=1):
    (certificate,), loose = certify(chapter.book, seeds=seeds, workers=1)
    return certificate.slips


def test_a_certificate_says_what_slips_proved(tiny):
    found = slips_of(tiny())
    assert found["killed"] > 5 and found["survivors"] == [] and found["why"] == ""
    assert 0 < found["told"] <= found["killed"]


def test_a_slip_that_no_case_shows_is_named(tiny):
    """If every x is positive, a forgotten abs does not show; on some seeds there are negative ones, and it shows."""
    cases = ('"x": rng.normal(size=(3, 4))', '"x": np.abs(rng.normal(size=(3, 4))) * rng.choice([1, -1])')
    small = ('"x": rng.normal(size=(1, 4))', '"x": np.ones((1, 4))')
    chapter = tiny(
        records=[cases, small], solutions=[("y = np.copy(x)\n    y += x\n    return y", "return 2 * np.abs(x)")]
    )
    found = problems(chapter, seeds=12)
    survivors = [p for p in found if "with a slip in line" in p]
    assert survivors, found
    assert all("keeps full marks on" in p and "add a case that shows it, or say same={" in p for p in survivors)
    assert survivors[0].startswith(line(chapter.record_file("twice"), "twice = Exercise("))


def test_a_record_may_say_why_a_slip_is_right():
    found = [
        {"slip": "axis: 0 → 1", "line": 4, "where": "seed 0"},
        {"slip": "sign: + → -", "line": 5, "where": "seed 0"},
    ]
    slips = {"survivors": found, "equivalent": [], "why": ""}
    (left,) = slip_proof.problems("twice", slips, {"axis: 0 → 1": "It is square."})
    assert "sign: + → -" in left and "line 5" in left
    (spare,) = slip_proof.problems("twice", {**slips, "survivors": []}, {"axis: 0 → 1": "It is square."})
    assert "drop it from same" in spare


def test_slips_that_cannot_be_tried_are_said():
    slips = {"survivors": [], "equivalent": [], "why": "MemoryError: "}
    assert list(slip_proof.problems("twice", slips, {})) == ["the slips of twice cannot be tried: MemoryError: "]


def test_what_is_changed_while_it_is_proved_is_not_taken_for_proved(tiny):
    chapter = tiny()

    def change(results, total, what, name):
        path = chapter.record_file("twice")
        path.write_text(path.read_text() + "# changed\n")
        return results

    certify(chapter.book, seeds=1, workers=1, progress=change)
    proved = []
    certify(
        chapter.book, seeds=1, workers=1, progress=lambda results, total, what, name: proved.append(total) or results
    )
    assert proved == [1, 1]
    certify(
        chapter.book, seeds=1, workers=1, progress=lambda results, total, what, name: proved.append(total) or results
    )
    assert proved == [1, 1, 0, 0]


def test_a_sweep_tries_slips_on_every_seed(tiny, monkeypatch):
    asked = []

    def gather(home, jobs, seeds, processes):
        asked.append(seeds)
        return slips.gather(home, jobs, seeds, processes)

    monkeypatch.setattr("autograder.build.certify.gather", gather)
    chapter = tiny()
    for seeds in (1, 3, 5):
        certify(chapter.book, seeds=seeds, workers=1, again=True)
    assert asked == [1, 1, 5]


def test_the_count_of_slips_is_said_in_one_line(tiny):
    found = slips_of(tiny())
    said = slip_proof.count_line([found, found, {}])
    assert said.startswith(f"slips: {2 * found['killed']} lose marks, 0 keep them somewhere")


# ------------------------------------------------------------------------------------------------ what follows what


MORE_SOLUTION = """

def more(x):
    \"""Twice x, and one.

    x (N, D). Returns y (N, D).
    \"""
    return twice(x) + 1
"""
MORE = """

more = Exercise(reference.more, points=2, cases=cases, returns=("y",), after=("twice",))


@more.follows("EARLIER")
def one_more(case, seen):
    return PAIRS
"""


def linked(tiny, pairs, earlier="twice"):
    """A course where ``more`` calls ``twice``."""
    record = MORE.replace("PAIRS", pairs).replace("EARLIER", earlier)
    slot = ("", "\n```{code-cell}\n# exercise: more\n```\n")
    return tiny(solutions=[("", MORE_SOLUTION)], text=[slot], others={"more": record})


def test_what_an_answer_owes_to_an_earlier_one_is_proved(tiny):
    chapter = linked(tiny, '[((case["x"],), (seen["y"] - 1,))]')
    assert problems(chapter) == []
    certificates, _ = certify(chapter.book, seeds=1, workers=1)
    assert [c.unrelated for c in certificates] == [[], []]


@pytest.mark.parametrize("pairs", ['[((case["x"],), (seen["y"],))]', "[]"])
def test_a_relation_that_the_reference_does_not_keep(tiny, pairs):
    found = problems(linked(tiny, pairs))
    assert any("the reference of more does not follow twice as its record says" in p for p in found)


def test_a_relation_to_what_is_not_called(tiny):
    found = problems(linked(tiny, "[]", earlier="thrice"))
    assert any("more follows thrice, which is not among after=" in p for p in found)


# ------------------------------------------------------------------------------------------------ constants


def noted(note, **more):
    """``twice`` with a drive that notes something, too."""
    alike = "".join(f", {name}={value!r}" for name, value in more.items())
    changes = drive(f'return {{"y": f(x), "how": {note}}}')
    return [changes[0], ('returns=("y",)', f'returns=("y", "how"), drive=drive{alike}')]


def test_an_output_that_is_the_same_on_every_seed(tiny):
    found = problems(tiny(noted("type(f(x)).__name__")))
    only(found, "right on every seed in how: draw it from the generator, or say alike=('how',)")
    assert problems(tiny(noted("type(f(x)).__name__", alike=("how",)))) == []
    assert problems(tiny(noted("type(f(x)).__name__")), seeds=0) == [], "on no seed there is nothing to see"


def test_what_is_called_alike_is_there(tiny):
    only(problems(tiny(noted("float(f(x).sum())", alike=("who",)))), "calls who alike, which is no output and no law")


def test_nothing_but_constants(tiny):
    fixed = ('{"x": rng.normal(size=(3, 4))}', '{"x": np.arange(12.0).reshape(3, 4)}')
    found = problems(tiny([fixed]))
    assert any("has the same answer on every seed, so a constant earns" in problem for problem in found)


def test_a_law_that_believes_what_a_drive_has_measured(tiny):
    records = drive('return {"y": f(x), "apart": float(abs(f(x) - 2 * x).max())}')
    records[1] = ('returns=("y",)', 'returns=("y", "apart"), drive=drive, by_laws=True, data=False')
    law = '@twice.law("It does not double.", "What is 2 times 3?")\ndef doubles(case, seen):\n    return seen["apart"] < 1e-9\n'
    records += [("@twice.mistake", f'{law}\n\n@twice.mistake(breaks="doubles")')]
    assert any("so a constant earns" in problem for problem in problems(tiny(records)))
