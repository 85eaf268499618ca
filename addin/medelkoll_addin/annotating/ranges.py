"""Cells and ranges as Office writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_ADDRESS: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def coordinates(cell: str) -> tuple[int, int]:
    """The row and column of a cell, from zero.

    >>> coordinates("C7"), coordinates("XFD1048576")
    ((6, 2), (1048575, 16383))
    """
    found = _ADDRESS.fullmatch(cell)
    if found is None:
        message = f"not a cell: {cell!r}"
        raise ValueError(message)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def shown_cell(cell: str, merged: Iterable[str]) -> str:
    """The cell that is seen: of a merged range its first one.

    >>> shown_cell("C7", ["B6:D8"]), shown_cell("E7", ["B6:D8"])
    ('B6', 'E7')
    """
    row, column = coordinates(cell)
    for text in merged:
        first, _, last = text.upper().partition(":")
        if not (_ADDRESS.fullmatch(first) and _ADDRESS.fullmatch(last or first)):
            continue  # merged ranges are the workbook's own, and some are nonsense
        (top, left), (bottom, right) = coordinates(first), coordinates(last or first)
        if top <= row <= bottom and left <= column <= right:
            return first.replace("$", "")
    return cell
