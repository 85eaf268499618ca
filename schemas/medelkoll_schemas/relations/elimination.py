"""Whether some cells can make all rows hold: exact elimination over whole numbers and fractions.

A combination of rows in which none of the cells takes part any more, and which is still violated, is an *implied edit*
of Fellegi and Holt: at least one of the cells in it must change. It is what the covering problem did not know yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.relations.search import Search

Mix = dict[int, Fraction]  # row -> its weight in a combination


@dataclass(slots=True)
class Line:
    """A combination of rows: what the cells do to it, and what is left to explain in it."""

    moves: dict[int, Fraction]
    rest: Fraction
    mix: Mix

    def minus(self, other: Line, place: int) -> None:
        """Take so much of another line away that the cell no longer takes part."""
        share = self.moves.get(place, Fraction(0)) / other.moves[place]
        if share:
            self.rest -= share * other.rest
            self.moves = _less(self.moves, other.moves, share)
            self.mix = _less(self.mix, other.mix, share)


def _less(one: dict[int, Fraction], other: dict[int, Fraction], share: Fraction) -> dict[int, Fraction]:
    both = {key: one.get(key, Fraction(0)) - share * other.get(key, Fraction(0)) for key in one.keys() | other.keys()}
    return {key: value for key, value in both.items() if value}


def solve(search: Search, places: Sequence[int], rows: tuple[int, ...]) -> dict[int, int] | frozenset[int]:
    """The changes of the cells that bring every row to rest, or the cells of an implied edit that they do not meet.

    An empty set says neither: the roundings leave it open.
    """
    lines = _lines(search, places, rows)
    solved: dict[int, Line] = {}
    for place in places:
        pivot = next((line for line in lines if place in line.moves), None)
        if pivot is not None:
            lines.remove(pivot)
            for line in (*lines, *solved.values()):
                line.minus(pivot, place)
            solved[place] = pivot
    broken = next((line for line in lines if line.rest and _violated(search, line)), None)
    if broken is not None:
        return _support(search, broken.mix)
    if any(line.rest for line in lines):
        return frozenset()
    return {place: round(-line.rest / line.moves[place]) for place, line in solved.items()}


def _lines(search: Search, places: Sequence[int], rows: tuple[int, ...]) -> list[Line]:
    """The open rows are to come to rest; every other row that a cell moves is to stay where it is."""
    touched = sorted({row for place in places for row in search.known[place]} | set(rows))
    return [
        Line(
            {place: Fraction(search.known[place][row]) for place in places if row in search.known[place]},
            Fraction(search.system.rows[row].residual if row in rows else 0),
            {row: Fraction(1)},
        )
        for row in touched
    ]


def _violated(search: Search, line: Line) -> bool:
    """Whether no roundings within their intervals explain the combination."""
    rows = search.system.rows
    zero = Fraction(0)
    residual = sum((weight * rows[row].residual for row, weight in line.mix.items()), zero)
    return 2 * abs(residual) > sum((abs(weight) * rows[row].goal for row, weight in line.mix.items()), zero)


def _support(search: Search, mix: Mix) -> frozenset[int]:
    """The suspects that move the combination."""
    return frozenset(
        place
        for place, moved in search.known.items()
        if search.system.is_root(place) and sum(weight * moved.get(row, 0) for row, weight in mix.items()) != 0
    )
