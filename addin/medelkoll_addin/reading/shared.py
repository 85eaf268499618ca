"""Shared formulas: one formula written once, meant for every cell of a range, each with its own shift."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias

from medelkoll_addin.placing import column_letters
from medelkoll_addin.reading.addresses import column_number
from medelkoll_addin.reading.limits import LAST_COLUMN, LAST_ROW

# What is skipped comes first: text, quoted sheet names, brackets (column names, other workbooks), a pair of sheets;
# and last every word that is a function, a sheet or a defined name. They are possessive: the scan is linear.
_TOKEN = re.compile(
    r""""[^"]*+"?
    | '[^']*+'?
    | \[ (?: [^\[\]'] | '. | \[ (?: [^\[\]'] | '. )*+ \] )*+ \]?
    | [\w.?\\]++ : [\w.?\\]++ !
    | (?P<cell> (?P<ca>\$?) (?P<c>[A-Za-z]{1,3}) (?P<ra>\$?) (?P<r>[0-9]{1,7}) ) (?![\w.(!$?\\])
    | (?P<columns> (?P<fa>\$?) (?P<f>[A-Za-z]{1,3}) : (?P<la>\$?) (?P<l>[A-Za-z]{1,3}) ) (?![\w.(!$?\\])
    | (?P<rows> (?P<ta>\$?) (?P<t>[0-9]{1,7}) : (?P<ba>\$?) (?P<b>[0-9]{1,7}) ) (?![\w.(!$?\\])
    | [\w.?\\$]++
    """,
    re.VERBOSE | re.DOTALL,
)


class Row(NamedTuple):
    """A row number (from one) that moves along."""

    number: int


class Column(NamedTuple):
    """A column number (from zero) that moves along."""

    number: int


Piece: TypeAlias = str | Row | Column
_OUTSIDE = "#REF!"


class _Template(NamedTuple):
    text: str  # "=A%d*$B$1"
    rows: list[int]
    first: int  # how far it can move up or down before a row leaves the sheet
    last: int


class SharedFormula:
    """The formula of a shared range's first cell, ready to be shifted.

    >>> SharedFormula("=A1*$B$1", 0, 2).at(1, 2)
    '=A2*$B$1'
    """

    def __init__(self, text: str, row: int, column: int) -> None:
        """``text`` stands in ``row`` and ``column``, from zero."""
        self.text, self.row, self.column = text, row, column
        self._parts = split_references(text)
        self._down: dict[int, _Template | None] = {}

    def at(self, row: int, column: int) -> str:
        """The formula of the cell in ``row`` and ``column``, from zero. What would leave the sheet becomes #REF!."""
        across = column - self.column
        if across not in self._down:
            self._down[across] = self._template(across)
        template, down = self._down[across], row - self.row
        if template is None or not template.first <= down <= template.last:
            return self._piecewise(down, across)
        return template.text % tuple([number + down for number in template.rows])

    def _template(self, across: int) -> _Template | None:
        """Filling down changes row numbers only: a ``%`` template does that many times faster than joining pieces."""
        out: list[str] = []
        rows: list[int] = []
        for reference in self._parts:
            for piece in reference:
                if isinstance(piece, Row):
                    out.append("%d")
                    rows.append(piece.number)
                elif isinstance(piece, Column):
                    if not 0 <= piece.number + across < LAST_COLUMN:
                        return None
                    out.append(column_letters(piece.number + across))
                else:
                    out.append(piece.replace("%", "%%"))
        return _Template("".join(out), rows, 1 - min(rows, default=1), LAST_ROW - max(rows, default=0))

    def _piecewise(self, down: int, across: int) -> str:
        return "".join([_moved(reference, down, across) for reference in self._parts])


def split_references(text: str) -> list[list[Piece]]:
    """A formula cut into texts between references (lists of one) and references (lists of their pieces)."""
    parts: list[list[Piece]] = []
    at = 0
    for match in _TOKEN.finditer(text):
        pieces = _pieces(match)
        if pieces:
            parts.append([text[at : match.start()]])
            parts.append(pieces)
            at = match.end()
    parts.append([text[at:]])
    return parts


def _pieces(match: re.Match[str]) -> list[Piece]:
    kind = match.lastgroup
    if kind == "cell":
        ok = column_number(match["c"].upper()) < LAST_COLUMN and 1 <= int(match["r"]) <= LAST_ROW
        return _column(match["ca"], match["c"]) + _row(match["ra"], match["r"]) if ok else []
    if kind == "columns":
        return [*_column(match["fa"], match["f"]), ":", *_column(match["la"], match["l"])]
    if kind == "rows":
        return [*_row(match["ta"], match["t"]), ":", *_row(match["ba"], match["b"])]
    return []


def _column(fixed: str, letters: str) -> list[Piece]:
    return ["$" + letters] if fixed else [Column(column_number(letters.upper()))]


def _row(fixed: str, digits: str) -> list[Piece]:
    return ["$" + digits] if fixed else [Row(int(digits))]


def _moved(reference: list[Piece], down: int, across: int) -> str:
    out: list[str] = []
    for piece in reference:
        if isinstance(piece, str):
            out.append(piece)
        elif isinstance(piece, Row):
            if not 1 <= piece.number + down <= LAST_ROW:
                return _OUTSIDE
            out.append(str(piece.number + down))
        else:
            if not 0 <= piece.number + across < LAST_COLUMN:
                return _OUTSIDE
            out.append(column_letters(piece.number + across))
    return "".join(out)
