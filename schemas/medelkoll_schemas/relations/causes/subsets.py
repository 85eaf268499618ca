"""Which few lines add up to what is missing: bounded, and only when a hit says something."""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from medelkoll_schemas.relations.model import Figure

MOST_LINES = 3
MOST_WAYS = 20_000
ODDS = 16  # so many times rarer than a hit by accident a sum of several lines must be


def subsets(
    places: Sequence[int],
    figures: Mapping[int, Figure],
    low: int,
    high: int,
) -> Iterator[tuple[tuple[int, ...], int]]:
    """The fewest lines whose sum lies from ``low`` to ``high``, each with the number of ways there were.

    One line is always worth naming. Two or three are only when there are far fewer ways to choose them than there are
    amounts of that size: among forty round amounts some pair adds up to nearly anything.
    """
    used = [place for place in places if place in figures and figures[place].value]
    for size in range(1, MOST_LINES + 1):
        ways = comb(len(used), size)
        if size > 1 and (ways > MOST_WAYS or ways * ODDS > _amounts(used, figures, low, high)):
            return
        found = [chosen for chosen in combinations(used, size) if low <= sum(figures[p].value for p in chosen) <= high]
        yield from ((chosen, max(ways, 1)) for chosen in found)
        if found:
            return


def _amounts(used: Sequence[int], figures: Mapping[int, Figure], low: int, high: int) -> int:
    """How many different amounts of the wanted size there are, written as roundly as the lines are."""
    grain = 1
    while all(figures[place].value % (grain * 10) == 0 for place in used) and used:
        grain *= 10
    return max(abs(low), abs(high)) // max(grain, high - low + 1)
