"""What is not added up yet, in one voter: its running sums lead to where a total's parts may begin."""

from __future__ import annotations

from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.strip import slack

if TYPE_CHECKING:
    from collections.abc import Sequence

_REPEATS = 4  # the same running sum again: zeros
_SHORT = 256  # sums that are looked through; in more of them each is looked up


class Running:
    """The running sums over a stack of items."""

    def __init__(self, values: Sequence[int | None]) -> None:
        """An empty stack; ``values`` are those of every item that may come."""
        self.values = [value or 0 for value in values]
        self._sums = [0]  # by position: what is on the stack below it
        self._ever = {0}  # these, and those of what was taken from the stack again
        self._positions: dict[int, list[int]] = {}  # running sum -> where it stands, of those looked up so far
        self._looked_up = 0  # positions

    def push(self, first: int, last: int) -> None:
        """Put the items from ``first`` until before ``last`` on the stack."""
        sums = list(accumulate(self.values[first:last], initial=self._sums.pop()))
        self._sums += sums
        self._ever.update(sums)

    def pop_to(self, height: int) -> None:
        """Take items from the stack until ``height`` are left."""
        if self._looked_up > 2 * height + 2:  # most of them: begun anew
            self._positions, self._looked_up = {}, 0
        while self._looked_up > height + 1:
            self._looked_up -= 1
            self._positions[self._sums[self._looked_up]].pop()
        del self._sums[height + 1 :]

    def beginnings(self, item: int) -> list[int]:
        """The positions from which the stack adds up to an item, exactly; the latest first."""
        wanted = self._sums[-1] - self.values[item]
        if wanted not in self._ever:
            return []
        if len(self._sums) <= _SHORT:
            found = [position for position, total in enumerate(self._sums) if total == wanted]
        else:
            found = self._all_positions().get(wanted, [])
        return found[: -_REPEATS - 1 : -1]

    def _all_positions(self) -> dict[int, list[int]]:
        for position in range(self._looked_up, len(self._sums)):
            self._positions.setdefault(self._sums[position], []).append(position)
        self._looked_up = len(self._sums)
        return self._positions

    def candidates(self, first: int, last: int) -> list[int]:
        """Those of some items that may have a beginning when they are put on the stack one after the other."""
        values = self.values[first:last]
        sums = list(accumulate(values, initial=self._sums[-1]))
        wanted = list(map(sub, sums, values))
        there = self._ever.intersection(wanted).union(set(sums).intersection(wanted))
        if not there:
            return []
        items = zip(range(first, last), values, wanted, strict=True)
        return [item for item, value, begins in items if value and begins in there]

    def agrees(self, item: int, start: int, unit: int) -> bool:
        """Whether the stack from a position on adds up to an item when all is rounded to a unit; 0: exactly."""
        parts = len(self._sums) - 1 - start
        return 2 * abs(self.rest(item, start)) <= slack(unit, parts)

    def rest(self, item: int, start: int) -> int:
        """What the stack from a position on comes to, less an item."""
        return self._sums[-1] - self._sums[start] - self.values[item]
