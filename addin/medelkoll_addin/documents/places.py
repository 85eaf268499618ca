"""Places within a document: a piece's row, and for amounts in its words a column that no cell has."""

from __future__ import annotations

from medelkoll_addin.placing import place_of

_IN_WORDS = 1000  # tables have fewer columns than that


def piece_place(row: int) -> int:
    """The place of a whole piece."""
    return place_of(0, row, _IN_WORDS - 1)


def number_of(column: int) -> int | None:
    """Which amount of a piece a column names; None for a cell, 999 999 for the piece as a whole."""
    if column == _IN_WORDS - 1:
        return _WHOLE
    return column - _IN_WORDS if column >= _IN_WORDS else None


_WHOLE = 999_999  # no text has so many amounts


def mention_place(row: int, number: int) -> int:
    """The place of a piece's amount, counted from zero."""
    return place_of(0, row, _IN_WORDS + number)
