"""Plain text as pieces: blank lines part paragraphs, tabs part a table's cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.documents.amounts import mentions
from medelkoll_addin.documents.model import Piece
from medelkoll_addin.documents.tidying import tidy
from medelkoll_addin.documents.wrapped import goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+(?=\S)")
_MARKED = re.compile(r"(#{1,6})\s+(?P<text>.*\S)")
_LONGEST_HEADING = 120
_NO_HEADING = re.compile(r"[.;,]\s*$|^\d[\d ]*$")


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a plain text, from the top."""
    found: list[Piece] = []
    tables = 0
    for paragraph in _paragraphs(text):
        if "\t" in paragraph[0].strip("\r\n"):
            tables += 1
            found += [_row(line, tables) for line in paragraph if line.strip()]
        else:
            found += _worded(paragraph)
    return [piece for piece in found if piece.text]


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Lines that stand together: between blank lines, and tables apart from words."""
    together: list[str] = []
    for line in text.splitlines():
        tabbed = "\t" in line
        if together and (not line.strip() or tabbed != ("\t" in together[0])):
            yield together
            together = []
        if line.strip():
            together.append(line)
    if together:
        yield together


def _row(line: str, table: int) -> Piece:
    cells = [tidy(cell) for cell in line.rstrip("\r\n").split("\t")]
    return Piece("row", " | ".join(filter(None, cells)), cells, table=table)


def _worded(lines: Sequence[str]) -> list[Piece]:
    """Words that stand together: a heading alone, or items and lines; what was wrapped is whole again."""
    if marked := _MARKED.fullmatch(lines[0].strip()):
        return [Piece("heading", tidy(marked["text"])), *(_worded(lines[1:]) if len(lines) > 1 else [])]
    whole = _unwrapped(lines)
    if len(whole) == 1 and is_heading(whole[0]):
        return [Piece("heading", tidy(whole[0]))]
    return [_paragraph(line) for line in whole]


def _paragraph(line: str) -> Piece:
    marker = _ITEM.match(line)
    return Piece("item", tidy(line[marker.end() :])) if marker else Piece("paragraph", tidy(line))


def _unwrapped(lines: Sequence[str]) -> list[str]:
    whole: list[str] = []
    for line in lines:
        if whole and not _ITEM.match(line) and goes_on(whole[-1], line):
            whole[-1] = f"{whole[-1].rstrip()} {line.strip()}"
        else:
            whole.append(line)
    return whole


def is_heading(line: str) -> bool:
    """Whether a line that stands alone looks like a heading: short, no sentence, no amount, no item."""
    text = tidy(line)
    worded = len(text) <= _LONGEST_HEADING and not _NO_HEADING.search(text) and not _ITEM.match(line)
    return worded and not mentions(text)
