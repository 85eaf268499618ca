"""Copied formulas as equations all at once: whole columns are compared, and single forms made only where one is odd."""

from __future__ import annotations

from itertools import compress
from operator import add, mul, sub
from typing import TYPE_CHECKING, NamedTuple, cast

from medelkoll_addin.formulas.exact import HUNDREDTH, round_to
from medelkoll_addin.formulas.issues import SHARE_GRAIN
from medelkoll_addin.formulas.linear import whole_number
from medelkoll_addin.placing import column_of, downwards, place_of, row_of, sheet_of

if TYPE_CHECKING:
    from medelkoll_addin.formulas.cells import Cells
    from medelkoll_addin.formulas.linear import Former, Steady
    from medelkoll_addin.formulas.polynomial import Source
    from medelkoll_addin.formulas.runs import Run
    from medelkoll_addin.formulas.templates import Template

FEW = 4  # formulas that are not worth a block
_HUNDRED = 100


class Block(NamedTuple):
    """The forms of many formulas of one shape, as columns: each has all the cells of ``places``, and they are numbers.

    Coefficients, constant, slack and parameters are those of ``LinearForm``, the same for all.
    """

    template: Template
    places: list[list[int]]  # the stated cells, then those of each summand
    numbers: list[list[int]]  # what stands in them, exact
    coefficients: list[int]
    constant: int
    slack: int
    parameters: tuple[int, ...]
    whole: bool  # no number has decimals
    doubtful: list[int]  # stated cells whose values perhaps are not what the formulas give

    @property
    def stated(self) -> list[int]:
        """The formulas' own cells."""
        return self.places[0]


class _Summand(NamedTuple):
    """One cell of each formula: in the run's first formula it stands in that row, and then moves along or stays."""

    weight: int
    sheet: int
    column: int
    row: int
    moves: bool

    def places(self, count: int) -> list[int]:
        place = place_of(self.sheet, self.row, self.column)
        return list(downwards(place, count)) if self.moves else [place] * count

    def numbers(self, cells: Cells, count: int) -> list[int | None]:
        column = cells.column(self.sheet, self.column)
        return column.part(self.row, count) if self.moves else column.part(self.row, 1) * count

    def has_all(self, cells: Cells, count: int) -> bool:
        """Whether all of its cells hold numbers."""
        column = cells.column(self.sheet, self.column)
        return column.has_all(self.row, count if self.moves else 1)


class _Columns(NamedTuple):
    """The cells of a block: the stated ones, then those of each summand."""

    weights: list[int]  # of the summands
    places: list[list[int]]
    numbers: list[list[int]]
    whole: bool


def block_of(run: Run, former: Former, besides: frozenset[int] = frozenset()) -> Block | None:
    """The formulas of a run that have all their numbers, as a block; None when they must be looked at one by one.

    Args:
        run: the formulas.
        former: of their workbook.
        besides: places that are to be left out.
    """
    steady = former.steady(run.template, run.first) if run.length >= FEW else None
    summands = _summands(run, steady, former.cells) if steady else None
    if not steady or not summands or _meet(summands, run.length):
        return None
    places = [summand.places(run.length) for summand in summands]
    numbers = [summand.numbers(former.cells, run.length) for summand in summands]
    skipped = not besides.isdisjoint(places[0])
    if skipped:
        numbers[0] = [None if place in besides else one for place, one in zip(places[0], numbers[0], strict=True)]
    if skipped or not all(summand.has_all(former.cells, run.length) for summand in summands):
        places, numbers = _complete(places, numbers)
    known = cast("list[list[int]]", numbers)  # there is no None in them
    whole = all(former.cells.column(summand.sheet, summand.column).whole for summand in summands)
    weights = [summand.weight for summand in summands[1:]]
    return _made(run.template, steady, _Columns(weights, places, known, whole)) if places[0] else None


