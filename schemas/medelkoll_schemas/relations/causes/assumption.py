"""The cell's value comes from another year's population, another rate or a ratio turned round."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair
from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.relations.spans import roundest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case
    from medelkoll_schemas.relations.context import Candidate


MOST = 3  # where more years and rates than that fit, the figure is too coarse to tell any of them
WORKED_OUT = (Kind.PER_INHABITANT, Kind.RECIPIENT_SPLIT)


def repairs(case: Case) -> Iterator[Repair]:
    """One repair for each candidate of the cell that is its right value, or that says how the wrong one came about."""
    mine = case.context.told.get(case.place, ())
    kinds = Counter(candidate.kind for candidate in mine)
    found = [(candidate, value) for candidate in mine if (value := repaired(case, candidate)) is not None]
    if len(found) <= MOST:
        for candidate, value in found:
            yield Repair(candidate.kind, value, kinds[candidate.kind], facts=candidate.facts)


def repaired(case: Case, candidate: Candidate) -> int | None:
    """What to write in the cell when the candidate explains it, else None.

    A candidate that the relation accepts is the right value. One that agrees with what stands there, as closely as the
    relation asks, is where the wrong value came from.
    """
    if not candidate.wrong and case.fits(candidate.value):
        return candidate.value
    if not any(case.system.rows[row].relation.kind in WORKED_OUT for row in case.rows):
        return None  # only a sum fails: no rate and no year made that
    came_from = 2 * abs(candidate.value - case.figure.value) <= max(case.high - case.low, case.figure.unit)
    return roundest((case.low, case.high), case.figure) if came_from else None
