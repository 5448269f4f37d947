"""Verify what every entry claims, and count. Each claim is proved by running the answer; see ``__init__.py``."""

from __future__ import annotations

import argparse
import contextlib
import copy
import importlib.util
import io
import sys
import types
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import numpy as np

from autograder.book.book import Book
from autograder.book.evidence import visible_seed
from autograder.build.chapters import GENERATED, build
from autograder.learner.values import call
from benchmarks.naming import Answer, function_of, load

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.naming", description=__doc__)
    parser.add_argument("--chapter", help="only this one")
    parser.add_argument("--show", metavar="ID", help="print an entry, and what check says of it")
    arguments = parser.parse_args()
    build(ROOT, say=lambda line: None)
    answers = [a for a in load() if arguments.chapter in (None, a.chapter)]
    if arguments.show:
        return show(next(a for a in answers if a.name == arguments.show))
    broken = 0
    for answer in answers:
        if answer.disputed:
            print(f"{answer.name}, {answer.claim}, is marked otherwise: {answer.disputed}\n")
        for fault in faults(answer):
            broken += 1
            print(f"{answer.name}: {fault}\n{answer.source}")
    count(answers)
    print(f"{broken} claims do not hold" if broken else "all claims hold")
    sys.exit(broken > 0)


def faults(answer: Answer) -> Iterator[str]:
    """What an entry claims and is not so."""
    points, most = marked(answer)
    good = answer.claim in ("right", "awkward")
    if (points == most) == (good == bool(answer.disputed)):
        yield f"earns {points:g} of {most:g}" + (", so there is no dispute" if answer.disputed else "")
    if answer.claim == "raises":
        yield from faults_of_raising(answer)
        return
    seen, errors = observed(answer)
    if errors:
        yield f"does not run: {errors[0]!r}"
    elif answer.claim in ("wrong", "twice") and not answer.disputed:
        yield from faults_of_wrong(answer, seen)


def faults_of_wrong(answer: Answer, seen: list) -> Iterator[str]:
    exercise = record(answer)
    differ = differing(answer, seen)
    if exercise.by_laws:  # many outputs are right, so none can be compared
        differ = {*exercise.weights, *answer.outputs}
    for output in answer.outputs:
        if output not in exercise.weights and not exercise.by_laws:
            yield f"no output is called {output}; they are {list(exercise.weights)}"
        elif output not in differ:
            yield f"{output} is right; wrong are {sorted(differ)}"
    if answer.claim == "twice":
        singles = [a for a in load() if a.claim == "wrong" and a.of is answer.of and set(a.edits) < set(answer.edits)]
        if any(same(observed(single)[0], seen) for single in singles):
            yield "one of its two mistakes makes no difference beside the other"


def faults_of_raising(answer: Answer) -> Iterator[str]:
    _, errors = observed(answer)
    if not errors:
        yield "does not raise"
        return
    first = errors[0]
    lines, stated = raised_at(first), answer.source.splitlines()[answer.places[0] - 1]
    if not lines or lines[-1][0] != answer.places[0]:
        yield f"raises {first!r} in line {lines[-1][0] if lines else '?'}, not in {stated.strip()!r}"
    elif not overlap(answer.at, lines[-1][1]):
        yield f"raises {first!r} in {lines[-1][1]!r}, not in {answer.at!r}"


def overlap(stated: str, found: str) -> bool:
    """Whether one of two expressions holds the other. Of an unpacking Python marks the names alone."""
    stated, found = ("".join(text.split()) for text in (stated, found))
    return stated in found or found in stated


def raised_at(error: Exception) -> list[tuple[int, str]]:
    """The learner's own lines in a traceback, outermost first, and in each the expression that was at work."""
    found, trace = [], error.__traceback__
    while trace:
        code = trace.tb_frame.f_code
        if code.co_filename.startswith("<learner"):
            line, end, column, last = list(code.co_positions())[trace.tb_lasti // 2]
            text = function_lines(code.co_filename)[line - 1 : end]
            whole = "\n".join(text)
            found.append((line, whole.encode()[column : len(whole.encode()) - len(text[-1].encode()) + last].decode()))
        trace = trace.tb_next
    return found


def function_lines(filename: str) -> list[str]:
    import linecache

    return [line.rstrip("\n") for line in linecache.getlines(filename)]


@cache
def observed(answer: Answer) -> tuple[list, list[Exception]]:
    """What the answer gives on every case that learners see, and what it raises; a drive may swallow that."""
    f, errors = function_of(answer), []

    def recording(*inputs, **named):
        try:
            return f(*inputs, **named)
        except Exception as error:
            errors.append(error)
            raise

    return list(run(recording, answer)), errors


def run(f: Callable, answer: Answer) -> Iterator:
    """What a function gives on the cases that learners see."""
    exercise, seed = record(answer), visible_seed(book().chapter(answer.chapter).id_of(answer.exercise))
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        for case in exercise.draw(np.random.default_rng(seed)):
            inputs = copy.deepcopy(case.inputs)
            try:
                seen = exercise.drive(f, **inputs) if exercise.drive else call(f, tuple(exercise.weights), inputs)[0]
            except Exception as error:
                seen = error
            yield seen


def differing(answer: Answer, seen: list) -> set[str]:
    """The outputs that are not the reference's on some case."""
    right = run(record(answer).answer, answer)
    pairs = [(ours, theirs) for ours, theirs in zip(right, seen, strict=True)]
    return {name for ours, theirs in pairs for name in ours if not same(ours[name], theirs.get(name))}


def same(a, b) -> bool:
    if isinstance(a, dict):
        return isinstance(b, dict) and a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, (str, Exception, type(None))) or isinstance(b, (str, Exception, type(None))):
        return type(a) is type(b) and str(a) == str(b)
    return np.shape(a) == np.shape(b) and np.allclose(a, b, rtol=1e-7, atol=1e-9, equal_nan=True)


@cache
def book() -> Book:
    return Book(ROOT)


def record(answer: Answer):
    return book().chapter(answer.chapter).exercises[answer.exercise]


@cache
def client(chapter: str) -> types.ModuleType:
    """The module ``check`` of a chapter, from the bundle that learners get."""
    spec = importlib.util.spec_from_file_location(
        f"check_{chapter}", ROOT / GENERATED / "downloads" / chapter / "check.py"
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def checked(answer: Answer):
    """What ``check`` gives for an answer in a session that has checked nothing else."""
    module = client(answer.chapter)
    module.verdicts.clear()
    return module.check(function_of(answer), answer.exercise)


def marked(answer: Answer) -> tuple[float, float]:
    points = checked(answer)
    return float(points), points.verdict.max


def show(answer: Answer) -> None:
    print(answer.source)
    for kind, truth, place in zip(answer.kinds, answer.truths, answer.places, strict=False):
        print(f"line {place}, {kind}: {truth}")
    print(f"\n{checked(answer)}")


def count(answers: list[Answer]) -> None:
    for claim in ("right", "wrong", "twice", "raises", "awkward"):
        those = [a for a in answers if a.claim == claim]
        print(f"{len(those):4} {claim}, over {len({(a.chapter, a.exercise) for a in those})} exercises")
        kinds = Counter(kind for a in those for kind in a.kinds).most_common()
        if kinds:
            print("     " + ", ".join(f"{kind} {n}" for kind, n in kinds))


if __name__ == "__main__":
    main()
