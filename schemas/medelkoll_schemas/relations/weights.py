"""How likely a cell is typed wrong, and which of several equal cells to look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medelkoll_schemas.relations.system import System

STATED, LINE, LOOKED_UP, FORMULA = 2, 3, 4, 6


def weight(system: System, place: int) -> int:
    """What it costs to blame the cell: less is likelier.

    2: a result that somebody worked out and typed, or a formula that disagrees with what it reads. 3: a typed line.
    4: a typed population, rate or share, copied from a published source. 6: any other formula: nobody mistypes it.
    """
    figure = system.figures[place]
    own = system.own.get(place)
    if not figure.typed:
        return STATED if own is not None and system.rows[own].open else FORMULA
    if figure.quantity != "amount":
        return LOOKED_UP
    return STATED if states(system, place, (row for row, _ in system.parts.get(place, ()))) else LINE


def states(system: System, place: int, rows: Iterable[int]) -> bool:
    """Whether the cell states the result of one of the rows."""
    return any(system.rows[row].relation.stated == place for row in rows)


def first_look(system: System, place: int, rows: Iterable[int]) -> tuple[bool, int, int]:
    """The order among equals: the cell that states a failing result, the likelier one, the first one."""
    return (not states(system, place, rows), weight(system, place), place)
