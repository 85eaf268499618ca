"""A total counts one of its lines twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair, lines, named
from medelkoll_schemas.relations.causes.subsets import subsets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case


def repairs(case: Case) -> Iterator[Repair]:
    """The total shrinks by the lines that were counted once too often."""
    value = case.figure.value
    for row in case.stating() if case.figure.typed else ():
        places = lines(row.relation, case.place)
        for chosen, ways in subsets(places, case.system.figures, value - case.high, value - case.low):
            total = value - sum(case.system.figures[place].value for place in chosen)
            yield Repair("counted_twice", total, ways, facts=named(chosen))
