"""One way in which some failing relations may have come about."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_schemas.findings import Cause
from medelkoll_schemas.relations.causes import CAUSES, EVIDENCE, TYPING, assumption, cost, formula_range
from medelkoll_schemas.relations.causes.by_hand import by_hand
from medelkoll_schemas.relations.causes.case import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from medelkoll_schemas.relations.causes.case import Repair
    from medelkoll_schemas.relations.context import Context
    from medelkoll_schemas.relations.single import Solution
    from medelkoll_schemas.relations.system import System


class Hypothesis(NamedTuple):
    """With ``changes`` made, the rows in ``mended`` hold and no other is broken."""

    first: int  # the cell to look at first
    changes: tuple[tuple[int, int], ...]  # place, change
    mended: frozenset[int]
    causes: tuple[Cause, ...]
    cost: int  # in bits
    evidence: bool = False  # the file itself shows it, beside the numbers


def case_of(system: System, context: Context, solution: Solution) -> Case:
    """The solution as the causes are asked about it."""
    value = system.figures[solution.place].value
    rows = tuple(sorted(solution.mended))
    return Case(system, context, solution.place, value + solution.low, value + solution.high, rows)


def hypotheses(system: System, context: Context, solution: Solution) -> Iterator[Hypothesis]:
    """Every slip that makes the cell what the solution wants."""
    asked = _asked(system, context, solution)
    if asked:
        case = case_of(system, context, solution)
        for repairs in asked:
            for repair in repairs(case):
                yield _hypothesis(case, repair)


def _asked(system: System, context: Context, solution: Solution) -> Sequence[Callable[[Case], Iterator[Repair]]]:
    """The causes that may have something to say: none, for nearly all lines of a long sum that fails."""
    place = solution.place
    for row in solution.mended:
        if system.rows[row].relation.stated == place:
            return CAUSES
    asked: list[Callable[[Case], Iterator[Repair]]] = []
    if place in system.own:
        asked.append(formula_range.repairs)
    if by_hand(system.figures[place], solution.low, solution.high):
        asked += TYPING
    if place in context.told:
        asked.append(assumption.repairs)
    return asked


def _hypothesis(case: Case, repair: Repair) -> Hypothesis:
    change = repair.value - case.figure.value
    at = case.place if repair.at is None else repair.at
    suggestion = repair.value if repair.at is None else repair.suggestion
    first = case.place if suggestion is None else at
    cause = Cause(repair.kind, at, suggestion, -change, facts=repair.facts)
    evidence = repair.shown and (repair.kind in EVIDENCE or not case.figure.typed)
    return Hypothesis(first, ((case.place, change),), frozenset(case.rows), (cause,), cost(repair), evidence)
