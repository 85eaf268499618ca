"""One round: explain what can be explained now; what is left is looked at again after those repairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.assemble import Verdict
from medelkoll_schemas.relations.choose import choose
from medelkoll_schemas.relations.claims import assumptions, swaps
from medelkoll_schemas.relations.hypothesis import hypotheses
from medelkoll_schemas.relations.pairs import pairs
from medelkoll_schemas.relations.single import solutions
from medelkoll_schemas.relations.suspects import components, suspects
from medelkoll_schemas.relations.weights import first_look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from medelkoll_schemas.relations.budget import Budget
    from medelkoll_schemas.relations.context import Context
    from medelkoll_schemas.relations.effects import Effects
    from medelkoll_schemas.relations.hypothesis import Hypothesis
    from medelkoll_schemas.relations.single import Solution
    from medelkoll_schemas.relations.system import System


def one_round(system: System, context: Context, budget: Budget) -> list[Verdict]:
    """Verdicts on at least one open row."""
    known: dict[int, Effects] = {}
    suspects(system, system.open_rows(), budget, known)
    groups = components(system, known)
    cells = {place: solutions(system, place, moved) for place, moved in sorted(known.items())}
    whole = {rows: _whole(cells, rows) for rows in groups}
    wide = _wide(system, context, known, budget, whole)
    if wide:
        return wide
    single = [_single(system, context, rows, whole[rows]) for rows in groups]
    settled = [verdict for verdict in single if verdict]
    return settled or _several(system, context, groups, known, cells, budget)


def _whole(cells: Mapping[int, Sequence[Solution]], rows: tuple[int, ...]) -> list[Solution]:
    """The cells that explain all of a group by themselves."""
    wanted = frozenset(rows)
    return [solution for found in cells.values() for solution in found if solution.mended == wanted]


def _single(system: System, context: Context, rows: tuple[int, ...], cells: Sequence[Solution]) -> Verdict | None:
    """The verdict on a group that one cell explains."""
    found = [one for cell in cells for one in hypotheses(system, context, cell)]
    able = [cell for cell in cells if system.is_root(cell.place)]
    return choose(system, rows, able, found) if able or found else None


def _wide(
    system: System,
    context: Context,
    known: Mapping[int, Effects],
    budget: Budget,
    whole: Mapping[tuple[int, ...], Sequence[Solution]],
) -> list[Verdict]:
    """One slip in several cells, where no single cell says as much; the widest such slips that do not overlap."""
    found = [*assumptions(system, context, known), *swaps(system, known, budget)]
    alone = [frozenset(rows) for rows, cells in whole.items() if cells]
    wider = [one for one in found if not any(one.mended <= rows for rows in alone)]
    taken: set[int] = set()
    verdicts: list[Verdict] = []
    for one in sorted(wider, key=lambda h: (-len(h.mended), h.cost, h.changes)):
        if taken.isdisjoint(one.mended):
            taken |= one.mended
            verdicts.append(
                _claim(one, [other for other in wider if other.mended == one.mended and other.cost == one.cost])
            )
    return verdicts


def _claim(lead: Hypothesis, tied: Sequence[Hypothesis]) -> Verdict:
    causes = [*lead.causes, *(cause for one in tied if one is not lead for cause in one.causes)]
    rivals = {cause.place for cause in causes} - {cause.place for cause in lead.causes}
    return Verdict(
        tuple(sorted(lead.mended)),
        lead.first,
        lead.causes[0].suggestion,
        tuple(causes),
        tuple(sorted(rivals)),
        changes=dict(lead.changes),
        sure=len(tied) == 1,
    )


def _several(
    system: System,
    context: Context,
    groups: Iterable[tuple[int, ...]],
    known: Mapping[int, Effects],
    cells: Mapping[int, Sequence[Solution]],
    budget: Budget,
) -> list[Verdict]:
    """Groups that need more than one cell: two cells exactly, else the cell that explains most, else nothing."""
    verdicts: list[Verdict] = []
    for rows in groups:
        verdicts += pairs(system, context, rows, known, budget) or [_most(system, context, rows, cells)]
    return verdicts


def _most(system: System, context: Context, rows: tuple[int, ...], cells: Mapping[int, Sequence[Solution]]) -> Verdict:
    """The cell that explains most of the rows, and the rest for the next round."""
    wanted = frozenset(rows)
    partial = [one for found in cells.values() for one in found if one.mended <= wanted]
    most = max((len(one.mended) for one in partial), default=0)
    chosen = {one.mended: [o for o in partial if o.mended == one.mended] for one in partial if len(one.mended) == most}
    verdicts = [_single(system, context, tuple(sorted(some)), who) for some, who in chosen.items()]
    ready = [verdict for verdict in verdicts if verdict]
    return min(ready, key=lambda one: (not one.sure, not one.causes, one.rows)) if ready else lost(system, rows)


def lost(system: System, rows: tuple[int, ...]) -> Verdict:
    """The cell could not be narrowed down: the most plausible one to begin with, and no suggestion."""
    places = {term.place for row in rows for term in system.rows[row].relation.terms}
    return Verdict(
        rows, min(places, key=lambda place: first_look(system, place, rows)), None, narrowed=False, sure=False
    )
