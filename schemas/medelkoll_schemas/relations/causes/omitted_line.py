"""A total leaves out one of its lines, or counts one that stands outside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair, lines, named
from medelkoll_schemas.relations.causes.subsets import subsets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case


def repairs(case: Case) -> Iterator[Repair]:
    """The total grows by the lines that were left out; a line outside the relation is pointed at."""
    if case.figure.typed:
        for row in case.stating():
            yield from _left_out(case, lines(row.relation, case.place))
            yield from _outside(case, case.context.outsiders.get(row.relation.number, ()))


def _left_out(case: Case, places: tuple[int, ...]) -> Iterator[Repair]:
    value = case.figure.value
    for chosen, ways in subsets(places, case.system.figures, case.low - value, case.high - value):
        total = value + sum(case.system.figures[place].value for place in chosen)
        yield Repair("omitted_line", total, ways, facts=named(chosen))


def _outside(case: Case, places: tuple[int, ...]) -> Iterator[Repair]:
    value = case.figure.value
    for chosen, ways in subsets(places, case.system.figures, value - case.high, value - case.low):
        total = value - sum(case.system.figures[place].value for place in chosen)
        yield Repair("omitted_line", total, ways, at=chosen[0], facts=named(chosen))
