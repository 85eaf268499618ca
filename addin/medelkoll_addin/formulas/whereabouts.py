"""Which of many cells lie in a range, without looking at each of either."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from medelkoll_addin.placing import column_of, place_of, row_of, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from medelkoll_addin.formulas.references import Box


class Whereabouts:
    """Places, by sheet and column, with their rows in order."""

    def __init__(self, places: Iterable[int]) -> None:
        """Sort the places."""
        self._rows: dict[tuple[int, int], list[int]] = {}
        for place in sorted(places):
            self._rows.setdefault((sheet_of(place), column_of(place)), []).append(row_of(place))

    def first_in(self, boxes: Iterable[Box], besides: int) -> int | None:
        """The first place in one of the ranges that is not ``besides``."""
        return next((place for box in boxes for place in self._firsts(box, besides)), None)

    def _firsts(self, box: Box, besides: int) -> Iterator[int]:
        """In each column of the range the first place that is not ``besides``."""
        for sheet, column in self._columns(box):
            rows = self._rows[sheet, column]
            for row in rows[(start := bisect_left(rows, box.top)) : start + 2]:
                place = place_of(sheet, row, column)
                if row <= box.bottom and place != besides:
                    yield place

    def _columns(self, box: Box) -> list[tuple[int, int]]:
        if box.right - box.left < len(self._rows):
            columns = [(box.sheet, column) for column in range(box.left, box.right + 1)]
            return [key for key in columns if key in self._rows]
        return [key for key in self._rows if key[0] == box.sheet and box.left <= key[1] <= box.right]
