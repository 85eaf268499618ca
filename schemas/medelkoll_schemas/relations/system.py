"""One workbook's relations made ready for questions: residuals, who takes part in what, which formulas follow whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_schemas.relations.bands import Status, likely, status, worst
from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.relations.order import ranks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from medelkoll_schemas.relations.model import Figure, Relation


class Row(NamedTuple):
    """A relation with its residual. ``outer`` and ``inner`` are twice the worst case and twice what is likely."""

    relation: Relation
    residual: int
    outer: int
    inner: int
    status: Status

    @property
    def open(self) -> bool:
        """Whether it asks for an explanation."""
        return self.status is Status.FAILS or self.status is Status.LIKELY

    @property
    def goal(self) -> int:
        """Twice the residual that a repair may leave behind."""
        return self.inner if self.status is Status.LIKELY else self.outer

    def coefficient(self, place: int) -> int:
        """The cell's whole part in the relation."""
        return sum([term.coefficient for term in self.relation.terms if term.place == place])


class System(NamedTuple):
    """The rows in a fixed order, and indexes over them."""

    figures: Mapping[int, Figure]
    rows: tuple[Row, ...]
    parts: Mapping[int, tuple[tuple[int, int], ...]]  # place -> (row, coefficient)
    own: Mapping[int, int]  # formula cell -> the row that is its formula
    stale: frozenset[int]  # formula rows that fail: the file's result is not what the formula gives
    readers: Mapping[
        int, tuple[int, ...]
    ]  # place -> the formula cells that follow it; those with a stale result do not
    rank: Mapping[int, int]  # formula cell -> it comes after all that it reads

    def open_rows(self) -> tuple[int, ...]:
        """The rows that ask for an explanation."""
        return tuple(index for index, row in enumerate(self.rows) if row.open)

    def is_root(self, place: int) -> bool:
        """Whether the cell can be wrong by itself: typed, not judged, or not what its formula gives."""
        row = self.own.get(place)
        return row is None or row in self.stale


def build(relations: Iterable[Relation], figures: Mapping[int, Figure]) -> System:
    """The system of one workbook; the order of ``relations`` does not matter."""
    rows = tuple([_row(relation, figures) for relation in sorted(relations, key=sort_key)])
    parts: dict[int, dict[int, int]] = {}
    for index, row in enumerate(rows):
        for term in row.relation.terms if row.status is not Status.UNKNOWN else ():
            held = parts.setdefault(term.place, {})
            held[index] = held.get(index, 0) + term.coefficient
    own = _own(rows, figures)
    rank = ranks({place: tuple([t.place for t in rows[row].relation.terms]) for place, row in own.items()})
    own = {place: own[place] for place in rank}
    kept = {place: tuple([(i, c) for i, c in held.items() if c]) for place, held in parts.items()}
    stale = frozenset(row for row in own.values() if rows[row].open)
    return System(figures, rows, kept, own, stale, _readers(rows, own), rank)


def sort_key(relation: Relation) -> tuple[object, ...]:
    """An order that comes from what a relation says, its number last."""
    terms = sorted([(term.place, term.coefficient) for term in relation.terms])
    return (
        relation.stated,
        relation.kind.value,
        relation.code,
        terms,
        relation.constant,
        relation.slack,
        relation.number,
    )


def _row(relation: Relation, figures: Mapping[int, Figure]) -> Row:
    residual, widths = relation.constant, [relation.slack]
    for term in relation.terms:
        figure = figures.get(term.place)
        if figure is None:
            return Row(relation, 0, 0, 0, Status.UNKNOWN)
        residual += term.coefficient * figure.value
        if figure.unit:
            widths.append(abs(term.coefficient) * figure.unit)
    outer, inner = worst(widths), likely(widths)
    return Row(relation, residual, outer, inner, status(residual, outer, inner))


def _own(rows: tuple[Row, ...], figures: Mapping[int, Figure]) -> dict[int, int]:
    """Formula cell -> its own formula's row, the first one in the fixed order."""
    own: dict[int, int] = {}
    for index, row in enumerate(rows):
        place = row.relation.stated
        formula = row.relation.kind is Kind.FORMULA and row.status is not Status.UNKNOWN
        if formula and place not in own and not figures[place].typed and row.coefficient(place):
            own[place] = index
    return own


def _readers(rows: tuple[Row, ...], own: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    readers: dict[int, dict[int, None]] = {}
    for place, row in own.items():
        for term in () if rows[row].open else rows[row].relation.terms:
            if term.place != place:
                readers.setdefault(term.place, {})[place] = None
    return {place: tuple(who) for place, who in readers.items()}
