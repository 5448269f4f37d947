"""Tables as learning platforms and spreadsheets write them: with or without a BOM, with "," or ";" or tabs between cells."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import UsageError

FORMULA = tuple("=+-@＝＋－＠")  # a spreadsheet takes a cell that begins so for a formula
MAX_BYTES = 20 << 20
MAX_CELL = 100_000  # characters


@dataclass
class Table:
    """A table that was read from a file, and how it was written there.

    rows: all of them, the heading included. lines: the line of the file in which each row begins. heading: the place of
    the heading among the rows.
    """

    path: Path
    rows: list[list[str]]
    lines: list[int]
    heading: int
    delimiter: str
    encoding: str

    @property
    def columns(self) -> list[str]:
        return self.rows[self.heading]

    def where(self, row: int) -> str:
        """The file and the line of a row, for a message."""
        return f"{self.path}:{self.lines[row]}"

    def cell(self, row: int, column: int) -> str:
        """The text in a cell, without white space around it; "" if the row is shorter."""
        return self.rows[row][column].strip() if column < len(self.rows[row]) else ""

    def as_bytes(self) -> bytes:
        """The table as it was written before. A cell with a letter that its encoding lacks makes all of it UTF-8."""
        out = io.StringIO()
        # every cell is quoted: where a semicolon parts cells, one in a name would begin a cell
        csv.writer(out, delimiter=self.delimiter, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows(self.rows)
        try:
            return out.getvalue().encode(self.encoding)
        except UnicodeEncodeError:
            return out.getvalue().encode("utf-8-sig")


def read_table(path: Path) -> Table:
    """Read a table. Raises UsageError if there is none in the file."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}.") from None
    if len(data) > MAX_BYTES:
        raise UsageError(f"{path} is larger than {MAX_BYTES >> 20} MB: it is no table of one class.")
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise UsageError(f"{path} is a workbook of a spreadsheet program: save it as CSV.")
    encoding = _encoding(data)
    text = data.decode(encoding, errors="replace")
    if "\0" in text:
        raise UsageError(f"{path} is no table: give the CSV file that your platform exports.")
    declared = re.match(r"sep=(.)\r?\n", text, re.I)  # Excel's own way to name the delimiter
    skipped = declared.end() if declared else 0
    delimiter = declared[1] if declared else _delimiter(text)
    reader = csv.reader(io.StringIO(text[skipped:], newline=""), delimiter=delimiter)
    csv.field_size_limit(MAX_CELL)
    rows, lines, before = [], [], 1 if declared else 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append(row)
                lines.append(before + 1)
            before = reader.line_num + bool(declared)
    except csv.Error as error:
        raise UsageError(f"{path}:{before + 1} is no row of a table ({error}): export it again.") from None
    if not rows:
        raise UsageError(f"{path} is empty: give the CSV file that your platform exports.")
    return Table(path, rows, lines, 0, delimiter, encoding)


def _encoding(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"  # Blackboard
    try:
        data.decode("utf8")
    except UnicodeDecodeError:
        return "cp1252"  # Excel on Windows
    return "utf-8"


def _delimiter(text: str) -> str:
    """The delimiter that makes the most cells of the first line with text, outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max((",", ";", "\t"), key=bare.count)


def plain(text: str) -> str:
    """A text without accents, capitals, and all that is neither letter nor digit; for headings and names.

    >>> plain("E-Mail-Adresse "), plain("Núñez, Zoë")
    ('emailadresse', 'nunezzoe')
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if c.isalnum())


def harmless(cell: str) -> str:
    """A cell's text, with an apostrophe before it if a spreadsheet would take it for a formula.

    >>> harmless("=1+1"), harmless("Ann")
    ("'=1+1", 'Ann')
    """
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell
