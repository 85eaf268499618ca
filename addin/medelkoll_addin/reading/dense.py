"""Scattered cells as rows of equal length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.reading import limits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_addin.reading.book import Value


def dense(cells: Mapping[tuple[int, int], Value]) -> tuple[list[list[Value]], int, int]:
    """The rectangle around the filled cells, and its first row and column.

    Raises:
        UnreadableError: K906 when the rectangle is too large to be held.
    """
    if not cells:
        return [], 0, 0
    top, bottom = min(row for row, _ in cells), max(row for row, _ in cells)
    left, right = min(column for _, column in cells), max(column for _, column in cells)
    width = right - left + 1
    limits.keep_within("cells", (bottom - top + 1) * width)
    rows: list[list[Value]] = [[None] * width for _ in range(bottom - top + 1)]
    for (row, column), value in cells.items():
        rows[row - top][column - left] = value
    return rows, top, left
