"""Slips in a sum that may come on top of another slip: each with what it takes from the sum or adds to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import lines, named, passed_over

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from medelkoll_schemas.relations.causes.case import Case
    from medelkoll_schemas.relations.system import Row


@dataclass(frozen=True, slots=True)
class Part:
    """Without the slip the sum would be larger by ``change``."""

    kind: str
    change: int
    ways: int
    line: int
    shown: bool  # the file itself shows it
    facts: Mapping[str, str | int] = field(default_factory=dict[str, str | int])


def parts(case: Case) -> list[Part]:
    """Texts and hidden rows that a sum passes over, hidden rows that it counts, lines left out or counted twice."""
    found = [part for row in case.stating() for part in (*_inside(case, row), *_beside(case, row))]
    return sorted((part for part in found if part.change), key=lambda part: (not part.shown, part.line, part.kind))


def _inside(case: Case, row: Row) -> Iterator[Part]:
    places = lines(row.relation, case.place)
    for place in places:
        figure, facts = case.system.figures[place], named((place,))
        passed = bool(passed_over(case.system, case.place, (place,)))
        if figure.text and passed and not case.figure.typed:
            yield Part("text_number", figure.value, 1, place, shown=True, facts=facts)
        elif figure.hidden and passed:
            yield Part("hidden_row", figure.value, 1, place, shown=True, facts={**facts, "sum": "out"})
        elif case.figure.typed:
            yield Part("omitted_line", figure.value, len(places), place, shown=False, facts=facts)
            yield Part("counted_twice", -figure.value, len(places), place, shown=False, facts=facts)


def _beside(case: Case, row: Row) -> Iterator[Part]:
    for place in case.context.outsiders.get(row.relation.number, ()):
        if place in case.system.figures and case.system.figures[place].hidden:
            facts: dict[str, str | int] = {**named((place,)), "sum": "in"}
            yield Part("hidden_row", -case.system.figures[place].value, 1, place, shown=True, facts=facts)
