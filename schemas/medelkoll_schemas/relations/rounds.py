"""One round: explain what can be explained now; what is left is looked at again after those repairs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medelkoll_schemas.relations.assemble import Verdict
from medelkoll_schemas.relations.choose import choose
from medelkoll_schemas.relations.claims import assumptions, swaps
from medelkoll_schemas.relations.cover import cover
from medelkoll_schemas.relations.decompose import decompose
from medelkoll_schemas.relations.hypothesis import hypotheses
from medelkoll_schemas.relations.pairs import pairs
from medelkoll_schemas.relations.recalculated import recalculated
from medelkoll_schemas.relations.single import mending
from medelkoll_schemas.relations.suspects import components
from medelkoll_schemas.relations.texts import texts
from medelkoll_schemas.relations.weights import first_look

ADDED_WRONG = frozenset(("hidden_row", "range_too_short", "range_too_long", "omitted_line", "counted_twice"))

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from medelkoll_schemas.relations.hypothesis import Hypothesis
    from medelkoll_schemas.relations.search import Search
    from medelkoll_schemas.relations.single import Solution
    from medelkoll_schemas.relations.system import System


def one_round(search: Search) -> list[Verdict]:
    """Verdicts on at least one open row."""
    found = texts(search) or recalculated(search) or _figures(search)
    return found if search.complete else [replace(verdict, narrowed=False) for verdict in found]


def _narrow(search: Search) -> list[Verdict]:
    """Group by group: one cell for all of it, or for what a formula shows; else two cells, or what explains most."""
    each = (_single(search, rows, search.whole(rows)) or _shown(search, rows) for rows in search.groups)
    single = [verdict for verdict in each if verdict]
    twos = single or [verdict for rows in search.groups for verdict in pairs(search, rows)]
    wide = () if twos else components(search.system, search.known, through_all=True)
    return twos or [verdict for rows in wide for verdict in _several(search, rows)]


def _several(search: Search, rows: tuple[int, ...]) -> list[Verdict]:
    """Two cells that a row which holds ties together, three and more, else one at a time."""
    return pairs(search, rows) or cover(search, rows) or [_most(search, rows)]


def _figures(search: Search) -> list[Verdict]:
    """The figures themselves: what is known of one, what several have in common, then one by one."""
    claimed = (*assumptions(search), *swaps(search))
    several = {place for one in claimed if len(one.changes) > 1 for place, _ in one.changes}
    return _known(search, several) or _wide(search, claimed) or _narrow(search)


def _known(search: Search, claimed: AbstractSet[int]) -> list[Verdict]:
    """Figures that are known from elsewhere, so that nothing but they can be wrong: a population, a decided amount.

    Those first, and the rest as if they were right. One slip behind several of them (``claimed``) says more.
    """
    system = search.system
    alone = {system.rows[row].relation.stated: row for rows in search.groups for row in rows if _by_itself(system, row)}
    able = {place: row for place, row in alone.items() if place in search.known and place not in claimed}
    cells = (mending(system, place, search.known[place], row) for place, row in able.items())
    each = (_single(search, tuple(sorted(cell.mended)), [cell]) for cell in cells if cell)
    return [verdict for verdict in each if verdict]


def _by_itself(system: System, row: int) -> bool:
    """Whether a row is about one typed figure and what it is known to be."""
    relation = system.rows[row].relation
    return all(term.place == relation.stated for term in relation.terms) and system.figures[relation.stated].typed


def _wide(search: Search, claimed: Sequence[Hypothesis]) -> list[Verdict]:
    """The widest slips in several cells that do not overlap, where no single cell says as much."""
    alone = [frozenset(rows) for rows in search.groups if search.whole(rows)]
    wider = [one for one in claimed if not any(one.mended <= rows for rows in alone)]
    taken: set[int] = set()
    verdicts: list[Verdict] = []
    for one in sorted(wider, key=lambda wide: (-len(wide.mended), wide.cost, wide.changes)):
        if taken.isdisjoint(one.mended):
            taken |= one.mended
            verdicts.append(_claim(one, [rival for rival in wider if rival.mended == one.mended]))
    return verdicts


def _claim(lead: Hypothesis, rivals: Sequence[Hypothesis]) -> Verdict:
    """The verdict on rows that one slip in several cells explains; rivals that cost no more tie with it."""
    tied = [one for one in rivals if one is not lead and one.cost == lead.cost]
    causes = (*lead.causes, *(cause for one in tied for cause in one.causes))
    others = {cause.place for cause in causes} - {cause.place for cause in lead.causes}
    expected = next(cause.suggestion for cause in lead.causes if cause.place == lead.first)
    rows = tuple(sorted(lead.mended))
    return Verdict(rows, lead.first, expected, causes, tuple(sorted(others)), changes=dict(lead.changes), sure=not tied)


def _single(search: Search, rows: tuple[int, ...], cells: Sequence[Solution]) -> Verdict | None:
    """The verdict on rows that one cell explains."""
    system = search.system
    found = [one for cell in cells for one in hypotheses(system, search.context, cell)]
    able = [cell for cell in cells if system.is_root(cell.place)]
    if not found:
        stated = [cell for cell in cells if any(system.rows[row].relation.stated == cell.place for row in rows)]
        found = [one for cell in stated for one in decompose(system, search.context, cell, search.budget)]
    return choose(system, rows, able, found) if able or found else None


def _shown(search: Search, rows: tuple[int, ...]) -> Verdict | None:
    """The verdict on the part of the rows that a formula's own cells explain, whatever else is wrong there."""
    system = search.system
    partial = [one for place, found in search.cells.items() if not system.figures[place].typed for one in found]
    found = [one for cell in partial for one in hypotheses(system, search.context, cell) if _by_cells(one)]
    inside = [one for one in found if one.mended < frozenset(rows)]
    best = max(inside, key=lambda one: (len(one.mended), -one.cost, -one.first), default=None)
    alike = [one for one in inside if best and one.mended == best.mended]
    return choose(system, tuple(sorted(best.mended)), (), alike) if best else None


def _by_cells(one: Hypothesis) -> bool:
    """Whether the file shows which cells a formula adds up that it should not, or the reverse."""
    return one.evidence and one.causes[0].kind in ADDED_WRONG


def _most(search: Search, rows: tuple[int, ...]) -> Verdict:
    """The cell that explains most of the rows, and the rest for the next round."""
    partial = [one for found in search.cells.values() for one in found if one.mended <= frozenset(rows)]
    most = max((len(one.mended) for one in partial), default=0)
    sets = {one.mended: None for one in partial if len(one.mended) == most}
    whole = (_single(search, tuple(sorted(some)), [one for one in partial if one.mended == some]) for some in sets)
    ready = [verdict for verdict in whole if verdict]
    if not ready:
        return lost(search, rows)
    best = min(ready, key=lambda one: (not one.sure, not one.causes, one.rows))
    return replace(best, sure=False, guess=True)


def lost(search: Search, rows: tuple[int, ...]) -> Verdict:
    """The cell could not be narrowed down: the likeliest one to begin with, and no suggestion."""
    system = search.system
    places = {term.place for row in rows for term in system.rows[row].relation.terms}
    first = min(places, key=lambda place: first_look(system, place, rows))
    return Verdict(rows, first, None, narrowed=False, sure=False)