def _complete(
    places: list[list[int]], numbers: list[list[int | None]]
) -> tuple[list[list[int]], list[list[int | None]]]:
    """The places and numbers of the formulas that have all of them."""
    kept = [None not in row for row in zip(*numbers, strict=True)]
    return [list(compress(column, kept)) for column in places], [list(compress(column, kept)) for column in numbers]


def _summands(run: Run, steady: Steady, cells: Cells) -> list[_Summand] | None:
    """The stated cell and the cells of each summand; None when some cannot be told from the shape alone."""
    at = sheet_of(run.first), row_of(run.first), column_of(run.first)
    if not set(run.places).isdisjoint(steady.parameters):
        return None
    found = [_Summand(0, at[0], at[2], at[1], moves=True)]
    for weight, source in steady.weights:
        own = _cells_of(weight, source, at, cells)
        if not own:
            return None
        found += own
    return found if len(found) > 1 else None


def _cells_of(weight: int, source: Source, at: tuple[int, int, int], cells: Cells) -> list[_Summand]:
    """The cells of a reference to one cell, or of a sum over a part of one row."""
    fixed, box = source.area.fixed, source.area.at(*at)
    if not weight or source.criteria or source.subtotal or box.top != box.bottom or fixed[0] is not fixed[2]:
        return []
    left, right = box.left, box.right
    if source.ranged:
        used = cells.clipped(box)
        left, right = used.left, used.right
    return [_Summand(weight, box.sheet, column, box.top, not fixed[0]) for column in range(left, right + 1)]


def _meet(summands: list[_Summand], count: int) -> bool:
    """Whether two of them are the same cell in some formula."""
    columns: dict[tuple[int, int], list[_Summand]] = {}
    for summand in summands:
        others = columns.setdefault((summand.sheet, summand.column), [])
        if any(_same_somewhere(summand, other, count) for other in others):
            return True
        others.append(summand)
    return False


def _same_somewhere(one: _Summand, other: _Summand, count: int) -> bool:
    if one.moves is other.moves:
        return one.row == other.row
    moving, still = (one, other) if one.moves else (other, one)
    return moving.row <= still.row < moving.row + count


def _made(template: Template, steady: Steady, columns: _Columns) -> Block | None:
    total, denominator, weights = template.sum, steady.denominator, columns.weights
    if total is None:
        return None
    constant, slack = (whole_number(number, denominator * _HUNDRED) for number in (total.constant, total.slack))
    gathered = _gathered(weights, columns.numbers[1:])
    if constant:
        gathered = [amount + constant * HUNDREDTH for amount in gathered]
    doubts = _doubts(columns.numbers[0], gathered, denominator, total.digits)
    return Block(
        template,
        columns.places,
        columns.numbers,
        [denominator, *(-weight for weight in weights)],
        -constant,
        slack,
        steady.parameters,
        columns.whole,
        list(compress(columns.places[0], doubts)),
    )


def _gathered(weights: list[int], columns: list[list[int]]) -> list[int]:
    """What each formula's cells add up to."""
    total = [0] * len(columns[0])
    for weight, column in zip(weights, columns, strict=True):
        if weight in {1, -1}:
            total = list(map(add if weight == 1 else sub, total, column))
        else:
            total = list(map(add, total, map(mul, column, [weight] * len(column))))
    return total


def _doubts(stated: list[int], gathered: list[int], denominator: int, digits: int | None) -> list[bool]:
    """Where a value differs from what the formula gives by more than any measure forgives without a further look."""
    if denominator == 1 and stated == gathered:
        return []
    forgiven = (SHARE_GRAIN - 2) * denominator  # less what rounding to 10⁻¹² may add
    doubts = [2 * abs(one * denominator - other) >= forgiven for one, other in zip(stated, gathered, strict=True)]
    if digits is None or True not in doubts:
        return doubts
    computed = [(2 * amount + denominator) // (2 * denominator) for amount in gathered]
    return [
        doubt and one != round_to(other, digits) for doubt, one, other in zip(doubts, stated, computed, strict=True)
    ]
