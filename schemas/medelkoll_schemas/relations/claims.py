"""Explanations by one slip that moves several cells: two cells swapped, one assumption behind many amounts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Cause
from medelkoll_schemas.relations.bands import Status
from medelkoll_schemas.relations.causes import TRUST
from medelkoll_schemas.relations.causes.assumption import repaired
from medelkoll_schemas.relations.causes.case import Case
from medelkoll_schemas.relations.effects import together
from medelkoll_schemas.relations.hypothesis import Hypothesis
from medelkoll_schemas.relations.single import solutions
from medelkoll_schemas.relations.spans import span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from medelkoll_schemas.relations.budget import Budget
    from medelkoll_schemas.relations.context import Candidate, Context
    from medelkoll_schemas.relations.effects import Effects
    from medelkoll_schemas.relations.system import System


def mended(system: System, changes: Mapping[int, int], known: Mapping[int, Effects]) -> frozenset[int]:
    """The open rows that hold after the changes; none at all when another row is broken."""
    total = together(system, changes, known)
    done: set[int] = set()
    for row, effect in total.items():
        twice = 2 * abs(system.rows[row].residual + effect)
        if system.rows[row].status is not Status.FAILS and twice > system.rows[row].outer:
            return frozenset()
        if system.rows[row].open and twice <= system.rows[row].goal:
            done.add(row)
    return frozenset(done)


def swaps(system: System, known: Mapping[int, Effects], budget: Budget) -> Iterator[Hypothesis]:
    """Two typed cells with each other's figures."""
    figures = system.figures
    cells = sorted((figures[p].value, p) for p in known if figures[p].typed)
    values = [value for value, _ in cells]
    for place in sorted(known):
        for low, high in _wanted(system, place, known[place]) if figures[place].typed else ():
            others = cells[bisect_left(values, low) : bisect_right(values, high)]
            for _, other in others if budget.spend(5 * len(others)) else ():
                if place < other and figures[place].quantity == figures[other].quantity:
                    yield from _swap(system, place, other, known)


def _wanted(system: System, place: int, moved: Effects) -> Iterator[tuple[int, int]]:
    """Per open row: what the cell would have to be for the row to hold."""
    value = system.figures[place].value
    for row, effect in moved.items():
        shift = span(system.rows[row].residual, system.rows[row].goal, effect) if system.rows[row].open else None
        if shift:
            yield value + shift[0], value + shift[1]


def _swap(system: System, one: int, other: int, known: Mapping[int, Effects]) -> Iterator[Hypothesis]:
    change = system.figures[other].value - system.figures[one].value
    changes = {one: change, other: -change}
    rows = mended(system, changes, known)
    if rows:
        facts = {"other": other}, {"other": one}
        values = system.figures[other].value, system.figures[one].value
        causes = (
            Cause("swapped_cells", one, values[0], -change, facts=facts[0]),
            Cause("swapped_cells", other, values[1], change, facts=facts[1]),
        )
        bits = TRUST["swapped_cells"] + len(known).bit_length()
        yield Hypothesis(one, tuple(changes.items()), rows, causes, bits)


def assumptions(system: System, context: Context, known: Mapping[int, Effects]) -> Iterator[Hypothesis]:
    """Each group of candidates, as far as its cells explain something."""
    groups: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in sorted(context.candidates, key=lambda c: (c.place, c.value, c.kind, c.group)):
        if candidate.place in known and candidate.group:
            groups.setdefault((candidate.kind, candidate.group), []).append(candidate)
    for members in groups.values():
        yield from _assumption(system, context, members, known)


def _assumption(
    system: System, context: Context, members: Sequence[Candidate], known: Mapping[int, Effects]
) -> Iterator[Hypothesis]:
    changes: dict[int, int] = {}
    causes: list[Cause] = []
    for candidate in members:
        value = system.figures[candidate.place].value
        for solution in solutions(system, candidate.place, known[candidate.place]):
            rows = tuple(sorted(solution.mended))
            case = Case(system, context, candidate.place, value + solution.low, value + solution.high, rows)
            right = repaired(case, candidate)
            if right is not None and candidate.place not in changes:
                changes[candidate.place] = right - value
                causes.append(Cause(candidate.kind, candidate.place, right, value - right, facts=candidate.facts))
    rows = mended(system, changes, known)
    if rows:
        bits = TRUST[members[0].kind] + len(context.candidates).bit_length()
        yield Hypothesis(causes[0].place, tuple(changes.items()), rows, tuple(causes), bits)
