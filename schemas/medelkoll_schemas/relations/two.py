"""Two unknowns, several intervals: by how much two cells must change together."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from math import floor
from typing import TYPE_CHECKING

from medelkoll_schemas.relations.bands import Status
from medelkoll_schemas.relations.claims import mended
from medelkoll_schemas.relations.single import Solution
from medelkoll_schemas.relations.spans import Span, meet, span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.search import Search

WIDE = 1 << 80


def two(search: Search, one: int, other: int, wanted: frozenset[int]) -> tuple[Solution, Solution] | None:
    """The changes of both cells, each one's interval with the other one's change kept; None when there are none."""
    for change in _changes(search, one, other, wanted):
        for_other = _span(search, other, {one: change}, wanted)
        if for_other is None:
            continue
        middle = (for_other[0] + for_other[1]) // 2
        for_one = _span(search, one, {other: middle}, wanted)
        both = {one: change, other: middle}
        if for_one and change and middle and wanted <= mended(search.system, both, search.known):
            return Solution(one, *for_one, wanted), Solution(other, *for_other, wanted)
    return None


def _changes(search: Search, one: int, other: int, wanted: frozenset[int]) -> Iterator[int]:
    """Changes of the first cell worth trying: from rows that it alone moves, else from two rows that both move."""
    left, right = search.known[one], search.known[other]
    alone = _alone(search, one, frozenset(left.keys() - right.keys()), wanted)
    if alone is None:
        return
    if alone[1] - alone[0] < WIDE:
        yield from dict.fromkeys(((alone[0] + alone[1]) // 2, *alone))
        return
    shared = sorted(left.keys() & right.keys())
    for i, j in combinations(shared, 2):
        turn = Fraction(left[i] * right[j] - left[j] * right[i])
        if turn and not wanted.isdisjoint((i, j)):
            rows = search.system.rows
            yield floor((rows[j].residual * right[i] - rows[i].residual * right[j]) / turn + Fraction(1, 2))


def _alone(search: Search, place: int, rows: frozenset[int], wanted: frozenset[int]) -> Span | None:
    return _within(search, place, {}, rows, wanted)


def _span(search: Search, place: int, others: dict[int, int], wanted: frozenset[int]) -> Span | None:
    """What the cell may change by when the other one has changed."""
    return _within(search, place, others, frozenset(search.known[place]), wanted)


def _within(
    search: Search, place: int, others: dict[int, int], rows: frozenset[int], wanted: frozenset[int]
) -> Span | None:
    allowed: Span | None = (-WIDE, WIDE)
    for index in sorted(rows):
        row = search.system.rows[index]
        if row.status is Status.FAILS and index not in wanted:
            continue
        goal = row.goal if index in wanted else row.outer
        moved = sum(search.known[cell].get(index, 0) * change for cell, change in others.items())
        allowed = meet(allowed, span(row.residual + moved, goal, search.known[place][index]))
    return allowed
