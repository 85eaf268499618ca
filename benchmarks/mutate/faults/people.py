"""Faults in what an amount per inhabitant was worked out from: the year of the population, the rate."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.edits import split
from mutate.faults.base import Fault, typed
from mutate.kept import populations

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from mutate.model import Truth

_YEARS = ("2015", "2016", "2017", "2019", "2020")
_RATES = (
    Fraction(5, 6),
    Fraction(10, 9),
    Fraction(17, 18),
    Fraction(19, 18),
    Fraction(11, 9),
)  # 150, 200, 170, 190, 220 öre


def other_year_population(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """An amount per inhabitant, or a municipality's population, by the figures of another year."""
    for reference, codes in truth.hints.items():
        if reference in truth.typed:
            year = dice.choice(_YEARS)
            exact = sum((people(truth, code, year) * kronor for code, kronor in codes.items()), Fraction(0))
            yield from _changed("other_year_population", truth, reference, Fraction(round(exact / 100) * 100))
    for reference, code in _listed(truth):
        year = dice.choice(_YEARS)
        yield from _changed("other_year_population", truth, reference, Fraction(populations()[code][year]))


def other_rate(truth: Truth, dice: random.Random) -> Iterator[Fault]:
    """An amount per inhabitant by another rate."""
    for reference, codes in truth.hints.items():
        if reference in truth.typed:
            exact = sum((people(truth, code, "2018") * kronor for code, kronor in codes.items()), Fraction(0))
            wrong = exact * dice.choice(_RATES)
            yield from _changed("other_rate", truth, reference, Fraction(round(wrong / 100) * 100))


def people(truth: Truth, key: str, year: str) -> int:
    """The persons behind a hint: a municipality's code, or the cell of an area's sum."""
    if key.isdigit():
        return populations()[key][year]
    area = next(relation for relation in truth.relations if relation.stated == key)
    codes = dict(_listed(truth))
    return sum(populations()[codes[cell]][year] for cell in area.terms if cell in codes)


def _listed(truth: Truth) -> list[tuple[str, str]]:
    """The typed populations with their municipality's code, which stands in the first column of the row."""
    found: list[tuple[str, str]] = []
    for reference in truth.typed:
        sheet, cell = split(reference)
        code = truth.book.cells.get(f"{sheet}!A{cell.lstrip('ABCDEFGH')}")
        if code and str(code.value) in populations():
            found.append((reference, str(code.value)))
    return found


def _changed(kind: str, truth: Truth, reference: str, value: Fraction) -> Iterator[Fault]:
    if value != truth.book.cells[reference].value:
        yield typed(kind, truth, reference, value)
