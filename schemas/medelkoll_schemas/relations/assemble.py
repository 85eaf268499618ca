"""An explanation from what was found out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Certainty, Severity
from medelkoll_schemas.relations.explanation import Explanation
from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.relations.rounding import may_be_rounding, rounding_cause, shows_rounding
from medelkoll_schemas.relations.system import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from medelkoll_schemas.findings import Cause
    from medelkoll_schemas.relations.system import Row, System


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found out about some rows, and the repair that goes with it."""

    rows: tuple[int, ...]
    first: int
    expected: int | None
    causes: tuple[Cause, ...] = ()
    rivals: tuple[int, ...] = ()
    narrowed: bool = True
    changes: Mapping[int, int] = field(default_factory=dict[int, int])
    sure: bool = True
    guess: bool = False  # one of several faults taken by itself: what is found after it is in doubt as well


def explanation(system: System, verdict: Verdict) -> Explanation:
    """The verdict in the words of the contract."""
    rows = [system.rows[row] for row in verdict.rows]
    primary = min(rows, key=lambda row: _primary(row, verdict.first))
    near = all(may_be_rounding(system, row) for row in rows)
    shown = len(rows) == 1 and not verdict.causes and shows_rounding(system, primary)
    mild = near or any(cause.kind == "rounding" for cause in verdict.causes[:1])
    certainty = Certainty.UNIQUE if verdict.sure and verdict.narrowed else Certainty.AMBIGUOUS
    causes = tuple(replace(cause, certainty=certainty) for cause in verdict.causes)
    said = any(cause.kind == "rounding" for cause in causes)
    rounded = (rounding_cause(primary),) if near and not said else ()
    places = {term.place for row in rows for term in row.relation.terms} | {verdict.first}
    stated = system.figures[verdict.first].value
    return Explanation(
        place=verdict.first,
        places=tuple(sorted(places)),
        relations=tuple(sorted(row.relation.number for row in rows)),
        code=primary.relation.code,
        kind=primary.relation.kind,
        stated=stated,
        expected=verdict.expected,
        difference=_difference(stated, verdict),
        causes=causes + rounded,
        certainty=certainty,
        severity=Severity.INFO if shown else Severity.WARNING if mild else Severity.ERROR,
        primary=primary.relation.number,
        rivals=verdict.rivals,
        narrowed=verdict.narrowed,
    )


def _primary(row: Row, first: int) -> tuple[object, ...]:
    formula = row.relation.kind is Kind.FORMULA
    return (row.relation.stated != first, formula, -abs(row.residual), sort_key(row.relation))


def _difference(stated: int, verdict: Verdict) -> int | None:
    """Stated - expected; for a figure that is right but not counted, what its sum lacks."""
    if verdict.expected is None:
        return None
    if verdict.expected == stated and verdict.causes:
        return verdict.causes[0].explains
    return stated - verdict.expected


def ranked(explanations: Iterable[Explanation]) -> list[Explanation]:
    """Certain ones first, errors before warnings, then by amount, then in reading order."""
    return sorted(explanations, key=_rank)


def _rank(one: Explanation) -> tuple[bool, bool, int, int, tuple[int, ...]]:
    unsure, mild = one.certainty is not Certainty.UNIQUE, one.severity is not Severity.ERROR
    return (unsure, mild, -abs(one.difference or 0), one.place, one.relations)
