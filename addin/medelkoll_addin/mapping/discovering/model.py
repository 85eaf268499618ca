"""What is found in tables that nobody described."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from medelkoll_addin.mapping.discovering.grid import Grid
    from medelkoll_addin.mapping.discovering.strip import Total
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_schemas.reference.model import Place


class Found(NamedTuple):
    """One equation: ``sum of weight x figure + constant = 0``. ``kind``: one of ``tables.found.KINDS``."""

    kind: str
    stated: int  # place
    terms: Sequence[tuple[int, int]]  # places and weights, the stated cell's own included
    subject: str = ""
    constant: int = 0
    slack: int = 0
    why: str = ""  # in words, for whoever asks what a cell was taken for

    def states(self, place: int) -> bool:
        """Whether it says what should stand in a cell."""
        return self.stated == place


@dataclass(frozen=True, slots=True)
class Sums:
    """Many equations of one kind, as columns: what each stated cell's parts come to, less the cell itself, is nothing.

    A table's rows have as many as it has figures: an object for each would cost more than finding them.
    """

    kind: str  # as in ``Found``
    stated: list[int]  # places
    parts: list[Sequence[int]]  # the places that each of these adds up
    subjects: list[str]
    why: str = ""
    weights: Sequence[int] = ()  # of the parts, where they do not all count once

    def add(self, stated: int, parts: Sequence[int], subject: str) -> None:
        """One more."""
        self.stated.append(stated)
        self.parts.append(parts)
        self.subjects.append(subject)

    def states(self, place: int) -> bool:
        """Whether any of them says what should stand in a cell."""
        return place in self.stated

    def terms(self, at: int) -> Sequence[tuple[int, int]]:
        """Places and weights of one of them, the stated cell's own included."""
        parts = self.parts[at]
        weights = self.weights or (1,) * len(parts)
        return [*zip(parts, weights, strict=True), (self.stated[at], -1)]

    def slices(self, size: int) -> Iterator[Sums]:
        """The same, no more than so many at a time."""
        for first in range(0, len(self.stated), size):
            own = slice(first, first + size)
            stated, parts, subjects = self.stated[own], self.parts[own], self.subjects[own]
            yield Sums(self.kind, stated, parts, subjects, self.why, self.weights)

    def without(self, left_out: AbstractSet[int]) -> Sums:
        """All but those in some positions."""
        if not left_out:
            return self
        kept = [at not in left_out for at in range(len(self.stated))]
        stated, parts, subjects = compress(self.stated, kept), compress(self.parts, kept), compress(self.subjects, kept)
        return Sums(self.kind, [*stated], [*parts], [*subjects], self.why, self.weights)


@dataclass(slots=True)
class Structure:
    """How one table is built."""

    grid: Grid
    down: Sequence[Total] = ()  # items are positions in ``rows``
    across: Sequence[Total] = ()  # items are positions in ``table.columns``
    differences: Sequence[tuple[int, int, int]] = ()  # columns: what differs, from, less
    details: Mapping[int, Sequence[int]] = field(default_factory=dict[int, "Sequence[int]"])  # row -> its *varav*
    strange: frozenset[int] = frozenset()  # columns whose totals are no sums: averages, rates
    where: Mapping[int, Place] | None = None  # the places that its rows are about, once somebody asked (``places_of``)

    @property
    def table(self) -> Table:
        """The table."""
        return self.grid.table

    @property
    def rows(self) -> Sequence[int]:
        """The numbers of its lines (in ``table.lines``) that hold figures."""
        return self.grid.rows

    def place(self, at: int, n: int) -> int | None:
        """The place of the figure in a row (a position in ``rows``) and a column; None where there is none."""
        return self.grid.places(n)[at]

    def value(self, at: int, n: int) -> int | None:
        """The figure there, in hundredths of what is typed."""
        return self.grid.values(n)[at]

    @property
    def adding(self) -> Sequence[int]:
        """The columns in which a total of rows counts."""
        return [n for n in range(len(self.table.columns)) if n not in self.strange]
