"""Areas of one sheet that share a cell."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from medelkoll_addin.placing import column_of, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def overlap(areas: Iterable[tuple[int, int]]) -> bool:
    """Whether any two of the areas share a cell; each is the places of its first and its last cell.

    From above, with the areas that may reach down to the next one kept in the order of their columns: these never
    share a column, so that a hundred thousand areas take no longer than sorting them.
    """
    above: list[tuple[int, int, int]] = []  # first column, last column, last row
    for first, last in sorted(areas):
        left, right, top = column_of(first), column_of(last), row_of(first)
        at = bisect_left(above, left, key=_last_column)
        while at < len(above) and above[at][0] <= right:
            if above[at][2] >= top:
                return True
            del above[at]
        above.insert(at, (left, right, row_of(last)))
    return False


def _last_column(area: tuple[int, int, int]) -> int:
    return area[1]
