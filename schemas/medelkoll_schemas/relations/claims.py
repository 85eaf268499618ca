"""Explanations by one slip that moves several cells: two cells swapped, one assumption behind many amounts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Cause
from medelkoll_schemas.relations.bands import Status
from medelkoll_schemas.relations.causes import TRUST
from medelkoll_schemas.relations.causes.assumption import MOST, repaired
from medelkoll_schemas.relations.effects import together
from medelkoll_schemas.relations.hypothesis import Hypothesis, case_of
from medelkoll_schemas.relations.spans import span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from medelkoll_schemas.relations.context import Candidate
    from medelkoll_schemas.relations.effects import Effects
    from medelkoll_schemas.relations.search import Search
    from medelkoll_schemas.relations.system import System


def mended(system: System, changes: Mapping[int, int], known: Mapping[int, Effects]) -> frozenset[int]:
    """The open rows that hold after the changes; none at all when another row is broken."""
    total = together(system, changes, known)
    done: set[int] = set()
    for row, effect in total.items():
        twice = 2 * (system.rows[row].residual + effect)
        if system.rows[row].status is not Status.FAILS and not _inside(twice, system.rows[row].outer):
            return frozenset()
        if system.rows[row].open and _inside(twice, system.rows[row].goal):
            done.add(row)
    return frozenset(done)


def _inside(twice: int | Fraction, goal: int) -> bool:
    return -goal <= twice <= goal


def swaps(search: Search) -> Iterator[Hypothesis]:
    """Two typed cells with each other's figures."""
    system, known, figures = search.system, search.known, search.system.figures
    cells = sorted((figures[p].value, p) for p in known if figures[p].typed)
    values = [value for value, _ in cells]
    moves = _moves(known)
    seen: set[tuple[int, int]] = set()
    for place in (p for p in known if figures[p].typed):
        for low, high in _wanted(system, place, known[place], moves):
            others = cells[bisect_left(values, low) : bisect_right(values, high)]
            for _, other in others if search.budget.spend(5 * len(others)) else ():
                if place < other and (place, other) not in seen and figures[place].quantity == figures[other].quantity:
                    seen.add((place, other))
                    yield from _swap(system, place, other, known)


def _moves(known: Mapping[int, Effects]) -> dict[int, set[int | Fraction]]:
    """Per row: how the suspects move it, and zero for those that do not."""
    moves: dict[int, set[int | Fraction]] = {}
    for moved in known.values():
        for row, effect in moved.items():
            moves.setdefault(row, {0}).add(effect)
    return moves


def _wanted(
    system: System, place: int, moved: Effects, moves: Mapping[int, set[int | Fraction]]
) -> Iterator[tuple[int, int]]:
    """Per open row: what another cell would have to be for the row to hold with each other's figures."""
    value = system.figures[place].value
    for row, effect in moved.items():
        for other in sorted(moves[row] - {effect}) if system.rows[row].open else ():
            shift = span(system.rows[row].residual, system.rows[row].goal, effect - other)
            if shift:
                yield value + shift[0], value + shift[1]


def _swap(system: System, one: int, other: int, known: Mapping[int, Effects]) -> Iterator[Hypothesis]:
    change = system.figures[other].value - system.figures[one].value
    changes = {one: change, other: -change}
    rows = mended(system, changes, known)
    touched = {row for row, effect in together(system, changes, known).items() if effect and system.rows[row].open}
    if rows and touched.issubset(rows):  # a swap that leaves one of its own sums wrong explains neither
        figures = system.figures
        causes = (
            Cause("swapped_cells", one, figures[other].value, -change, facts={"other": other}),
            Cause("swapped_cells", other, figures[one].value, change, facts={"other": one}),
        )
        bits = TRUST["swapped_cells"] + len(known).bit_length()
        yield Hypothesis(one, tuple(changes.items()), rows, causes, bits)


def assumptions(search: Search) -> Iterator[Hypothesis]:
    """Each group of candidates, as far as its cells explain something."""
    groups: dict[tuple[str, str], dict[int, Cause]] = {}
    for place, found in _told(search).items():
        for candidate, cause in found if len(found) <= MOST else ():
            groups.setdefault((candidate.kind, candidate.group), {}).setdefault(place, cause)
    for causes in groups.values():
        yield from _assumption(search, causes)


def _told(search: Search) -> dict[int, list[tuple[Candidate, Cause]]]:
    """Cell -> the candidates that say what it should be."""
    told: dict[int, list[tuple[Candidate, Cause]]] = {}
    for candidate in sorted(search.context.candidates, key=lambda c: (c.place, c.value, c.kind, c.group)):
        for solution in search.cells.get(candidate.place, ()) if candidate.group else ():
            right = repaired(case_of(search.system, search.context, solution), candidate)
            if right is not None:
                by = search.system.figures[candidate.place].value - right
                cause = Cause(candidate.kind, candidate.place, right, by, facts=candidate.facts)
                told.setdefault(candidate.place, []).append((candidate, cause))
                break
    return told


def _assumption(search: Search, found: Mapping[int, Cause]) -> Iterator[Hypothesis]:
    changes = {place: -cause.explains for place, cause in found.items()}
    rows = mended(search.system, changes, search.known)
    if rows:
        bits = TRUST[found[min(found)].kind] + len(search.context.candidates).bit_length()
        yield Hypothesis(min(found), tuple(changes.items()), rows, tuple(found.values()), bits)
