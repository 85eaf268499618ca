"""Exact enumeration for two cells that together explain what no single cell can."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from medelkoll_schemas.relations.assemble import Verdict
from medelkoll_schemas.relations.claims import mended
from medelkoll_schemas.relations.hypothesis import hypotheses
from medelkoll_schemas.relations.spans import roundest
from medelkoll_schemas.relations.two import two
from medelkoll_schemas.relations.weights import weight

if TYPE_CHECKING:
    from medelkoll_schemas.relations.hypothesis import Hypothesis
    from medelkoll_schemas.relations.search import Search
    from medelkoll_schemas.relations.single import Solution

STEPS_A_PAIR = 20
NO_SLIP = 32  # bits: any other figure


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two cells: its share of the rows, what it should be, and the slip behind it if one fits."""

    solution: Solution
    rows: tuple[int, ...]
    slip: Hypothesis | None
    value: int
    cost: int


def pairs(search: Search, rows: tuple[int, ...]) -> list[Verdict]:
    """The likeliest two cells that make all the rows hold; ambiguous when others would do as well."""
    wanted = frozenset(rows)
    reach = {place: wanted & moved.keys() for place, moved in search.known.items() if search.system.is_root(place)}
    able = [place for place, touched in reach.items() if touched]
    found: list[tuple[Half, Half]] = []
    for one, other in combinations(able, 2):
        if reach[one] | reach[other] == wanted and search.budget.spend(STEPS_A_PAIR):
            spans = two(search, one, other, wanted)
            found += [_halves(search, spans, rows)] if spans else []
    found.sort(key=lambda pair: (_slips(pair), pair[0].solution.place, pair[1].solution.place))
    return _verdicts(search, found, rows) if found else []


def _halves(search: Search, spans: tuple[Solution, Solution], rows: tuple[int, ...]) -> tuple[Half, Half]:
    """The rows that only the second cell moves are its own; all others are the first one's."""
    one, other = spans
    second = tuple(row for row in rows if row not in search.known[one.place])
    if not second:
        one, other = other, one
        second = tuple(row for row in rows if row not in search.known[one.place])
    first = tuple(row for row in rows if row not in second)
    return _half(search, one, first), _half(search, other, second)


def _half(search: Search, solution: Solution, rows: tuple[int, ...]) -> Half:
    figure = search.system.figures[solution.place]
    slip = min(
        hypotheses(search.system, search.context, solution), key=lambda one: (one.cost, one.changes), default=None
    )
    value = (
        figure.value + slip.changes[0][1]
        if slip
        else roundest((figure.value + solution.low, figure.value + solution.high), figure)
    )
    return Half(solution, rows, slip, value, (slip.cost if slip else NO_SLIP) + weight(search.system, solution.place))


def _slips(pair: tuple[Half, Half]) -> int:
    return pair[0].cost + pair[1].cost


def _verdicts(search: Search, found: list[tuple[Half, Half]], rows: tuple[int, ...]) -> list[Verdict]:
    best = found[0]
    sure = len(found) == 1
    cells = {half.solution.place for pair in found for half in pair}
    rivals = tuple(sorted(cells - {half.solution.place for half in best}))
    changes = {half.solution.place: half.value - search.system.figures[half.solution.place].value for half in best}
    if not frozenset(rows) <= mended(search.system, changes, search.known):
        changes = {}  # the slips that fit one by one do not fit together: say so, and repair nothing
    shares = [half for half in best if half.rows]
    joined = [half for half in best if not half.rows]
    return [
        Verdict(
            half.rows,
            half.solution.place,
            half.value if changes else None,
            tuple(cause for part in (half, *joined) if part.slip and changes for cause in part.slip.causes),
            rivals,
            changes=changes if index == 0 else {},
            sure=sure and bool(changes),
        )
        for index, half in enumerate(shares)
    ]
