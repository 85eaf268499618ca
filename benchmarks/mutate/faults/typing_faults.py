"""Faults in typed figures: digits, factors, signs, and figures that changed places."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.addresses import place
from mutate.edits import split
from mutate.faults.base import Fault, typed
from mutate.faults.slips import kinds_between, slips
from mutate.package import Cell

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from mutate.faults.base import Seeder
    from mutate.model import Truth

SLIPS = ("transposed_digits", "wrong_digit", "dropped_digit", "extra_digit", "factor_1000", "factor_100", "sign")


def slip(kind: str) -> Seeder:
    """The seeder of one kind of slip: each typed figure once, with one slip of the kind chosen by the dice."""

    def seed(truth: Truth, dice: random.Random) -> Iterator[Fault]:
        for reference in truth.typed:
            value = figure(truth, reference)
            choices = sorted({wrong for found, wrong in slips(value) if found == kind and _likely(kind, value, wrong)})
            if choices:
                wrong = dice.choice(choices)
                yield typed(kind, truth, reference, wrong, *kinds_between(value, wrong))

    return seed


def _likely(kind: str, value: Fraction, wrong: Fraction) -> bool:
    """People mistype the digits that they type: not the zeros behind them, and no fraction of an öre comes of it."""
    if (wrong * 100).denominator != 1:
        return False
    if kind in ("wrong_digit", "dropped_digit"):
        zeros = len(str(value.numerator)) - len(str(value.numerator).rstrip("0"))
        return value.denominator != 1 or (value - wrong) % 10**zeros == 0 or kind == "dropped_digit"
    return True


def figure(truth: Truth, reference: str) -> Fraction:
    """A typed figure's value."""
    value = truth.book.cells[reference].value
    return value if isinstance(value, Fraction) else Fraction(0)


def swapped_cells(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """Two neighbouring typed figures that stand in each other's cell."""
    for one, other in _neighbours(truth, dice):
        yield _swap("swapped_cells", truth, one, other)


def swapped_ratio(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """The two parts of a split, turned round."""
    del dice
    for relation in truth.relations:
        if len(relation.terms) == 2 and {abs(weight) for weight in relation.terms.values()} == {1, 2}:  # noqa: PLR2004
            one, other = relation.terms
            yield _swap("swapped_ratio", truth, one, other)


def _swap(kind: str, truth: Truth, one: str, other: str) -> Fault:
    first, second = figure(truth, one), figure(truth, other)
    changes = {one: Cell(second), other: Cell(first)}
    said = f"{one} and {other} change places: {first} and {second}"
    return Fault(kind, truth, frozenset([one, other]), frozenset(["swapped_cells", kind]), said, changes)


def _neighbours(truth: Truth, dice: random.Random) -> Iterator[tuple[str, str]]:
    spots = [(*split(reference), reference) for reference in truth.typed]
    for sheet, cell, reference in spots:
        row, column = place(cell)
        near = [
            other
            for home, spot, other in spots
            if home == sheet
            and place(spot) in ((row + 1, column), (row, column + 1))
            and figure(truth, other) != figure(truth, reference)
        ]
        if near:
            yield reference, dice.choice(near)
