"""A difference that no single slip explains: two slips together, or what one of them leaves over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Cause
from medelkoll_schemas.relations.causes import EVIDENCE, TRUST, typing_slips
from medelkoll_schemas.relations.causes.case import Repair
from medelkoll_schemas.relations.causes.digits import typed
from medelkoll_schemas.relations.causes.parts import parts
from medelkoll_schemas.relations.causes.subsets import ODDS
from medelkoll_schemas.relations.hypothesis import Hypothesis, case_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_schemas.relations.budget import Budget
    from medelkoll_schemas.relations.causes.case import Case
    from medelkoll_schemas.relations.causes.parts import Part
    from medelkoll_schemas.relations.context import Context
    from medelkoll_schemas.relations.single import Solution
    from medelkoll_schemas.relations.system import System

STEPS_A_PART = 10


def decompose(system: System, context: Context, solution: Solution, budget: Budget) -> list[Hypothesis]:
    """The likeliest two slips that together make the stated cell what it should be.

    Two slips are only named when they are far rarer by accident than amounts of that size. Else what the file itself
    shows is named with what it leaves over (``remains`` in its facts), as long as that is less than before.
    """
    case = case_of(system, context, solution)
    first = parts(case)
    if not first or not budget.spend(STEPS_A_PART * len(first)):
        return []
    ordered = sorted(first, key=lambda part: (part.change, part.line, part.kind))
    both = [one for part in first for one in _with(case, part, ordered)]
    cheapest = min((one.cost for one in both), default=0)
    return [one for one in both if one.cost == cheapest] or _remaining(case, [part for part in first if part.shown])


def _with(case: Case, part: Part, others: Sequence[Part]) -> Iterator[Hypothesis]:
    """The part with each second slip that takes the rest; ``others`` rise by what they change."""
    low, high, value = case.low - part.change, case.high - part.change, case.figure.value
    fitting = others[bisect_left(others, low - value, key=_change) : bisect_right(others, high - value, key=_change)]
    later = [
        other for other in fitting if (other.line, other.kind) > (part.line, part.kind) and other.line != part.line
    ]
    seconds = [Repair(o.kind, value + o.change, o.ways, facts=o.facts) for o in later]
    rest = case._replace(low=low, high=high)
    for second in (*seconds, *typing_slips(rest)):
        if part.ways * second.ways * ODDS <= _amounts(case):
            yield _pair(case, part, second)


def _change(part: Part) -> int:
    return part.change


def _amounts(case: Case) -> int:
    """How many amounts as small as the difference there are, in what was typed and in the width that would do."""
    change = max(abs(case.low - case.figure.value), abs(case.high - case.figure.value))
    return change // max(typed(case.figure).step, case.high - case.low + 1)


def _pair(case: Case, part: Part, second: Repair) -> Hypothesis:
    change = part.change + second.value - case.figure.value
    right = case.figure.value + change
    causes = (
        _cause(case, part, right),
        Cause(second.kind, case.place, right, case.figure.value - second.value, facts=second.facts),
    )
    cost = TRUST[part.kind] + part.ways.bit_length() + TRUST[second.kind] + second.ways.bit_length()
    evidence = part.shown and second.kind in EVIDENCE
    return Hypothesis(case.place, ((case.place, change),), frozenset(case.rows), causes, cost, evidence)


def _cause(case: Case, part: Part, right: int) -> Cause:
    if part.kind == "text_number":
        return Cause(part.kind, part.line, case.system.figures[part.line].value, -part.change, facts=part.facts)
    return Cause(part.kind, case.place, right, -part.change, facts=part.facts)


def _remaining(case: Case, shown: Sequence[Part]) -> list[Hypothesis]:
    """All that the file shows, and what it leaves over."""
    change = sum(part.change for part in shown)
    middle = (case.low + case.high) // 2 - case.figure.value
    if not shown or abs(middle - change) >= abs(middle):
        return []
    causes = [_cause(case, part, case.figure.value + middle) for part in shown]
    causes[-1] = replace(causes[-1], facts={**causes[-1].facts, "remains": change - middle})
    rows = frozenset(case.rows)
    return [
        Hypothesis(case.place, ((case.place, middle),), rows, tuple(causes), sum(TRUST[part.kind] for part in shown))
    ]
