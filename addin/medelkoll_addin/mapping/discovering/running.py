"""What is not added up yet, in one voter: its running sums lead to where a total's parts may begin."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_REPEATS = 4  # the same running sum again: zeros


class Running:
    """The running sums over a stack of items."""

    def __init__(self, values: Sequence[int | None]) -> None:
        """An empty stack; ``values`` are those of every item that may come."""
        self.values = [value or 0 for value in values]
        self._sums = [0]
        self._latest = {0: 0}  # running sum -> the last position with it
        self._before = [-1]  # position -> the one before it with the same sum; -1: none

    def push(self, first: int, last: int) -> None:
        """Put the items from ``first`` until before ``last`` on the stack."""
        if last == first + 1:
            self._push_one(self.values[first])
            return
        sums = list(accumulate(self.values[first:last], initial=self._sums[-1]))[1:]
        here = range(len(self._sums), len(self._sums) + len(sums))
        new = dict(zip(sums, here, strict=True))
        if len(new) == len(sums) and self._latest.keys().isdisjoint(new):
            self._before += [-1] * len(sums)
        else:
            self._before += self._repeated(sums, here)
        self._latest.update(new)
        self._sums += sums

    def _push_one(self, value: int) -> None:
        total = self._sums[-1] + value
        self._before.append(self._latest.get(total, -1))
        self._latest[total] = len(self._sums)
        self._sums.append(total)

    def _repeated(self, sums: Sequence[int], here: range) -> list[int]:
        """For each of some new positions the one before it with the same sum."""
        latest = {total: self._latest[total] for total in sums if total in self._latest}
        before: list[int] = []
        for total, position in zip(sums, here, strict=True):
            before.append(latest.get(total, -1))
            latest[total] = position
        return before

    def pop_to(self, height: int) -> None:
        """Take items from the stack until ``height`` are left."""
        gone = slice(height + 1, None)
        for total, before in zip(reversed(self._sums[gone]), reversed(self._before[gone]), strict=True):
            if before < 0:
                del self._latest[total]
            else:
                self._latest[total] = before
        del self._sums[gone], self._before[gone]

    def beginnings(self, item: int) -> list[int]:
        """The positions from which the stack adds up to an item, exactly; the latest first."""
        at = self._latest.get(self._sums[-1] - self.values[item], -1)
        found: list[int] = []
        while at >= 0 and len(found) < _REPEATS:
            found.append(at)
            at = self._before[at]
        return found

    def candidates(self, first: int, last: int) -> list[int]:
        """Those of some items that may have a beginning when they are put on the stack one after the other."""
        values = self.values[first:last]
        sums = list(accumulate(values, initial=self._sums[-1]))
        known, new = self._latest, set(sums)
        return [
            item
            for item, value, total in zip(range(first, last), values, sums, strict=False)
            if value and ((wanted := total - value) in new or wanted in known)
        ]

    def rest(self, item: int, start: int) -> int:
        """What the stack from a position on comes to, less an item."""
        return self._sums[-1] - self._sums[start] - self.values[item]
