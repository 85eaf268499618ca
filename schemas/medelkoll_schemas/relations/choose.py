"""Which explanation comes first, which tie, and whether the relations leave any doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.assemble import Verdict
from medelkoll_schemas.relations.rounding import may_be_rounding
from medelkoll_schemas.relations.spans import roundest
from medelkoll_schemas.relations.weights import first_look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medelkoll_schemas.findings import Cause
    from medelkoll_schemas.relations.hypothesis import Hypothesis
    from medelkoll_schemas.relations.single import Solution
    from medelkoll_schemas.relations.system import System


TYPED_OVER = "constant_over_formula"


def choose(system: System, rows: tuple[int, ...], cells: Sequence[Solution], found: Iterable[Hypothesis]) -> Verdict:
    """The verdict on rows that one cell explains.

    Args:
        system: the workbook.
        rows: the open rows, all of which every cell and every hypothesis mends.
        cells: the roots that would do.
        found: the slips that would; those that the file itself shows go before coincidences of numbers.
    """
    ordered = sorted(found, key=lambda one: (one.cost, *first_look(system, one.first, rows), _values(one)))
    shown = [one for one in ordered if one.evidence]
    if shown and shown[0].causes[0].kind == TYPED_OVER:
        return _typed_over(system, rows, cells, ordered)
    if shown:
        best = [one for one in shown if one.cost == shown[0].cost]
        return _verdict(system, rows, cells, best, sure=len(_roots(best)) == 1)
    sure = len({cell.place for cell in cells}) == 1
    if len(rows) == 1 and len(cells) > 1 and may_be_rounding(system, system.rows[rows[0]]):
        ordered = []
    tied = [one for one in ordered if one.cost == ordered[0].cost] if sure else ordered
    return _verdict(system, rows, cells, tied, sure=sure and len({_values(one) for one in tied}) <= 1)


def _typed_over(
    system: System, rows: tuple[int, ...], cells: Sequence[Solution], ordered: Sequence[Hypothesis]
) -> Verdict:
    """A number amid formulas, or a slip in what they add up: the number may be the right one.

    Whatever it is, it differs from what a formula would give; so a slip that leads from one other cell to exactly that
    number says more, unless the number itself is a slip away.
    """
    over = [one for one in ordered if one.causes[0].kind == TYPED_OVER]
    own = [one for one in ordered if one not in over and one.first == over[0].first]
    others = [one for one in ordered if one not in over and one not in own]
    told = bool(others) and not own and len({one.first for one in others}) == 1
    best = [*others, *over] if told else [*over, *others]
    return _verdict(system, rows, cells, best, sure=not others)


def _verdict(
    system: System, rows: tuple[int, ...], cells: Sequence[Solution], best: Sequence[Hypothesis], *, sure: bool
) -> Verdict:
    rivals = {cell.place for cell in cells}
    if best:
        lead, cause = best[0], best[0].causes[0]
        expected = (
            cause.suggestion if cause.place == lead.first else system.figures[lead.first].value + lead.changes[0][1]
        )
        gone = {lead.first, *(place for place, _ in lead.changes)}
        return Verdict(
            rows,
            lead.first,
            expected,
            _causes(best),
            _others(rivals, gone, sure=sure),
            changes=dict(lead.changes),
            sure=sure,
        )
    cell = min(cells, key=lambda cell: first_look(system, cell.place, rows))
    figure = system.figures[cell.place]
    expected = roundest((figure.value + cell.low, figure.value + cell.high), figure)
    others = _others(rivals, {cell.place}, sure=sure)
    return Verdict(rows, cell.place, expected, (), others, changes={cell.place: expected - figure.value}, sure=sure)


def _others(rivals: set[int], gone: set[int], *, sure: bool) -> tuple[int, ...]:
    return () if sure else tuple(sorted(rivals - gone))


def _causes(best: Iterable[Hypothesis]) -> tuple[Cause, ...]:
    """Each repair once, with its most trusted cause; slips that only explain together stay together."""
    kept: dict[tuple[tuple[int, int | None], ...], tuple[Cause, ...]] = {}
    for one in best:
        kept.setdefault(tuple((cause.place, cause.suggestion) for cause in one.causes), one.causes)
    return tuple(cause for causes in kept.values() for cause in causes)


def _roots(best: Iterable[Hypothesis]) -> set[tuple[int, ...]]:
    return {tuple(place for place, _ in one.changes) for one in best}


def _values(one: Hypothesis) -> tuple[tuple[int, int], ...]:
    return one.changes
