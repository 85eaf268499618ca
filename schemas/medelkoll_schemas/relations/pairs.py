"""Exact enumeration for two cells that together explain what no single cell can."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from medelkoll_schemas.relations.shares import share, verdicts
from medelkoll_schemas.relations.two import two

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.assemble import Verdict
    from medelkoll_schemas.relations.search import Search
    from medelkoll_schemas.relations.shares import Share

STEPS_A_PAIR = 20


def pairs(search: Search, rows: tuple[int, ...]) -> list[Verdict]:
    """The likeliest two cells that make all the rows hold; ambiguous when others would do as well."""
    found = sorted(_found(search, frozenset(rows)), key=_order)
    return verdicts(search, rows, found[0], (cell.place for pair in found for cell in pair)) if found else []


def _found(search: Search, wanted: frozenset[int]) -> Iterator[tuple[Share, Share]]:
    reach = {place: wanted & moved.keys() for place, moved in search.known.items() if search.system.is_root(place)}
    for one, other in combinations(sorted(place for place in reach if reach[place]), 2):
        if reach[one] | reach[other] == wanted and search.budget.spend(STEPS_A_PAIR):
            spans = two(search, one, other, wanted)
            if spans:
                yield share(search, spans[0]), share(search, spans[1])


def _order(pair: tuple[Share, Share]) -> tuple[int, int, int]:
    return (pair[0].cost + pair[1].cost, pair[0].place, pair[1].place)
