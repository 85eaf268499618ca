"""A hidden row is in a sum and should not be, or the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair, lines, named, passed_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case


def repairs(case: Case) -> Iterator[Repair]:
    """All hidden lines of the sum that are left out of it, or all hidden ones beside it that are counted."""
    figures = case.system.figures
    for row in case.stating():
        own = (place for place in lines(row.relation, case.place) if figures[place].hidden)
        inside = passed_over(case.system, case.place, own)
        beside = case.context.outsiders.get(row.relation.number, ())
        outside = [place for place in beside if place in figures and figures[place].hidden]
        for places, direction, which in ((inside, 1, "out"), (outside, -1, "in")):
            total = case.figure.value + direction * sum(figures[place].value for place in places)
            if places and case.fits(total):
                yield Repair("hidden_row", total, 1, facts={**named(places), "sum": which})
