"""Plain text as pieces: blank lines part paragraphs, tabs part a table's cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.documents.looks import ITEM, is_heading
from medelkoll_addin.documents.model import Piece
from medelkoll_addin.documents.posts import post_of
from medelkoll_addin.documents.tidying import tidy
from medelkoll_addin.documents.wrapped import goes_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKED = re.compile(r"(#{1,6})\s+(?P<text>.*\S)")


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
    """Words that stand together: a heading alone or among posts, items and lines; what was wrapped is whole again."""
    if marked := _MARKED.fullmatch(lines[0].strip()):
        return [Piece("heading", tidy(marked["text"])), *(_worded(lines[1:]) if len(lines) > 1 else [])]
    whole = _unwrapped(lines)
    alone = len(whole) == 1 or any(post_of(tidy(line)) for line in whole)
    return [_heading(line) if alone and _looks_so(line) else _paragraph(line) for line in whole]


def _looks_so(line: str) -> bool:
    return not ITEM.match(line) and is_heading(tidy(line))


def _heading(line: str) -> Piece:
    return Piece("heading", tidy(line), weak=True)


def _paragraph(line: str) -> Piece:
    marker = ITEM.match(line)
    return Piece("item", tidy(line[marker.end() :])) if marker else Piece("paragraph", tidy(line))


def _unwrapped(lines: Sequence[str]) -> list[str]:
    whole: list[str] = []
    for line in lines:
        if whole and not ITEM.match(line) and goes_on(whole[-1], line):
            whole[-1] = f"{whole[-1].rstrip()} {line.strip()}"
        else:
            whole.append(line)
    return whole
