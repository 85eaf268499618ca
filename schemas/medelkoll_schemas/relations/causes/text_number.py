"""A figure is stored as text, so that the formula beside it passes it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair, lines, named, passed_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case


def repairs(case: Case) -> Iterator[Repair]:
    """The sum grows by the text lines that it passes over: all of them, else one."""
    figures = case.system.figures
    for row in case.stating() if not case.figure.typed else ():
        texts = passed_over(
            case.system, case.place, (place for place in lines(row.relation, case.place) if figures[place].text)
        )
        for chosen in dict.fromkeys([texts, *((place,) for place in texts)]):
            total = case.figure.value + sum(figures[place].value for place in chosen)
            if chosen and case.fits(total):
                facts = named(chosen)
                yield Repair("text_number", total, 1, at=chosen[0], suggestion=figures[chosen[0]].value, facts=facts)
