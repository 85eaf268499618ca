"""Exact enumeration for one cell: which change of it makes which failing relations hold, and breaks none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medelkoll_schemas.relations.bands import Status
from medelkoll_schemas.relations.spans import Span, meet, span

if TYPE_CHECKING:
    from medelkoll_schemas.relations.effects import Effects
    from medelkoll_schemas.relations.system import System


@dataclass(frozen=True, slots=True)
class Solution:
    """Any change of the cell between ``low`` and ``high`` makes the rows in ``mended`` hold and breaks no other."""

    place: int
    low: int
    high: int
    mended: frozenset[int]


def solutions(system: System, place: int, reach: Effects) -> tuple[Solution, ...]:
    """The changes of one cell that mend most: contradictions count before what is only implausible."""
    spans = {
        row: span(system.rows[row].residual, system.rows[row].goal, reach[row])
        for row in reach
        if system.rows[row].open
    }
    allowed = _allowed(system, reach)
    inside = {row: shared for row, one in spans.items() if (shared := meet(one, allowed))}
    found = {_stack(inside, low): None for low in sorted({one[0] for one in inside.values()})}
    best = max((_worth(system, rows) for rows in found), default=(0, 0))
    return tuple(_solution(place, inside, rows) for rows in found if _worth(system, rows) == best)


def _allowed(system: System, reach: Effects) -> Span:
    """The changes that break nothing: what holds keeps holding, and what is implausible does not become wrong."""
    allowed: Span | None = (-(1 << 80), 1 << 80)
    for row, effect in reach.items():
        if system.rows[row].status in (Status.HOLDS, Status.LIKELY):
            allowed = meet(allowed, span(system.rows[row].residual, system.rows[row].outer, effect))
    return allowed or (1, 0)


def _stack(inside: dict[int, Span], point: int) -> frozenset[int]:
    return frozenset(row for row, (low, high) in inside.items() if low <= point <= high)


def _worth(system: System, rows: frozenset[int]) -> tuple[int, int]:
    failing = sum(system.rows[row].status is Status.FAILS for row in rows)
    return failing, len(rows) - failing


def _solution(place: int, inside: dict[int, Span], rows: frozenset[int]) -> Solution:
    low = max(inside[row][0] for row in rows)
    high = min(inside[row][1] for row in rows)
    return Solution(place, low, high, rows)
