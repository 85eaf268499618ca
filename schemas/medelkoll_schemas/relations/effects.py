"""What one unit more in a cell does to the relations, with every formula that reads it following."""

from __future__ import annotations

from fractions import Fraction
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_schemas.relations.system import System

Effects = dict[int, int | Fraction]  # row -> change of its residual; fractions only behind a formula that divides


def effects(system: System, place: int) -> Effects:
    """The change of every row's residual when the cell grows by one.

    Whoever changes a formula's result changes the formula: its row is left out when it holds. A formula whose result is
    not what it gives is to blame itself, or another such formula that it reads, never the figures that it reads.
    """
    found: Effects = {}
    for cell, moved in followed(system, place).items():
        for row, coefficient in system.parts.get(cell, ()):
            found[row] = found.get(row, 0) + coefficient * moved
    own = system.own.get(place)
    if own in system.stale:
        return {row: effect for row, effect in found.items() if effect}
    return {row: effect for row, effect in found.items() if effect and row != own and row not in system.stale}


def distinct(known: Mapping[int, Effects]) -> list[Effects]:
    """Each of the effects once: cells that move alike share theirs."""
    return list({id(moved): moved for moved in known.values()}.values())


def together(system: System, changes: Mapping[int, int], known: Mapping[int, Effects]) -> Effects:
    """The change of every row's residual when several cells change; ``known`` holds effects worked out before."""
    total: Effects = {}
    for place, change in changes.items():
        for row, effect in (known.get(place) or effects(system, place)).items():
            total[row] = total.get(row, 0) + effect * change
    return total


def followed(system: System, place: int) -> dict[int, int | Fraction]:
    """The cell and all formulas that follow it, with how far each one moves when the cell grows by one."""
    moved: dict[int, int | Fraction] = {place: 1}
    waiting: list[tuple[int, int]] = []
    _queue(system, place, moved, waiting)
    while waiting:
        _, cell = heappop(waiting)
        moved[cell] = _move(system, cell, moved)
        _queue(system, cell, moved, waiting)
    return moved


def _queue(system: System, cell: int, moved: dict[int, int | Fraction], waiting: list[tuple[int, int]]) -> None:
    for reader in system.readers.get(cell, ()):
        if reader not in moved:
            moved[reader] = 0
            heappush(waiting, (system.rank[reader], reader))


def _move(system: System, cell: int, moved: Mapping[int, int | Fraction]) -> int | Fraction:
    """How far a formula moves when all that it reads has moved."""
    row = system.own[cell]
    own: int = 0
    for index, coefficient in system.parts[cell]:
        if index == row:
            own = coefficient
    inputs: int | Fraction = 0
    for place, far in moved.items():
        if place != cell:
            for index, coefficient in system.parts.get(place, ()):
                if index == row:
                    inputs += coefficient * far
    if own in (1, -1):
        return -inputs * own
    return Fraction(-inputs) / own
