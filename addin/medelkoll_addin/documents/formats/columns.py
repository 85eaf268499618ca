"""Lines of text as a table: what stands below each other is a column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from medelkoll_addin.documents.tidying import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

Cells: TypeAlias = "list[str]"
_CELL = re.compile(r"\S+(?: \S+)*")


def rows_of(lines: Sequence[str]) -> list[Cells]:
    """The lines' cells, each in its column.

    >>> rows_of(["        A       B", "Summa   100     20", "Kommun          20"])
    [['', 'A', 'B'], ['Summa', '100', '20'], ['Kommun', '', '20']]
    """
    found = [[(match.start(), match.end(), match[0]) for match in _CELL.finditer(line)] for line in lines]
    columns = _columns([(start, end) for row in found for start, end, _ in row])
    return [_cells(row, columns) for row in found if row]


def _columns(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What overlaps is one column."""
    columns: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if columns and start < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(end, columns[-1][1]))
        else:
            columns.append((start, end))
    return columns


def _cells(row: Sequence[tuple[int, int, str]], columns: Sequence[tuple[int, int]]) -> Cells:
    cells = [""] * len(columns)
    for start, _, text in row:
        j = next(j for j, (low, high) in enumerate(columns) if low <= start < high)
        cells[j] = tidy(f"{cells[j]} {text}")
    return cells
