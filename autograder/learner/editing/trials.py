"""Tries edited functions on cases: with names of their own, silently, and with a time limit that works in every Python."""

from __future__ import annotations

import ast
import contextlib
import copy
import os
import sys
import time
import types
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.learner.editing.sites import Change, changed
from autograder.learner.editing.written import Written, code_of, names_in, outside
from autograder.learner.pieces import Evidence, Spec, belongs, matches, pieces, same
from autograder.learner.values import _Drop, call, fresh, plain

TICK = "check: time"  # a name that no code can use by accident
Law = Callable[..., Any]


class OutOfTime(BaseException):
    """A trial takes too long. It is a BaseException, because a learner's ``except Exception`` lets that pass."""


class Trials:
    """The function or class that is checked and the functions that it calls, with edits that are made and taken back."""

    def __init__(self, checked: Callable[..., Any], functions: list[Written], seconds: float):
        self.functions = functions
        self.ends = time.monotonic() + seconds
        self.limit = self.ends  # of the trial that is running
        self.was_late = False  # whether the last trial was stopped because its time was up
        self.kept = outside(functions)
        self.space: dict[str, Any] = {**functions[0].function.__globals__, TICK: self._tick}
        self.names = {  # a helper may be called by another name than its own
            id(w.function): [n for n in self._read() if self.space.get(n) is w.function] for w in functions
        }
        self.checked = checked
        for written in functions:
            self._put(written)

    def _read(self) -> list[str]:
        return list(dict.fromkeys(n for w in self.functions for n in names_in(w.function.__code__)))

    def _tick(self) -> None:
        if time.monotonic() > self.limit:
            raise OutOfTime

    def out_of_time(self) -> bool:
        """Whether the time for all trials is used up."""
        return time.monotonic() > self.ends

    def _put(self, written: Written) -> None:
        """Make a function from its tree as it is now. From here on the other functions call it."""
        old = written.function
        code = code_of(_guarded(written.tree), old.__code__.co_freevars)
        cells = dict(zip(old.__code__.co_freevars, old.__closure__ or (), strict=True))
        closure = tuple(cells[name] for name in code.co_freevars)
        new = types.FunctionType(code, self.space, old.__name__, old.__defaults__, closure)
        new.__kwdefaults__ = old.__kwdefaults__
        for name in self.names[id(old)]:
            self.space[name] = new
        if written.is_method:  # in a subclass of the class before, so that super() works
            assert isinstance(self.checked, type)
            self.checked = type(self.checked.__name__, (self.checked,), {old.__name__: new})
        elif written is self.functions[0]:
            self.checked = new

    @contextlib.contextmanager
    def edited(self, change: Change, written: Written) -> Iterator[bool]:
        """Edit one function inside the block. Gives False if the edited text is no Python."""
        checked, called = self.checked, {name: self.space[name] for name in self.names[id(written.function)]}
        try:
            with change.made():
                try:
                    self._put(written)
                    good = True
                except (SyntaxError, ValueError, TypeError, KeyError, RecursionError):
                    good = False
                yield good
        finally:
            self.checked = checked
            self.space.update(called)

    def run(
        self, inputs: dict[str, Any], spec: Spec, drive: Callable[..., Any] | None, most: float
    ) -> dict[str, Any] | None:
        """What the checked function returns, as plain values; None if it raises or takes more than ``most`` seconds."""
        self.limit, self.was_late = min(self.ends, time.monotonic() + most), False
        if self.kept:
            self.space.update(copy.deepcopy(self.kept))
        mine = fresh(inputs)
        try:
            seen = drive(self.checked, **mine) if drive else call(self.checked, spec.returns, mine)[0]
            return {name: plain(value) for name, value in seen.items()}
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self.was_late = isinstance(error, OutOfTime)
            return None


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Inside the block: drop what is printed, drop warnings, and leave PyTorch's random generator as it was."""
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(_Drop()),
        contextlib.redirect_stderr(_Drop()),
        np.errstate(all="ignore"),
        _muted(),
        _draws_left(),
    ):
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def _draws_left() -> Iterator[None]:
    """Restore PyTorch's random generator after the block: trials draw from it, for example when they make layers."""
    torch = sys.modules.get("torch")
    state = torch.get_rng_state() if torch else None
    try:
        yield
    finally:
        if torch:
            torch.set_rng_state(state)


@contextlib.contextmanager
def _muted() -> Iterator[None]:
    """Drop what libraries write directly to the terminal inside the block: LAPACK complains there when it is given NaN.

    A browser, or a process with closed streams, does not have these file descriptors; nothing is done there.
    """
    with contextlib.ExitStack() as ends:
        for shown in (1, 2):
            with contextlib.suppress(OSError, AttributeError):
                kept = os.dup(shown)
                ends.callback(os.close, kept)
                nowhere = os.open(os.devnull, os.O_WRONLY)
                ends.callback(os.close, nowhere)
                os.dup2(nowhere, shown)
                ends.callback(os.dup2, kept, shown)
        yield


def right_outputs(
    seen: dict[str, Any] | None, evidence: Evidence, spec: Spec, laws: dict[str, Law], asked: set[str]
) -> set[str]:
    """The outputs and laws among ``asked`` that are right on one case."""
    if seen is None:
        return set()
    found, want = pieces(seen, spec.parts), evidence.want
    right = set()
    for output in asked - laws.keys():
        mine = {p for p in (*want, *found) if belongs(p, output)}
        if mine and all(_is_right(found, p, evidence, spec.tol) for p in mine):
            right.add(output)
    return right | {name for name in asked & laws.keys() if _obeyed(laws[name], evidence, seen)}


def _is_right(found: dict[str, Any], piece: str, evidence: Evidence, tol: float) -> bool:
    if piece not in found:
        return False
    seen, want = found[piece], evidence.want.get(piece)
    if piece in evidence.want and not _plainly_apart(seen, want) and same(seen, want, tol):
        return True
    return any(piece in s and matches(seen, s[piece], tol) for s in evidence.accepted.values())


def _plainly_apart(seen: Any, want: Any) -> bool:
    """Whether one entry shows that they differ. Most trials are wrong, and to compare whole arrays takes longer than a trial."""
    if not (isinstance(seen, np.ndarray) and isinstance(want, np.ndarray)):
        return False
    if seen.shape != want.shape:
        return True
    middle = want.size // 2
    return bool(want.size) and abs(float(seen.item(middle)) - (goal := float(want.item(middle)))) > 1e-3 * (
        1 + abs(goal)
    )


def _obeyed(law: Law, evidence: Evidence, seen: dict[str, Any]) -> bool:
    try:
        return bool(law(evidence.inputs, seen))
    except Exception:  # a law may fail on odd answers
        return False


def _guarded(node: Any) -> Any:
    """A copy of the tree that looks at the clock in every function and at every step of a loop."""
    parts = {}
    for name in ("body", "orelse", "finalbody", "handlers"):
        inner = getattr(node, name, None)
        if isinstance(inner, list):
            parts[name] = [_guarded(s) if hasattr(s, "body") else s for s in inner]
    if isinstance(node, (ast.FunctionDef, ast.For, ast.While)):
        look = ast.Expr(ast.Call(ast.Name(TICK, ast.Load()), [], []))
        for part in ast.walk(look):
            ast.copy_location(part, node)
        parts["body"] = [look, *parts["body"]]
    return changed(node, **parts) if parts else node
