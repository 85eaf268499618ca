"""A formula's range stops short of its block, or runs past it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair, lines, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from medelkoll_schemas.relations.causes.case import Case
    from medelkoll_schemas.relations.model import Relation

MOST_ROWS = 2
LINES = ("line", "detail")
WAYS = 2 * MOST_ROWS  # from above or from below


def repairs(case: Case) -> Iterator[Repair]:
    """What the relation adds up and the formula does not, or the reverse; else the rows just at the range's ends."""
    own = case.own()
    if own is not None and not own.open:
        yield from _against(case, own.relation)
        reads = lines(own.relation, case.place)
        beside = case.context.outsiders.get(own.relation.number, ())
        yield from _grown(case, sorted(place for place in beside if place in case.system.figures), reads)
        yield from _cut(case, reads)


def _against(case: Case, own: Relation) -> Iterator[Repair]:
    """The formula's cells against those of a relation that says what they should be."""
    stating = case.stating()
    has = _counted(own, case.place) if stating else {}
    for row in stating if has else ():
        wanted = lines(row.relation, case.place)
        lacks = {place: int(place in wanted) - has.get(place, 0) for place in sorted({*wanted, *has})}
        differing = {place: times for place, times in lacks.items() if times}
        kind = _kind(case, differing, has, wanted) if wanted else ""
        total = case.figure.value + sum(times * case.system.figures[place].value for place, times in differing.items())
        if kind and case.fits(total):
            yield Repair(kind, total, 1, facts=named(differing))


def _counted(own: Relation, place: int) -> dict[int, int]:
    """How many times a formula adds each of its cells; nothing when it weighs one by a fraction."""
    weight = -sum(term.coefficient for term in own.terms if term.place == place)
    parts = {term.place: term.coefficient for term in own.terms if term.place != place}
    whole = all(part % weight == 0 for part in parts.values())
    return {cell: part // weight for cell, part in parts.items() if part} if whole else {}


def _kind(case: Case, differing: Mapping[int, int], has: Mapping[int, int], wanted: tuple[int, ...]) -> str:
    """What the formula does wrong; nothing when it adds up other cells, or passes over texts or hidden rows."""
    cells = list(differing)
    if all(place not in has for place in cells):
        return "" if _hidden(case, cells) else "range_too_short" if _at_the_end(cells, tuple(has)) else "omitted_line"
    if all(place not in wanted and has[place] == 1 for place in cells):
        return "range_too_long" if _at_the_end(cells, wanted) else "counted_twice"
    return "counted_twice" if all(has.get(place, 0) > 1 for place in cells) else ""


def _hidden(case: Case, cells: list[int]) -> bool:
    """Whether the file itself shows why the formula passes over all the cells."""
    figures = [case.system.figures[place] for place in cells]
    return all(figure.text for figure in figures) or all(figure.hidden for figure in figures)


def _grown(case: Case, beside: list[int], reads: tuple[int, ...]) -> Iterator[Repair]:
    """The nearest rows below and above the range."""
    below = [place for place in beside if reads and place > reads[-1]]
    above = [place for place in reversed(beside) if reads and place < reads[0]]
    for rows in (below, above):
        for count in range(1, min(MOST_ROWS, len(rows)) + 1):
            yield from _shifted(case, rows[:count], 1, "range_too_short")


def _cut(case: Case, reads: tuple[int, ...]) -> Iterator[Repair]:
    """The first and the last rows of the range, never all of them."""
    for count in range(1, min(MOST_ROWS, len(reads) - 1) + 1):
        for rows in (reads[-count:], reads[:count]):
            yield from _shifted(case, list(rows), -1, "range_too_long")


def _shifted(case: Case, rows: list[int], direction: int, kind: str) -> Iterator[Repair]:
    """The range with some rows more or fewer; a row that the table has for a line is none too many."""
    total = case.figure.value + direction * sum([case.system.figures[place].value for place in rows])
    if not case.fits(total):
        return
    roles = {case.context.roles.get(place, "") for place in rows}
    if direction > 0 or roles.isdisjoint(LINES):
        shown = direction > 0 or "" not in roles  # else the amount of a row may fit by accident
        yield Repair(kind, total, 1 if shown else WAYS, facts=named(sorted(rows)), shown=shown)


def _at_the_end(rows: list[int], others: tuple[int, ...]) -> bool:
    """Whether none of the rows stands between the others."""
    return all(place < min(others) or place > max(others) for place in rows)
