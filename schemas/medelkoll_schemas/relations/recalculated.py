"""Saved results that their formulas do not give: nobody worked the file out anew, and that is one root of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Cause
from medelkoll_schemas.relations.assemble import Verdict
from medelkoll_schemas.relations.effects import together
from medelkoll_schemas.relations.spans import roundest, span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medelkoll_schemas.relations.search import Search


def recalculated(search: Search) -> list[Verdict]:
    """One verdict on all that holds once the formulas are worked out anew.

    It goes before the figures: they are judged as the reader sees them when the workbook is opened in Excel.
    """
    changes: dict[int, int] = {}
    for group in search.groups:
        changes |= _worked_out(search, group)
    return [_verdict(search, _held(search, changes), changes)] if changes else []


def _held(search: Search, changes: dict[int, int]) -> tuple[int, ...]:
    """The open rows that hold then. What somebody typed from an old value may no longer do so: that is seen later."""
    rows = search.system.rows
    moved = together(search.system, changes, search.known)
    left = {row: rows[row].residual + moved.get(row, 0) for row in search.system.open_rows()}
    return tuple(row for row, rest in left.items() if -rows[row].goal <= 2 * rest <= rows[row].goal)


def _worked_out(search: Search, group: Iterable[int]) -> dict[int, int]:
    """The changes of the stale cells of a group, those first that others read."""
    system = search.system
    cells = [system.rows[row].relation.stated for row in group if row in system.stale]
    changes: dict[int, int] = {}
    for place in sorted(cells, key=lambda cell: system.rank[cell]):
        row, figure = system.rows[system.own[place]], system.figures[place]
        rest = row.residual + together(system, changes, search.known).get(system.own[place], 0)
        within = span(rest, row.goal, row.coefficient(place))
        if within:
            changes[place] = roundest((figure.value + within[0], figure.value + within[1]), figure) - figure.value
    return {place: change for place, change in changes.items() if change}


def _verdict(search: Search, rows: tuple[int, ...], changes: dict[int, int]) -> Verdict:
    """First the cell that others may read; all of them as causes, since one remedy is for all."""
    figures = search.system.figures
    places = sorted(changes, key=lambda place: search.system.rank[place])
    right = {place: figures[place].value + changes[place] for place in places}
    causes = tuple(Cause("stale_value", place, right[place], -changes[place]) for place in places)
    return Verdict(rows, places[0], right[places[0]], causes, changes=changes)
