"""Text files with separated fields. Every field stays text: the reader of amounts knows how Swedes write numbers."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from itertools import islice
from typing import TYPE_CHECKING

from medelkoll_addin.reading import limits
from medelkoll_addin.reading.book import Book, Sheet, Value
from medelkoll_addin.reading.oddities import Oddities
from medelkoll_addin.reading.package import damaged
from medelkoll_addin.reading.recognising import not_a_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = ";\t,|"
_SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_LOOKED_AT = 50  # lines
_HEAD = 1 << 16  # bytes
_ENOUGH_LINES, _MOST = 2, 0.75  # of a table
_OLDER = re.compile(r"[a-zA-ZåäöÅÄÖ][†„”Ž™][a-z]|[†„”Ž™][a-z]{2}")  # å, ä, ö of DOS as Windows shows them


csv.field_size_limit(limits.LIMITS.file_bytes)  # the library's own is 131 072 characters


def read_csv(data: bytes, name: str) -> Book:
    """Read a text file as a workbook of one sheet.

    Raises:
        UnreadableError: K901 when it is not text, K906 when it is too large.
    """
    text, encoding = decoded(data, name)
    stated = _SEP_LINE.match(text)
    skipped = 1 if stated else 0
    text = text[stated.end() :] if stated else text
    rows = _rows(text, stated[1] if stated else delimiter(text))
    sheet = Sheet(name="Blad1", number=0, values=rows, top=skipped)
    return Book(
        name=name,
        kind="csv",
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=[sheet],
        application=encoding,
        data=data,
        oddities=Oddities(saved=("encoding",) if _is_unsure(text, encoding, data) else ()),
    )


def is_table(data: bytes, name: str) -> bool:
    """Whether a text that is called a workbook has columns: one separator divides most of its lines alike.

    Raises:
        UnreadableError: K901 when it is not text.
    """
    text, _ = decoded(data[:_HEAD], name)
    widths = _widths(text, delimiter(text))
    alike = max(map(widths.count, filter(_several, widths)), default=0)
    return alike >= _ENOUGH_LINES and alike >= len(widths) * _MOST


def _several(width: int) -> bool:
    return width > 1


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """The text and the encoding that it was read in: what it says, what it must be, else Windows-1252.

    Raises:
        UnreadableError: K901 when it is not text.
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise not_a_workbook(name, "binary")


def _is_unsure(text: str, encoding: str, data: bytes) -> bool:
    """Whether others would guess another encoding: no mark says it, and the text looks like another's."""
    if encoding.startswith("utf-16"):
        return not data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return encoding == "latin-1" or (encoding == "cp1252" and _OLDER.search(text) is not None)


def _encodings(data: bytes) -> list[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    if data[1:40:2].count(0) > data[:40:2].count(0):
        return ["utf-16-le"]
    if data[:40:2].count(0):
        return ["utf-16-be"]
    return ["utf-8-sig", "cp1252", "latin-1"]


def delimiter(text: str) -> str:
    """The separator that gives the most lines the same number of fields, more than one; the earlier one on a tie."""
    best, score = ";", (0, 0)
    for candidate in _DELIMITERS:
        widths = [width for width in _widths(text, candidate) if width > 1]
        most = max(map(widths.count, widths), default=0)
        if (most, len(widths)) > score:
            best, score = candidate, (most, len(widths))
    return best


def _widths(text: str, separator: str) -> list[int]:
    """How many fields the first lines have, blank ones left out."""
    rows = csv.reader(islice(io.StringIO(text, newline=""), _LOOKED_AT), delimiter=separator)
    return [len(row) for row in _quietly(rows) if row]


def _rows(text: str, separator: str) -> list[list[Value]]:
    found = _quietly(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    width = max(map(len, found), default=0)
    limits.keep_within("cells", width * len(found))
    filled: list[list[Value]] = []
    for row in found:
        fields: list[Value] = [field or None for field in row]
        filled.append(fields + [None] * (width - len(row)))
    return filled


def _quietly(rows: Iterator[list[str]]) -> list[list[str]]:
    """Every row."""
    try:
        return list(rows)
    except csv.Error as error:
        raise damaged(problem="csv") from error
