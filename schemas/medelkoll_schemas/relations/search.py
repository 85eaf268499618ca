"""What one round knows about a workbook: its suspects, what they move, and what each could mend by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_schemas.relations.effects import effects
from medelkoll_schemas.relations.single import Solution, solutions
from medelkoll_schemas.relations.suspects import components, suspects

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from medelkoll_schemas.relations.budget import Budget
    from medelkoll_schemas.relations.context import Context
    from medelkoll_schemas.relations.effects import Effects
    from medelkoll_schemas.relations.system import System

STEPS_A_SUSPECT = 30


class Search(NamedTuple):
    """All of it; ``groups`` are the open rows that hang together through a suspect."""

    system: System
    context: Context
    budget: Budget
    known: Mapping[int, Effects]  # suspect -> what it moves, in reading order
    cells: Mapping[int, Sequence[Solution]]  # suspect -> what it mends best
    groups: tuple[tuple[int, ...], ...]
    complete: bool  # whether the budget was enough for every suspect

    def whole(self, rows: tuple[int, ...]) -> list[Solution]:
        """The cells that explain all of a group by themselves."""
        wanted = frozenset(rows)
        return [solution for found in self.cells.values() for solution in found if solution.mended == wanted]


def look(system: System, context: Context, budget: Budget) -> Search:
    """The search's start; suspects beyond the budget are left out; cells that state a result come first."""
    places = suspects(system, system.open_rows())
    able = sorted(place for place in places if budget.spend(STEPS_A_SUSPECT))
    known, cells = _moved(system, able)
    return Search(system, context, budget, known, cells, components(system, known), len(able) == len(places))


def _moved(system: System, able: Sequence[int]) -> tuple[dict[int, Effects], dict[int, Sequence[Solution]]]:
    """What each suspect moves and mends; worked out once for all that move alike, which share their effects."""
    known: dict[int, Effects] = {}
    cells: dict[int, Sequence[Solution]] = {}
    for alike in _kin(system, able):
        moved = effects(system, alike[0])
        if any(system.rows[row].open for row in moved):
            found = solutions(system, alike[0], moved)
            for place in alike:
                known[place] = moved
                cells[place] = [Solution(place, one.low, one.high, one.mended) for one in found]
    ordered = [place for place in able if place in known]
    return {place: known[place] for place in ordered}, {place: cells[place] for place in ordered}


def _kin(system: System, places: Sequence[int]) -> Iterable[Sequence[int]]:
    """The cells, those together that the same relations and formulas take alike: the lines of one sum, as a rule."""
    kin: dict[object, list[int]] = {}
    for place in places:
        taken = (system.parts.get(place), system.readers.get(place), system.own.get(place))
        kin.setdefault(taken, []).append(place)
    return kin.values()
