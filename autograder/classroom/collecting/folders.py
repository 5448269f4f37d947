"""Whose a file is by its folder or its own name, where no platform has a form for it.

A path is read from its outside: "Section A", "ann", "rnn_cell_ann.ipynb". The outermost folder is the learner's, unless
most such folders hold the work of several: then they are sections, and the next part of the path is the learner's.
"""

from __future__ import annotations

import re
from collections import defaultdict

from autograder.classroom.collecting.names import assignment_of, bare, is_version, mention, who_of
from autograder.classroom.collecting.said import Parts, Reader, Said, Seen
from autograder.classroom.collecting.unpack import TAKEN

ATTEMPT = re.compile(r"(?:version|attempt|submission|v)[ _-]?(\d{1,4})", re.I)


def folder_reader(seen: Seen) -> Reader:
    """Reads folders; for files that lie in no learner's folder, their own names."""
    chapters = seen.chapters
    depth = _sections([([*_folders(path, chapters), _own_name(path[-1], chapters)], a) for path, a in seen.notebooks])
    unclear = _one_for_all(seen, depth)

    def read(path: Parts, assignment: str | None) -> list[Said]:
        folders = _folders(path, chapters)[depth:]
        if folders and folders[0] == unclear:
            return []
        attempts = [ATTEMPT.fullmatch(part) for part in path[1:-1]]
        attempt = max((int(a[1]) for a in attempts if a), default=0)
        own = bare(path[-1], chapters)
        if not any(kind.search(path[-1]) for kind in TAKEN):
            own = re.sub(r"\.\w{1,5}$", "", own)  # a PDF, say: whoever handed it in must be named
        for how, names in (("folder", folders), ("file name", [own])):
            for name in names:
                if who := who_of(name, full=name):
                    return [Said(who, how, attempt=attempt)]
        return []

    return read


def _folders(path: Parts, chapters: list[str]) -> list[str]:
    """The folders of a path that could be a learner's: those that name no assignment, or else what is left of a name."""
    theirs = [f for f in path[1:-1] if not assignment_of(f, chapters)]
    return theirs or [name for name in (bare(f, chapters) for f in path[1:-1]) if name]


def _one_for_all(seen: Seen, depth: int) -> str | None:
    """The folder that holds every notebook, if their names could be those of several people or of versions of one work."""
    folders = {tuple(_folders(path, seen.chapters)[depth:][:1]) for path, _ in seen.notebooks}
    names = defaultdict(set)
    for path, assignment in seen.notebooks:
        name = bare(path[-1], seen.chapters)
        names[assignment].add("" if is_version(name) else name)
    several = any(len(found - {""}) > 1 for found in names.values())
    only = folders.pop() if len(folders) == 1 else ()
    return only[0] if only and several else None


def _own_name(file: str, chapters: list[str]) -> str:
    """The name that stands beside the assignment's in a file's name, "ann" in "rnn_cell_ann.ipynb"; or ""."""
    if not any(mention(chapter).search(file) for chapter in chapters):
        return ""
    name = bare(file, chapters)
    return "" if is_version(name) else name


def _sections(found: list[tuple[list[str], str]]) -> int:
    """How many folders lie around the learners' own. found: the names in each notebook's path, and its assignment."""
    around = depth = 0
    while inside := _inside(found, depth):
        several = [any(len(names - {""}) > 1 for names in held.values()) for held in inside.values()]
        depth += 1
        if 2 * sum(several) > len(several):
            around = depth
        elif len(inside) > 1:
            break  # these are learners; one folder alone may still have a folder of several in it
    return around


def _inside(found: list[tuple[list[str], str]], depth: int) -> dict[str, dict[str, set[str]]]:
    """The names in each name at a depth, for each assignment; "" for those of versions."""
    inside: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for names, assignment in found:
        if len(names) > depth + 1:  # the last is the file's own
            after = names[depth + 1]
            inside[names[depth]][assignment].add("" if is_version(after) else after)
    return inside
