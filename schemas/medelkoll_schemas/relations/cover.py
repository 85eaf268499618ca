"""The general case, three cells and more: the least weight of cells that makes everything hold (Fellegi and Holt).

The solver only ever sees which cells a violated relation contains; amounts stay in exact arithmetic. Each set that it
proposes is tried, and what contradicts it comes back as one more relation to cover, until a set fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.claims import mended
from medelkoll_schemas.relations.elimination import solve
from medelkoll_schemas.relations.highs import smallest
from medelkoll_schemas.relations.shares import share, verdicts
from medelkoll_schemas.relations.single import Solution
from medelkoll_schemas.relations.weights import weight

if TYPE_CHECKING:
    from medelkoll_schemas.relations.assemble import Verdict
    from medelkoll_schemas.relations.search import Search
    from medelkoll_schemas.relations.shares import Share

STEPS_A_PROPOSAL, STEPS_TO_KEEP = 1_500, 30_000
MOST_SUSPECTS = 300
MOST_SETS = 4  # so many sets of the same weight are compared by their slips


def cover(search: Search, rows: tuple[int, ...]) -> list[Verdict]:
    """The cells of the lightest set that fits, the others of its weight as rivals; empty when none was found."""
    places = [place for place in search.known if search.system.is_root(place)]
    if len(places) > MOST_SUSPECTS:
        return []
    found = [_shares(search, changes, rows) for changes in _sets(search, places, rows)]
    found.sort(key=lambda shares: (sum(cell.cost for cell in shares), [cell.place for cell in shares]))
    return verdicts(search, rows, found[0], (cell.place for shares in found for cell in shares)) if found else []


def _sets(search: Search, places: list[int], rows: tuple[int, ...]) -> list[dict[int, int]]:
    """The changes of each lightest set that makes all rows hold."""
    weights = [weight(search.system, place) for place in places]
    covers = [frozenset(i for i, place in enumerate(places) if row in search.known[place]) for row in rows]
    banned: list[frozenset[int]] = []
    found: list[dict[int, int]] = []
    lightest = 0
    while all(covers) and len(found) < MOST_SETS and search.budget.spare(STEPS_A_PROPOSAL, STEPS_TO_KEEP):
        chosen = smallest(weights, covers, banned)
        total = sum(weights[i] for i in chosen or ())
        if not chosen or (found and total > lightest):
            break
        answer = solve(search, [places[i] for i in sorted(chosen)], rows)
        if isinstance(answer, frozenset) and answer:
            covers.append(frozenset(i for i, place in enumerate(places) if place in answer))
            continue
        banned.append(chosen)
        if isinstance(answer, dict) and frozenset(rows) <= mended(search.system, answer, search.known):
            found.append(answer)
            lightest = total
    return found


def _shares(search: Search, changes: dict[int, int], rows: tuple[int, ...]) -> list[Share]:
    wanted = frozenset(rows)
    return [share(search, Solution(place, by, by, wanted)) for place, by in sorted(changes.items()) if by]
