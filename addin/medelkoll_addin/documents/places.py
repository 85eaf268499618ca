"""Places within a document: a piece's row, and for amounts in its words a column that no cell has."""

from __future__ import annotations

from medelkoll_addin.placing import place_of

_IN_WORDS = 1000  # tables have fewer columns than that


def piece_place(row: int) -> int:
    """The place of a whole piece."""
    return place_of(0, row, _IN_WORDS - 1)


def mention_place(row: int, number: int) -> int:
    """The place of a piece's amount, counted from zero."""
    return place_of(0, row, _IN_WORDS + number)
