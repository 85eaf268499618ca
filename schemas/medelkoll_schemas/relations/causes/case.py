"""What a cause is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_schemas.relations.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from medelkoll_schemas.relations.context import Context
    from medelkoll_schemas.relations.model import Figure, Relation
    from medelkoll_schemas.relations.system import Row, System

ADDED_UP = (Kind.CATEGORY_SUM, Kind.ECONOMIC_SUMMARY, Kind.SPENDING_REPORT, Kind.FORMULA, Kind.RECIPIENT_SPLIT)


class Case(NamedTuple):
    """One cell that would make the relations in ``rows`` hold if it were anything from ``low`` to ``high``."""

    system: System
    context: Context
    place: int
    low: int
    high: int
    rows: tuple[int, ...]

    @property
    def figure(self) -> Figure:
        """The cell's figure."""
        return self.system.figures[self.place]

    def fits(self, value: int) -> bool:
        """Whether the value would do; one finer than the figure's own unit would not."""
        unit = self.figure.unit
        finer = unit and self.figure.value % unit == 0 and value % unit
        return self.low <= value <= self.high and not finer and value != self.figure.value

    def stating(self) -> tuple[Row, ...]:
        """The relations whose result the cell states, as far as they would hold then."""
        rows = [self.system.rows[row] for row in self.rows]
        return tuple([row for row in rows if row.relation.stated == self.place and row.relation.kind in ADDED_UP])

    def own(self) -> Row | None:
        """The cell's own formula."""
        row = self.system.own.get(self.place)
        return None if row is None else self.system.rows[row]


@dataclass(frozen=True, slots=True)
class Repair:
    """One slip that explains the case: had it not happened, the cell's value would be ``value``."""

    kind: str
    value: int
    ways: int  # how many repairs of this kind were possible here: the more, the less a hit says
    at: int | None = None  # the cell that the cause is about, when it is another one
    suggestion: int | None = None  # what to write there; None: ``value`` when it is the case's own cell
    facts: Mapping[str, str | int] = field(default_factory=dict[str, str | int])
    shown: bool = True  # false: the numbers fit, and nothing else says so


def lines(relation: Relation, place: int) -> tuple[int, ...]:
    """The cells that a sum adds up to its stated cell, in reading order; empty when they are weighed differently."""
    own = sum([term.coefficient for term in relation.terms if term.place == place])
    others: list[int] = []
    for term in relation.terms:
        if term.place != place:
            if term.coefficient == -own:
                others.append(term.place)
            elif term.coefficient != own:
                return ()
    return tuple(sorted(others))


def passed_over(system: System, place: int, among: Iterable[int]) -> tuple[int, ...]:
    """The lines that the cell's own formula does not read; all of them where the formula is not known."""
    own = system.own.get(place)
    read = {term.place for term in system.rows[own].relation.terms} if own is not None else frozenset[int]()
    return tuple(line for line in among if line not in read)


def named(places: Iterable[int]) -> dict[str, str | int]:
    """Facts that point at lines: ``line``, ``line_2``, ``line_3`` are places."""
    return {"line" if index == 1 else f"line_{index}": place for index, place in enumerate(places, 1)}
