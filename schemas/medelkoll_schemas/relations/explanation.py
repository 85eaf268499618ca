"""One explanation: what is wrong with which cell, why, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_schemas.findings import Certainty, Severity

if TYPE_CHECKING:
    from medelkoll_schemas.findings import Cause
    from medelkoll_schemas.relations.model import Kind


class Explanation(NamedTuple):
    """One root of some failing relations. Amounts are öre (persons for a population)."""

    place: int  # the cell to look at first
    places: tuple[int, ...]  # every cell of the relations, the first one included, in reading order
    relations: tuple[int, ...]  # numbers of the relations that it explains, rising
    code: str  # of the primary relation: the one that the first cell states, else the largest
    kind: Kind
    stated: int  # what stands in the first cell
    expected: int | None  # what would make the relations hold; None when that is not determined
    difference: int | None  # stated - expected
    causes: tuple[Cause, ...] = ()
    certainty: Certainty = Certainty.UNIQUE  # ambiguous: the relations would also hold with another cell changed
    severity: Severity = Severity.ERROR
    primary: int = 0  # number of the primary relation
    rivals: tuple[int, ...] = ()  # other cells that would do as well, in reading order
    narrowed: bool = True  # false: the cell could not be narrowed down (too many faults at once)
