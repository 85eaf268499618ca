"""Those who are asked what each item adds up, and the sums over the items that are not added up yet.

A table's columns are few, and are asked about many rows: each keeps where its own running sums stood. A table's rows
are many, and are asked about few columns: they are all added up, and compared, at once.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, compress
from operator import add, eq
from typing import TYPE_CHECKING, Protocol

from medelkoll_addin.mapping.discovering.running import Running
from medelkoll_addin.mapping.discovering.strip import Sample, Voter, slack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MOST_ITEMS = 24  # that are compared with every beginning: more are looked up, voter by voter


class Panel(Protocol):
    """A stack of items, and what each voter's come to. Voters are known by their numbers."""

    @property
    def units(self) -> Sequence[int]:
        """What each voter's figures are rounded to; 0: exact."""
        ...

    @property
    def echoes(self) -> Sequence[bool]:
        """Whether each voter's figures add up those of other voters."""
        ...

    def values(self, item: int) -> Sequence[int]:
        """What each voter has in an item; 0 where that is nothing."""
        ...

    def push(self, first: int, last: int) -> None:
        """Put the items from ``first`` until before ``last`` on the stack."""
        ...

    def pop_to(self, height: int) -> None:
        """Take items from the stack until ``height`` are left."""
        ...

    def candidates(self, first: int, last: int, *, alone: bool) -> Iterable[int]:
        """Those of some items, in order, that may add up what is on the stack when they are put there one by one.

        ``alone``: whether one voter among several is enough.
        """
        ...

    def beginnings(self, item: int, speaking: Sequence[int], highest: int) -> Mapping[int, int]:
        """The positions up to ``highest`` from which the stack adds up to an item, and in how many of some voters."""
        ...

    def agreeing(self, item: int, start: int, speaking: Sequence[int]) -> int:
        """In how many of some voters the stack from a position on adds up to an item, as nearly as they are rounded."""
        ...

    def rest(self, voter: int, item: int, start: int) -> int:
        """What the stack from a position on comes to, less an item."""
        ...

    def parts(self, voter: int, items: Sequence[int]) -> list[int]:
        """What one voter has in some items."""
        ...


class Few:
    """A few voters with any number of items."""

    def __init__(self, voters: Sequence[Voter]) -> None:
        """An empty stack."""
        self.units = [voter.unit for voter in voters]
        self.echoes = [voter.echo for voter in voters]
        self._running = [Running(voter.values) for voter in voters]

    def values(self, item: int) -> list[int]:
        """What each voter has in an item."""
        return [one.values[item] for one in self._running]

    def push(self, first: int, last: int) -> None:
        """Put items on the stack."""
        for one in self._running:
            one.push(first, last)

    def pop_to(self, height: int) -> None:
        """Take items from it."""
        for one in self._running:
            one.pop_to(height)

    def candidates(self, first: int, last: int, *, alone: bool) -> list[int]:
        """The items that may be totals."""
        agreeing = Counter(chain.from_iterable(one.candidates(first, last) for one in self._running))
        return sorted(item for item, many in agreeing.items() if alone or many > 1 or not self._is_outvoted(item))

    def _is_outvoted(self, item: int) -> bool:
        """Whether more than one voter says anything of an item and does not only repeat what others say."""
        values = self.values(item)
        return sum(1 for value, echo in zip(values, self.echoes, strict=True) if value and not echo) > 1

    def beginnings(self, item: int, speaking: Sequence[int], highest: int) -> Mapping[int, int]:
        """Where what an item adds up may begin."""
        found = chain.from_iterable(self._running[voter].beginnings(item) for voter in speaking)
        return Counter(start for start in found if start <= highest)

    def agreeing(self, item: int, start: int, speaking: Sequence[int]) -> int:
        """How many agree with what an item adds up."""
        return sum(self._running[voter].agrees(item, start, self.units[voter]) for voter in speaking)

    def rest(self, voter: int, item: int, start: int) -> int:
        """The stack from a position on, less an item."""
        return self._running[voter].rest(item, start)

    def parts(self, voter: int, items: Sequence[int]) -> list[int]:
        """One voter's figures."""
        values = self._running[voter].values
        return [values[item] for item in items]


class Many:
    """Any number of voters with a few items."""

    def __init__(self, sample: Sample) -> None:
        """An empty stack."""
        self.units, self.echoes = sample.units, sample.echoes
        self._columns = [[value or 0 for value in column] for column in sample.columns]  # item -> of every voter
        self._sums = [[0] * len(sample.units)]  # position in the stack -> what is below it, of every voter

    def values(self, item: int) -> list[int]:
        """What each voter has in an item."""
        return self._columns[item]

    def push(self, first: int, last: int) -> None:
        """Put items on the stack."""
        for column in self._columns[first:last]:
            self._sums.append(list(map(add, self._sums[-1], column)))

    def pop_to(self, height: int) -> None:
        """Take items from it."""
        del self._sums[height + 1 :]

    def candidates(self, first: int, last: int, *, alone: bool) -> range:  # noqa: ARG002
        """All items: they are few."""
        return range(first, last)

    def beginnings(self, item: int, speaking: Sequence[int], highest: int) -> Mapping[int, int]:
        """Where what an item adds up may begin."""
        found = {start: self._equal(item, start, speaking) for start in range(highest + 1)}
        return {start: agree for start, agree in found.items() if agree}

    def _equal(self, item: int, start: int, speaking: Sequence[int]) -> int:
        """In how many voters the stack from a position on adds up to an item exactly."""
        column = self._columns[item]
        held = map(eq, map(add, self._sums[start], column), self._sums[-1])
        return sum(held if len(speaking) == len(column) else compress(held, column))

    def agreeing(self, item: int, start: int, speaking: Sequence[int]) -> int:
        """How many agree with what an item adds up."""
        if len(speaking) == len(self.units) and not any(self.units):
            return self._equal(item, start, speaking)
        parts, units = len(self._sums) - 1 - start, self.units
        return sum(2 * abs(self.rest(voter, item, start)) <= slack(units[voter], parts) for voter in speaking)

    def rest(self, voter: int, item: int, start: int) -> int:
        """The stack from a position on, less an item."""
        return self._sums[-1][voter] - self._sums[start][voter] - self._columns[item][voter]

    def parts(self, voter: int, items: Sequence[int]) -> list[int]:
        """One voter's figures."""
        return [self._columns[item][voter] for item in items]


def panel_of(voters: Sequence[Voter] | Sample) -> Panel:
    """The voters of a strip with nothing on the stack."""
    if not isinstance(voters, Sample):
        return Few(voters)
    return Many(voters) if len(voters.columns) <= _MOST_ITEMS else Few(voters.voters())
