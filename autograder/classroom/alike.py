"""``autograder alike``: answers of one form, as a hint for a conversation, and a folder that JPlag reads.

Two answers have one form if they have the same statements, whatever their names, comments, docstrings and layout. What
stands in the notebook already does not count. Answers that have the form of a public one, in ``solutions/`` or among the
accepted answers, are told apart from those that only classmates share.
"""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from autograder.book.book import Book, Chapter
from autograder.book.cells import answer_id
from autograder.classroom.classroom import Classroom, write_whole
from autograder.classroom.roster import strangers
from autograder.errors import UsageError
from autograder.marking.submission import role_of

NEAR = 0.8  # share of their own statements that nearly equal forms have in common
FEWEST = 3  # own statements that tell anything
RARE = 0.1  # of the class, or two learners: a form that more of them have tells nothing about two of them
HINT = (
    "A hint for a conversation, and no proof of anything: most right answers to a short exercise look alike, and who learnt\n"
    "together writes alike. Ask each learner to explain and to change their own answer before you think further."
)
Form = tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Learners whose answers to an exercise have one form, or nearly. answers: how many there are. own: its statements that
    stand in no public answer and not in the notebook. near: whether the forms differ a little.
    """

    assignment: str
    exercise: str
    learners: tuple[str, ...]
    answers: int
    own: tuple[str, ...]
    near: bool = False


@dataclass(frozen=True)
class Pair:
    """Two learners. shared: exercises in which they have one form that few others have; both: those that both answered."""

    learners: tuple[str, str]
    shared: int
    both: int


@dataclass(frozen=True)
class Alike:
    """What is alike in a class. public: assignment -> learner -> (answers of a public form, answers)."""

    groups: list[Group]
    pairs: list[Pair]
    public: dict[str, dict[str, tuple[int, int]]]


def alike(home: Path, folder: Path, assignments: tuple[str, ...] = ()) -> Alike:
    """Compare the answers of a class. home: the book's folder. folder: nbgrader's. assignments: only these; empty: all.

    Raises UsageError if nothing has been graded, or an assignment is unknown.
    """
    classroom, chapters = Classroom(folder), _chapters(Book(home), assignments)
    groups: list[Group] = []
    public: dict[str, dict[str, tuple[int, int]]] = {}
    shared: Counter[tuple[str, str]] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    for chapter in chapters:
        answers, supplied = _answers(classroom, chapter), _supplied(classroom, chapter)
        found: dict[str, list[bool]] = defaultdict(list)
        for exercise, texts in answers.items():
            known = set(_public(chapter, exercise))
            forms = {who: form for who, text in texts.items() if (form := form_of(text, supplied))}
            for who, form in forms.items():
                found[who].append(form in known)
            others = {who: form for who, form in forms.items() if form not in known}
            new = list(_groups(chapter.name, exercise, others, len(forms), known))
            groups += new
            both.update(combinations(sorted(forms), 2))
            for group in new:
                if len(group.learners) <= max(2, RARE * len(forms)):
                    shared.update(combinations(sorted(group.learners), 2))
        if found:
            public[chapter.name] = {who: (sum(same), len(same)) for who, same in sorted(found.items())}
    if not public:
        raise UsageError(
            f"There is nothing to compare in {classroom.path}: no answer that somebody wrote has been graded. Run: autograder grade"
        )
    pairs = [Pair(pair, n, both[pair]) for pair, n in shared.items() if n > 1]
    groups.sort(key=lambda g: (-len(g.own), g.near, g.assignment, g.exercise, g.learners))
    return Alike(groups, sorted(pairs, key=lambda p: (-p.shared, p.learners)), public)


def as_text(found: Alike) -> str:
    """What a person reads."""
    lines = [
        HINT,
        "",
        "Classmates share a form that no public answer has:" if found.groups else "No two answers are alike.",
    ]
    for g in found.groups:
        kind = "nearly one form" if g.near else "one form"
        lines.append(
            f"  {g.assignment}, {g.exercise}: {kind} in {len(g.learners)} of {g.answers} answers: {', '.join(g.learners)}"
        )
        lines += [f"      {statement}" for statement in g.own[:3]]
    if found.pairs:
        lines += ["", "Two learners share forms that hardly anybody else has:"]
        lines += [
            f"  {' and '.join(p.learners)}: in {p.shared} of the {p.both} exercises that both answered"
            for p in found.pairs
        ]
    lines += ["", "Answers of a public form (solutions/ is public; short ones come out so by themselves):"]
    for assignment, learners in found.public.items():
        most = sorted(learners.items(), key=lambda row: (-row[1][0], row[0]))
        lines.append(f"  {assignment}: " + ", ".join(f"{who} {same} of {n}" for who, (same, n) in most if same))
    return "\n".join(lines)


def for_jplag(home: Path, folder: Path, target: Path, assignments: tuple[str, ...] = ()) -> list[str]:
    """Write the answers as JPlag wants them. Returns a command for each assignment. Raises UsageError as :func:`alike`."""
    classroom, commands = Classroom(folder), []
    for chapter in _chapters(Book(home), assignments):
        texts: dict[str, list[str]] = defaultdict(list)
        for learners in _answers(classroom, chapter).values():
            for who, text in learners.items():
                texts[who].append(text)
        if not texts:
            continue
        file = f"{chapter.name}.py"
        for who, parts in texts.items():
            write_whole(
                target / "submissions" / chapter.name / who / file, "\n\n".join(parts).encode("utf8", "replace")
            )
        given = [
            str(cell["source"]) for cell in classroom.release(chapter.name)["cells"] if cell["cell_type"] == "code"
        ]
        write_whole(target / "base" / chapter.name / file, "\n\n".join(given).encode())
        write_whole(target / "public" / chapter.name / "solutions" / file, chapter.solutions_file.read_bytes())
        at = f"{target}/{{}}/{chapter.name}"
        # the old ones last: JPlag takes whatever follows -old for one of them
        places = f"-bc {at.format('base')} {at.format('submissions')} -old {at.format('public')}"
        commands.append(f"java -jar jplag.jar -l python3 {places}")
    if not commands:
        raise UsageError(
            f"There is nothing to compare in {classroom.path}: no answer that somebody wrote has been graded. Run: autograder grade"
        )
    return commands


# ------------------------------------------------------------------------------------------------------------- answers


def _chapters(book: Book, assignments: tuple[str, ...]) -> list[Chapter]:
    return [book.chapter(name) for name in assignments or book.chapters]


def _answers(classroom: Classroom, chapter: Chapter) -> dict[str, dict[str, str]]:
    """Exercise -> learner -> the text of their answer. Quizzes and essays are left out, and who is not in the class."""
    found: dict[str, dict[str, str]] = {slot.name: {} for slot in chapter.slots if slot.kind == "exercise"}
    names = {answer_id(chapter.id_of(name)): name for name in found}
    paths = sorted((classroom.path / "verdicts" / chapter.name).glob("*.json"))
    gone = strangers(classroom, [path.stem for path in paths])
    for path in paths:
        graded = classroom.stored(path.stem, chapter.name)
        for cell, text in graded.ran if graded and path.stem not in gone else ():
            if cell in names:
                found[names[cell]][path.stem] = text
    return found


def _supplied(classroom: Classroom, chapter: Chapter) -> set[str]:
    """The statements that stand in the released notebook."""
    try:
        cells = classroom.release(chapter.name)["cells"]
    except UsageError:
        return set()
    found: set[str] = set()
    for cell in cells:
        if cell["cell_type"] == "code" and not role_of(cell).get("grade"):
            found |= set(form_of(cell["source"]))
    return found


def _public(chapter: Chapter, exercise: str) -> Iterator[Form]:
    """The forms of the public answers to an exercise: the reference's, and those of other accepted answers."""
    for path in [chapter.solutions_file, *(p for p in chapter.accepted_files if p.stem == exercise)]:
        tree = ast.parse(path.read_text("utf8"))
        for node in tree.body:
            named = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and (
                path != chapter.solutions_file or node.name == exercise
            )
            if named:
                yield _form(ast.Module([node], []))


