"""What is found in tables that nobody described."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.mapping.discovering.grid import Grid
    from medelkoll_addin.mapping.discovering.strip import Total
    from medelkoll_addin.mapping.survey import Table


@dataclass(frozen=True, slots=True)
class Found:
    """One equation: ``sum of weight x figure + constant = 0``. ``kind``: one of ``tables.found.KINDS``."""

    kind: str
    stated: int  # place
    terms: Sequence[tuple[int, int]]  # places and weights, the stated cell's own included
    subject: str = ""
    constant: int = 0
    slack: int = 0
    why: str = ""  # in words, for whoever asks what a cell was taken for


@dataclass(slots=True)
class Structure:
    """How one table is built."""

    grid: Grid
    down: Sequence[Total] = ()  # items are positions in ``rows``
    across: Sequence[Total] = ()  # items are positions in ``table.columns``
    differences: Sequence[tuple[int, int, int]] = ()  # columns: what differs, from, less
    details: Mapping[int, Sequence[int]] = field(default_factory=dict[int, "Sequence[int]"])  # row -> its *varav*
    strange: frozenset[int] = frozenset()  # columns whose totals are no sums: averages, rates

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


def added(kind: str, stated: int, parts: Sequence[int], subject: str, why: str) -> Found:
    """A sum of parts."""
    terms = [(part, 1) for part in parts]
    terms.append((stated, -1))
    return Found(kind, stated, terms, subject, why=why)
