"""A formula's range stops short of its block, or runs past it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair, lines, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case

MOST_ROWS = 2


def repairs(case: Case) -> Iterator[Repair]:
    """What the relation adds up and the formula does not, or the reverse; else the rows just at the range's ends."""
    own = case.own()
    if own is not None and not own.open:
        reads = lines(own.relation, case.place)
        yield from _against(case, reads)
        beside = case.context.outsiders.get(own.relation.number, ())
        yield from _grown(case, sorted(place for place in beside if place in case.system.figures), reads)
        yield from _cut(case, reads)


def _against(case: Case, reads: tuple[int, ...]) -> Iterator[Repair]:
    """The formula's cells against those of a relation that says what they should be."""
    for row in case.stating():
        wanted = lines(row.relation, case.place)
        missing, surplus = sorted(set(wanted) - set(reads)), sorted(set(reads) - set(wanted))
        if missing and not surplus:
            yield from _shifted(case, missing, 1, "range_too_short" if _at_the_end(missing, reads) else "omitted_line")
        if surplus and not missing:
            yield from _shifted(
                case, surplus, -1, "range_too_long" if _at_the_end(surplus, wanted) else "counted_twice"
            )


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
    total = case.figure.value + direction * sum(case.system.figures[place].value for place in rows)
    if case.fits(total):
        yield Repair(kind, total, 1, facts=named(sorted(rows)))


def _at_the_end(rows: list[int], others: tuple[int, ...]) -> bool:
    """Whether none of the rows stands between the others."""
    return not others or all(place < others[0] or place > others[-1] for place in rows)