def _groups(assignment: str, exercise: str, forms: dict[str, Form], answers: int, public: set[Form]) -> Iterator[Group]:
    """The learners of one form, and those whose forms are nearly the same."""
    known = {statement for form in public for statement in form}
    holders: dict[Form, list[str]] = defaultdict(list)
    for who, form in sorted(forms.items()):
        holders[form].append(who)
    own = {form: Counter(s for s in form if s not in known) for form in holders}
    for form, learners in holders.items():
        if len(learners) > 1 and own[form]:
            yield Group(assignment, exercise, tuple(learners), answers, tuple(own[form]))
    for one, other in combinations(holders, 2):
        common = own[one] & own[other]
        if common.total() >= FEWEST and 2 * common.total() >= NEAR * (own[one].total() + own[other].total()):
            learners = sorted([*holders[one], *holders[other]])
            yield Group(assignment, exercise, tuple(learners), answers, tuple(common), near=True)


# --------------------------------------------------------------------------------------------------------------- forms


def form_of(text: str, supplied: set[str] | None = None) -> Form:
    """The form of a cell: its statements without names, comments, docstrings and layout; () if it cannot be read.

    supplied: statements that do not count.

    >>> form_of("def f(x):\\n    y = x * 2  # twice\\n    return y") == form_of("def f(a):\\n  b=a*2\\n  return b")
    True
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    return tuple(statement for statement in _form(tree) if statement not in (supplied or ()))


def _form(tree: ast.Module) -> Form:
    bound = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    bound |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    return tuple(_statements(tree.body, bound))


def _statements(body: list[ast.stmt], bound: set[str]) -> Iterator[str]:
    """Each statement as a line; of one that holds others, its head, and then these. A function's own head does not count."""
    for node in body:
        if isinstance(node, ast.Pass) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
            continue
        inner = [getattr(node, name) for name in ("body", "orelse", "finalbody") if getattr(node, name, None)]
        inner += [handler.body for handler in getattr(node, "handlers", [])]
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield _line(node, bound)
        for part in inner:
            yield from _statements(part, bound)


def _line(node: ast.stmt, bound: set[str]) -> str:
    """One statement with the names that the answer itself makes numbered, as they come."""
    numbers: dict[str, str] = {}

    class Rename(ast.NodeTransformer):
        def visit_Name(self, name: ast.Name) -> ast.AST:
            return ast.Name(self._new(name.id), name.ctx)

        def visit_arg(self, arg: ast.arg) -> ast.AST:
            return ast.arg(self._new(arg.arg))

        def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
            plain = ast.Assign([node.target], node.value) if node.value else ast.Pass()
            return self.generic_visit(plain)

        @staticmethod
        def _new(name: str) -> str:
            return numbers.setdefault(name, f"v{len(numbers) + 1}") if name in bound else name

    copied = ast.parse(ast.unparse(node)).body[0]
    for name in ("body", "orelse", "finalbody"):
        if getattr(copied, name, None):
            setattr(copied, name, [ast.Pass()] if name == "body" else [])
    if isinstance(copied, ast.Try):
        copied.handlers, copied.finalbody = [], [ast.Pass()]
    return ast.unparse(ast.fix_missing_locations(Rename().visit(copied))).split("\n")[0]
