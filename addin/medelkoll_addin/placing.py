"""Where a figure stands: the only cell arithmetic anywhere.

A *place* is one integer that names a cell of a workbook: sheet, row and column packed together, all counted from
zero. The reader makes it once; every table carries it along; here it becomes ``Sheet!C7`` again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_COLUMN_BITS = 15
_ROW_BITS = 21
_LETTERS = 26


def place_of(sheet: int, row: int, column: int) -> int:
    """Pack a sheet, row and column number (from zero) into a place.

    >>> address(place_of(0, 6, 2))
    'C7'
    """
    return (sheet << (_ROW_BITS + _COLUMN_BITS)) | (row << _COLUMN_BITS) | column


def sheet_of(place: int) -> int:
    """The sheet's number, from zero."""
    return place >> (_ROW_BITS + _COLUMN_BITS)


def row_of(place: int) -> int:
    """The row's number, from zero."""
    return (place >> _COLUMN_BITS) & ((1 << _ROW_BITS) - 1)


def column_of(place: int) -> int:
    """The column's number, from zero."""
    return place & ((1 << _COLUMN_BITS) - 1)


DOWN = 1 << _COLUMN_BITS  # what leads from a place to the one below it
ALONG = 1  # and to the one to its right


def downwards(place: int, count: int) -> range:
    """A place and those below it, ``count`` in all."""
    return range(place, place + count * DOWN, DOWN)


def by_column(places: Iterable[int]) -> dict[int, list[int]]:
    """The places of one sheet by their columns, in the order in which they come."""
    mask = (1 << _COLUMN_BITS) - 1
    columns: dict[int, list[int]] = {}
    for place in places:
        column = place & mask
        if column in columns:
            columns[column].append(place)
        else:
            columns[column] = [place]
    return columns


def column_letters(column: int) -> str:
    """The letters of a column number from zero.

    >>> column_letters(0), column_letters(26), column_letters(16383)
    ('A', 'AA', 'XFD')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(place: int) -> str:
    """The cell as Excel writes it, without its sheet: ``C7``."""
    return f"{column_letters(column_of(place))}{row_of(place) + 1}"


def on_sheet(place: int, sheet: int) -> int:
    """The same row and column of another sheet."""
    return place_of(sheet, row_of(place), column_of(place))


def reference(place: int, sheet_names: Sequence[str]) -> str:
    """The cell with its sheet: ``Sammanfattning!C6``."""
    return f"{sheet_names[sheet_of(place)]}!{address(place)}"
