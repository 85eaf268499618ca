"""Columns that speak of inhabitants: persons, or amounts that were shared by them."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.model import Structure
from medelkoll_addin.mapping.discovering.places import places_of
from medelkoll_addin.mapping.discovering.values import HUNDREDTHS
from medelkoll_schemas.amounts import KR
from medelkoll_schemas.reference import population, years

if TYPE_CHECKING:
    from medelkoll_addin.mapping.discovering.grid import Grid

_EVEN = 100 * HUNDREDTHS
_NEAR = (70, 140)  # per cent of a place's inhabitants that a list of them may say


def persons_apart(grid: Grid) -> None:
    """Make amounts of the columns whose figures are no places' inhabitants: *Efter folkmängd*."""
    table = grid.table
    if not any(column.role == "population" for column in table.columns):
        return
    built = Structure(grid)
    table.columns = [
        column._replace(role="amount", scale=KR)
        if column.role == "population" and not _are_persons(built, n)
        else column
        for n, column in enumerate(table.columns)
    ]
    if not any(column.role == "population" for column in table.columns):
        table.kind = "lines"


def _are_persons(built: Structure, n: int) -> bool:
    shares: list[int] = []
    even = 0
    for at, where in places_of(built).items():
        said = built.value(at, n)
        if said:
            even += not said % _EVEN
            shares.append(100 * said // (HUNDREDTHS * population(where.name, max(years()), where.level)))
    if even > 1 and even == len(shares):
        return False  # rounded amounts: nobody counts inhabitants in hundreds, place by place
    return not shares or _NEAR[0] <= median(shares) <= _NEAR[1]
