"""Several cells that explain some rows together: one verdict for each cell, with its share of the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_schemas.relations.assemble import Verdict
from medelkoll_schemas.relations.claims import mended
from medelkoll_schemas.relations.hypothesis import hypotheses
from medelkoll_schemas.relations.spans import roundest
from medelkoll_schemas.relations.weights import weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medelkoll_schemas.findings import Cause
    from medelkoll_schemas.relations.hypothesis import Hypothesis
    from medelkoll_schemas.relations.search import Search
    from medelkoll_schemas.relations.single import Solution

NO_SLIP = 32  # bits: any other figure


class Share(NamedTuple):
    """One of the cells: what it should be, and the slip behind it if one fits."""

    place: int
    value: int
    change: int
    slip: Hypothesis | None
    cost: int

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The slip's cause."""
        return self.slip.causes if self.slip else ()


def share(search: Search, solution: Solution) -> Share:
    """The cell with its likeliest slip, else with the roundest figure that would do."""
    figure = search.system.figures[solution.place]
    found = hypotheses(search.system, search.context, solution)
    slip = min(found, key=lambda one: (one.cost, one.changes), default=None)
    span = (figure.value + solution.low, figure.value + solution.high)
    value = figure.value + slip.changes[0][1] if slip else roundest(span, figure)
    bits = (slip.cost if slip else NO_SLIP) + weight(search.system, solution.place)
    return Share(solution.place, value, value - figure.value, slip, bits)


def verdicts(search: Search, rows: tuple[int, ...], cells: Sequence[Share], rivals: Iterable[int]) -> list[Verdict]:
    """One verdict for each cell that has rows of its own; the slips of the others stand beside the first one's.

    Each row goes to the cell that moves fewest of them. Where the likeliest figures do not fit together after all, no
    figure is suggested.
    """
    changes = {cell.place: cell.change for cell in cells}
    fits = frozenset(rows) <= mended(search.system, changes, search.known)
    others = tuple(sorted(set(rivals) - changes.keys()))
    owned = _owned(search, rows, cells)
    extra = tuple(cause for cell in cells if not owned[cell.place] for cause in cell.causes)
    found: list[Verdict] = []
    for cell in cells:
        if owned[cell.place]:
            causes = (*cell.causes, *(() if found else extra)) if fits else ()
            repair = {} if found or not fits else changes
            value = cell.value if fits else None
            sure = fits and not others
            found.append(Verdict(owned[cell.place], cell.place, value, causes, others, changes=repair, sure=sure))
    return found


def _owned(search: Search, rows: tuple[int, ...], cells: Sequence[Share]) -> dict[int, tuple[int, ...]]:
    reach = {cell.place: frozenset(rows) & search.known[cell.place].keys() for cell in cells}
    owner = {row: min((p for p in reach if row in reach[p]), key=lambda p: (len(reach[p]), p)) for row in rows}
    return {place: tuple(row for row in rows if owner[row] == place) for place in reach}
