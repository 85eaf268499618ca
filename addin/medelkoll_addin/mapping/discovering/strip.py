"""Rows or columns in a line, some of which may add up others: the same question down a table and across it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Cue(IntEnum):
    """What speaks for an item being a total, weakest first."""

    NONE = 0
    LOOK = 1  # bold, a line above, further out than its neighbours, no label of its own
    FORMULA = 2  # it is computed as a sum of its neighbours
    WORD = 3  # it is called a sum


@dataclass(slots=True)
class Voter:
    """One column that a row is looked at in (or a row, for columns): what stands in each item, in hundredths."""

    values: Sequence[int | None]
    unit: int = 0  # what its figures are rounded to; 0: exact
    echo: bool = False  # its figures add up those of other voters: what is wrong there is wrong here, too

    def slack(self, parts: int) -> int:
        """Twice what so many rounded parts and their total may differ by."""
        return slack(self.unit, parts)


def slack(unit: int, parts: int) -> int:
    """Twice what so many parts and their total may differ by when they are rounded to a unit."""
    return unit * (parts + 1)


@dataclass(slots=True)
class Sample:
    """Many voters at once: some rows of a table, column by column. ``columns[item][voter]`` in hundredths."""

    columns: Sequence[Sequence[int | None]]
    units: Sequence[int]  # of every voter
    echoes: Sequence[bool]

    def voters(self) -> list[Voter]:
        """The same one by one."""
        return [Voter(*one) for one in zip(zip(*self.columns, strict=True), self.units, self.echoes, strict=True)]


@dataclass(slots=True)
class Strip:
    """The items in order. ``starts``: items with which something new begins (a heading, a blank row, a header)."""

    voters: Sequence[Voter] | Sample
    cues: Sequence[Cue]
    levels: Sequence[int]
    starts: frozenset[int] = frozenset()
    names: Sequence[str] = ()
    headings: dict[int, str] = field(default_factory=dict[int, str])  # the item that a heading stands before -> it
    left_out: frozenset[int] = frozenset()  # items that are neither parts nor totals
    partial: frozenset[int] = frozenset()  # totals that say they leave something out: *Totalt exkl. reserv*

    def reversed(self) -> Strip:
        """The same from the other end: what a total adds up then stands before it."""
        last = len(self.cues) - 1
        return Strip(
            self._reversed_voters(),
            list(reversed(self.cues)),
            list(reversed(self.levels)),
            frozenset(last - at for at in self.starts),
            list(reversed(self.names)),
            {},
            frozenset(last - at for at in self.left_out),
            frozenset(last - at for at in self.partial),
        )

    def _reversed_voters(self) -> Sequence[Voter] | Sample:
        voters = self.voters
        if isinstance(voters, Sample):
            return Sample(voters.columns[::-1], voters.units, voters.echoes)
        return [Voter(voter.values[::-1], voter.unit, voter.echo) for voter in voters]


class Total(NamedTuple):
    """An item that adds up others.

    ``agree``: in how many voters it does; ``of``: in how many it says anything; ``by``: what else says so, in words.
    """

    item: int
    parts: tuple[int, ...]
    agree: int
    of: int
    cue: Cue = Cue.NONE
    by: str = ""
