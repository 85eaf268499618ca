"""Explanations by one slip that moves several cells: two cells swapped, one assumption behind many amounts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Cause
from medelkoll_schemas.relations.bands import Status
from medelkoll_schemas.relations.causes import TRUST
from medelkoll_schemas.relations.causes.assumption import MOST, repaired
from medelkoll_schemas.relations.effects import distinct, together
from medelkoll_schemas.relations.hypothesis import Hypothesis, case_of
from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.relations.single import solutions
from medelkoll_schemas.relations.spans import Span, span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from medelkoll_schemas.relations.context import Candidate
    from medelkoll_schemas.relations.effects import Effects
    from medelkoll_schemas.relations.search import Search
    from medelkoll_schemas.relations.single import Solution
    from medelkoll_schemas.relations.system import Row, System


_DEEP = 3  # sums of sums
_SUMS = (Kind.CATEGORY_SUM, Kind.RECIPIENT_SPLIT)  # of lines, and of what several recipients get


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
    apart = _apart(system, known)
    seen: set[tuple[int, int]] = set()
    for place in (p for p in known if figures[p].typed):
        value = figures[place].value
        for low, high in (shift for moving in known[place].items() for shift in apart.get(moving, ())):
            others = cells[bisect_left(values, value + low) : bisect_right(values, value + high)]
            for _, other in others if search.budget.spend(5 * len(others)) else ():
                if place < other and (place, other) not in seen and figures[place].quantity == figures[other].quantity:
                    seen.add((place, other))
                    yield from _swap(system, place, other, known)


def _apart(system: System, known: Mapping[int, Effects]) -> dict[tuple[int, int | Fraction], list[Span]]:
    """Per open row and how a cell moves it: how much more another cell is, with which swapping mends the row."""
    by_row: dict[int, set[int | Fraction]] = {}  # how the suspects move it, and zero for those that do not
    for moved in distinct(known):
        for row, effect in moved.items():
            if system.rows[row].open:
                by_row.setdefault(row, {0}).add(effect)
    return {(row, effect): _shifts(system.rows[row], effect, ways) for row, ways in by_row.items() for effect in ways}


def _shifts(row: Row, effect: int | Fraction, ways: set[int | Fraction]) -> list[Span]:
    spans = [span(row.residual, row.goal, effect - other) for other in sorted(ways - {effect})]
    return [one for one in spans if one]


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
        for solution in _mends(search, candidate.place) if candidate.group else ():
            right = repaired(case_of(search.system, search.context, solution), candidate)
            if right is not None:
                by = search.system.figures[candidate.place].value - right
                cause = Cause(candidate.kind, candidate.place, right, by, facts=candidate.facts)
                told.setdefault(candidate.place, []).append((candidate, cause))
                break
    return told


def _mends(search: Search, place: int) -> Sequence[Solution]:
    """What a cell mends by itself, were typed sums not in its way that add up the figures as they stand."""
    found = search.cells.get(place, ())
    reach = search.known.get(place, {})
    free = {row: effect for row, effect in reach.items() if not _follows(search.system, row, place)}
    return found or (solutions(search.system, place, free) if len(free) < len(reach) else ())


def _follows(system: System, row: int, *changed: int) -> bool:
    """Whether a row is an exact sum that somebody typed: when its parts change, it was added up from wrong ones."""
    one = system.rows[row]
    stated = one.relation.stated
    exact = one.relation.kind in _SUMS and one.status is Status.HOLDS and one.outer == 0
    return exact and system.figures[stated].typed and stated not in changed and one.coefficient(stated) in {1, -1}


def _with_sums(search: Search, changes: Mapping[int, int]) -> dict[int, int]:
    """The changes, and those of the typed sums, sums of sums too, that add up the figures as they stand."""
    system, moved = search.system, dict(changes)
    for _ in range(_DEEP):
        for row, effect in together(system, moved, search.known).items():
            stated = system.rows[row].relation.stated
            if effect and _follows(system, row, *moved):
                moved[stated] = -int(effect) * system.rows[row].coefficient(stated)
    return moved


def _assumption(search: Search, found: Mapping[int, Cause]) -> Iterator[Hypothesis]:
    changes = _with_sums(search, {place: -cause.explains for place, cause in found.items()})
    rows = mended(search.system, changes, search.known)
    if rows:
        bits = TRUST[found[min(found)].kind] + len(search.context.candidates).bit_length()
        yield Hypothesis(min(found), tuple(changes.items()), rows, tuple(found.values()), bits)
