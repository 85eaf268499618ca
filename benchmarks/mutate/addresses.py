"""Cells by letters and numbers, and the references inside formulas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

REFERENCE = re.compile(
    r"(?P<sheet>(?:'(?:[^']|'')+'|[A-Za-zÅÄÖåäö_][\wÅÄÖåäö]*)!)?"
    r"(?P<first>\$?[A-Z]{1,3}\$?\d+)(?::(?P<last>\$?[A-Z]{1,3}\$?\d+))?(?![\w(])",
)
_PLAIN = re.compile(r"([A-Z]+)(\d+)")


def place(cell: str) -> tuple[int, int]:
    """``C7`` as row and column, counted from one."""
    hit = _PLAIN.fullmatch(cell.replace("$", ""))
    if hit is None:
        raise ValueError(cell)
    column = 0
    for letter in hit[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(hit[2]), column


def letters(column: int) -> str:
    """The letters of a column counted from one."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def cell(row: int, column: int) -> str:
    """``C7`` for row 7 and column 3."""
    return f"{letters(column)}{row}"


def unquoted(sheet: str) -> str:
    """A sheet as formulas name it, with the exclamation mark, as its name."""
    name = sheet.removesuffix("!")
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def inside(first: str, last: str) -> Iterator[str]:
    """The cells of a range, row by row."""
    (top, left), (bottom, right) = place(first), place(last)
    for row in range(min(top, bottom), max(top, bottom) + 1):
        for column in range(min(left, right), max(left, right) + 1):
            yield cell(row, column)


def named(formula: str, sheet: str) -> Iterator[str]:
    """Every cell that a formula standing in ``sheet`` names, as ``Sheet!C7``."""
    for hit in REFERENCE.finditer(formula):
        home = unquoted(hit["sheet"]) if hit["sheet"] else sheet
        for one in inside(hit["first"], hit["last"] or hit["first"]):
            yield f"{home}!{one}"
