"""Exact enumeration for one cell: which change of it makes which failing relations hold, and breaks none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_schemas.relations.bands import Status
from medelkoll_schemas.relations.spans import Span, meet, span

if TYPE_CHECKING:
    from medelkoll_schemas.relations.effects import Effects
    from medelkoll_schemas.relations.system import System

ANY = (-(1 << 80), 1 << 80)  # any change whatever


class Solution(NamedTuple):
    """Any change of the cell between ``low`` and ``high`` makes the rows in ``mended`` hold and breaks no other."""

    place: int
    low: int
    high: int
    mended: frozenset[int]


def solutions(system: System, place: int, reach: Effects) -> tuple[Solution, ...]:
    """The changes of one cell that mend most: contradictions count before what is only implausible."""
    allowed = _allowed(system, reach)
    if allowed is None:
        return ()
    inside = {row: shared for row, one in _spans(system, reach).items() if (shared := meet(one, allowed))}
    if len(inside) <= 1:
        return tuple([Solution(place, low, high, frozenset((row,))) for row, (low, high) in inside.items()])
    found = {_stack(inside, low): None for low in sorted({one[0] for one in inside.values()})}
    best = max([_worth(system, rows) for rows in found])
    return tuple([_solution(place, inside, rows) for rows in found if _worth(system, rows) == best])


def mending(system: System, place: int, reach: Effects, row: int) -> Solution | None:
    """The changes of one cell that mend a row, and with it as many of the others as they can; None when none does.

    A sum that the cell states keeps holding; what others worked out from the cell may have been worked out wrongly.
    """
    spans = _spans(system, reach)
    stating = {other: by for other, by in reach.items() if system.rows[other].relation.stated == place}
    allowed = meet(spans.get(row), _allowed(system, stating))
    done = {row}
    for other, one in spans.items():
        both = meet(allowed, one)
        if both:
            allowed = both
            done.add(other)
    return Solution(place, *allowed, frozenset(done)) if allowed else None


def _spans(system: System, reach: Effects) -> dict[int, Span | None]:
    """Per open row: the changes that make it hold."""
    spans: dict[int, Span | None] = {}
    for number, effect in reach.items():
        row = system.rows[number]
        if row.open:
            spans[number] = span(row.residual, row.goal, effect)
    return spans


def _allowed(system: System, reach: Effects) -> Span | None:
    """The changes that break nothing: what holds keeps holding, and what is implausible does not become wrong.

    None where nothing but no change at all does.
    """
    allowed: Span | None = ANY
    for number, effect in reach.items():
        row = system.rows[number]
        if row.status is Status.HOLDS or row.status is Status.LIKELY:
            if row.outer == 0:
                return None  # exact figures that agree: no change but none at all
            allowed = meet(allowed, span(row.residual, row.outer, effect))
    return allowed


def _stack(inside: dict[int, Span], point: int) -> frozenset[int]:
    return frozenset(row for row, (low, high) in inside.items() if low <= point <= high)


def _worth(system: System, rows: frozenset[int]) -> tuple[int, int]:
    failing = sum(system.rows[row].status is Status.FAILS for row in rows)
    return failing, len(rows) - failing


def _solution(place: int, inside: dict[int, Span], rows: frozenset[int]) -> Solution:
    low = max(inside[row][0] for row in rows)
    high = min(inside[row][1] for row in rows)
    return Solution(place, low, high, rows)
