"""What was found as rows of the tidy tables, for the same rules and explanations as any other workbook's."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, TypeVar

from medelkoll_addin.mapping.discovering.model import Found
from medelkoll_addin.mapping.figures import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.discovering.model import Structure, Sums

_T = TypeVar("_T")
_COLUMNS = ("kind", "stated", "branch", "place", "coefficient", "constant", "slack", "subject")
_FIRST_BRANCH = 10


def settle_roles(structure: Structure) -> None:
    """Give the rows the roles that they turned out to have."""
    lines = [structure.table.lines[n] for n in structure.rows]
    for line in structure.table.lines:
        line.parent = None
        line.role = "skip" if line.role in ("subtotal", "total") else line.role
    parts = {part for total in structure.down for part in total.parts}
    for at, line in enumerate(lines):
        line.role = "line" if at in parts else line.role
    for total in structure.down:
        lines[total.item].role = "subtotal" if total.item in parts else "total"


def fill_found(book: int, found: Sequence[Found | Sums], collector: Collector) -> None:
    """Add the equations; figures in thousands or millions count in öre like all others."""
    columns = _Columns()
    for one in found:
        if isinstance(one, Found):
            columns.add(one)
        else:
            columns.add_all(one)
        if len(columns.place) >= ENOUGH:
            columns.give(book, collector)
    columns.give(book, collector)


class _Columns:
    """The columns of the table of equations while they grow: a row for each term of each of them."""

    def __init__(self) -> None:
        self.kind: list[str] = []
        self.stated: list[int] = []
        self.branch: list[int] = []
        self.place: list[int] = []
        self.coefficient: list[int] = []
        self.constant: list[int] = []
        self.slack: list[int] = []
        self.subject: list[str] = []
        self._seen: dict[str, dict[int, int]] = {}  # kind -> the latest branch of the cells that are stated

    def add(self, one: Found) -> None:
        """One equation."""
        many = len(one.terms)
        self.kind += [one.kind] * many
        self.stated += [one.stated] * many
        self.branch += self._branches(one.kind, [one.stated]) * many
        self.place += [place for place, _ in one.terms]
        self.coefficient += [weight for _, weight in one.terms]
        self.constant += [one.constant] * many
        self.slack += [one.slack] * many
        self.subject += [one.subject] * many

    def add_all(self, sums: Sums) -> None:
        """Many equations."""
        counts = [len(parts) + 1 for parts in sums.parts]
        many = sum(counts)
        signs = {count: (*(sums.weights or (1,) * (count - 1)), -1) for count in set(counts)}
        self.kind += [sums.kind] * many
        self.stated += _each(sums.stated, counts)
        self.branch += _each(self._branches(sums.kind, sums.stated), counts)
        self.place += [place for parts, own in zip(sums.parts, sums.stated, strict=True) for place in (*parts, own)]
        self.coefficient += chain.from_iterable(signs[count] for count in counts)
        self.constant += [0] * many
        self.slack += [0] * many
        self.subject += _each(sums.subjects, counts)

    def _branches(self, kind: str, stated: Sequence[int]) -> list[int]:
        """Tells apart the equations of one kind that state the same cell."""
        seen = self._seen.setdefault(kind, {})
        if seen.keys().isdisjoint(stated):  # as most; those that come together state different cells
            seen.update(dict.fromkeys(stated, _FIRST_BRANCH))
            return [_FIRST_BRANCH] * len(stated)
        for place in stated:
            seen[place] = seen.get(place, _FIRST_BRANCH - 1) + 1
        return [seen[place] for place in stated]

    def give(self, book: int, collector: Collector) -> None:
        """Add the rows to the batch; begins anew."""
        columns = {name: getattr(self, name) for name in _COLUMNS}
        collector.extend("found", len(self.place), book=book, **columns)
        for column in columns.values():
            column.clear()


def _each(values: Iterable[_T], counts: Iterable[int]) -> Iterable[_T]:
    """Every value as often as the count beside it says."""
    return chain.from_iterable(map(repeat, values, counts))
