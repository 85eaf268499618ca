"""Cell addresses as files write them, into numbers from zero."""

from __future__ import annotations

import re
from functools import cache

from medelkoll_addin.placing import place_of
from medelkoll_addin.reading.limits import LAST_COLUMN, LAST_ROW
from medelkoll_addin.reading.unreadable import DAMAGED, UnreadableError

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII)


@cache
def column_number(letters: str) -> int:
    """The column's number from zero; it may lie beyond the last column.

    >>> column_number("A"), column_number("XFD")
    (0, 16383)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell(text: str) -> tuple[int, int]:
    """Row and column from zero of ``C7`` or ``$C$7``.

    Raises:
        UnreadableError: K903 (``problem="address"``) when it is not a cell of a sheet.
    """
    match = _CELL.fullmatch(text)
    if match:
        row, column = int(match[2]), column_number(match[1])
        if row <= LAST_ROW and column < LAST_COLUMN:
            return row - 1, column
    raise UnreadableError(DAMAGED, problem="address", found=text[:40])


def area(sheet: int, text: str) -> tuple[int, int]:
    """The places of the first and last cell of ``B2:D4`` or of a single ``B2``.

    Raises:
        UnreadableError: K903 when it is not an area of a sheet.
    """
    first, _, last = text.partition(":")
    (top, left), (bottom, right) = cell(first), cell(last or first)
    return place_of(sheet, min(top, bottom), min(left, right)), place_of(sheet, max(top, bottom), max(left, right))
