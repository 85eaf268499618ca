"""Amounts beside inhabitants: which rate they follow, and which of them do not.

A rate is believed when at least three amounts agree with one that somebody would decide. An amount that does not
agree is said to be wrong only where something explains it: a slip, another year's inhabitants, another rate. Otherwise
something else may be meant: an area that is paid for others, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping.discovering.model import Found
from medelkoll_addin.mapping.discovering.plausible import keyed
from medelkoll_schemas.amounts import trailing_of
from medelkoll_schemas.reference import Level, UnknownNameError, place, population, years

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.reference.model import Place

FEWEST = 3  # amounts that agree
LEVELS = (Level.AREA, Level.MUNICIPALITY, Level.COUNTY)
_STEPS = (10**5, 10**4, 10**3, 100)  # öre: what amounts may be rounded to
_FINE = 200  # amounts are so many times their rounding at least, or they tell no rate
_COARSEST = 20  # and what their own zeros show is no coarser than such a part of them
_TENTHS = 10  # a rate is decided in tenths of an öre
_USUAL = 10  # öre: the whole rate of which this is a part is a multiple of it
_SPLIT = re.compile(r"([/-])\s+")  # *Alingsås/ Lerum*, as a narrow column shows it


@dataclass(frozen=True, slots=True)
class People:
    """A place's inhabitants: the workbook's cells that state them, or those of a year by the reference."""

    name: str
    cells: tuple[int, ...]
    count: int
    year: int | None = None


class Priced(NamedTuple):
    """An amount and the inhabitants that it may be for."""

    people: People
    place: int
    ore: int
    label: str

    def ends(self, step: int) -> tuple[Fraction, Fraction]:
        """Between which rates it lies when it is rounded so."""
        return Fraction(2 * self.ore - step, 2 * self.people.count), Fraction(
            2 * self.ore + step, 2 * self.people.count
        )

    def rounding(self, rate: Fraction, step: int) -> int | None:
        """The rounding within which it agrees: the usual one, or the one that its own zeros show; None for neither."""
        apart = 2 * abs(self.ore - rate * self.people.count)
        shown = min(trailing_of(self.ore), 10 ** (len(str(self.ore // _COARSEST)) - 1))
        return next((unit for unit in (step, shown) if apart <= unit), None)


def known_as(text: str, level: Level) -> Place | None:
    """The place of a level that a text names."""
    try:
        return place(_SPLIT.sub(r"\1", text), level) if text else None
    except UnknownNameError:
        return None


def rated(amounts: Sequence[Priced]) -> list[Found]:
    """The equations of a row or column, if a rate is borne out there."""
    step = next((one for one in _STEPS if 5 * sum(not each.ore % one for each in amounts) >= 4 * len(amounts)), 1)
    rate = _rate(amounts, step)
    if rate is None:
        return []
    roundings = [(one, one.rounding(rate, step)) for one in amounts]
    return [
        _equation(one, rate, rounding or step)
        for one, rounding in roundings
        if rounding is not None or _is_explained(one, rate, step)
    ]


def _rate(amounts: Sequence[Priced], step: int) -> Fraction | None:
    """The rate, in öre, with which most agree: one of tenths of an öre."""
    fine = [one for one in amounts if abs(one.ore) >= _FINE * step]
    rates = [rate for low, high in (one.ends(step) for one in fine) if (rate := _round_between(low, high)) is not None]
    best = max(dict.fromkeys(rates), key=lambda rate: _agreeing(amounts, rate, step), default=None)
    return best if best is not None and _agreeing(amounts, best, step) >= FEWEST else None


def _agreeing(amounts: Sequence[Priced], rate: Fraction, step: int) -> int:
    return sum(one.rounding(rate, step) is not None for one in amounts)


def _round_between(low: Fraction, high: Fraction) -> Fraction | None:
    """The number between two that somebody would decide."""
    for parts in (1, 2, _TENTHS):
        whole = -(-low * parts // 1)
        if Fraction(whole, parts) <= high:
            return Fraction(whole, parts)
    return None


def _is_explained(one: Priced, rate: Fraction, step: int) -> bool:
    """Whether a wrong amount came about in a way that is known."""
    due = rate * one.people.count
    if one.ore < 0 or any(keyed(one.ore, round(due / unit) * unit) for unit in (step, 10 * step)):
        return True
    return _fits_other_years(one, rate, step) or _fits_other_rate(one, rate, step)


def _fits_other_years(one: Priced, rate: Fraction, step: int) -> bool:
    """Whether the inhabitants of another year give it."""
    where = next((found for level in LEVELS if (found := known_as(one.people.name, level))), None)
    counts = [population(where.name, year, where.level) for year in years()] if where else []
    return any(2 * abs(one.ore - rate * count) <= step for count in counts)


def _fits_other_rate(one: Priced, rate: Fraction, step: int) -> bool:
    """Whether it is this share (a half, a third, all) of another rate that somebody would decide."""
    low, high = one.ends(step)
    shares = (share for share in (1, 2, 3, Fraction(3, 2)) if not rate * share % _USUAL)
    return any(-(-low * share // _USUAL) * _USUAL <= high * share for share in shares)


def _equation(one: Priced, rate: Fraction, rounding: int) -> Found:
    over, under = rate.numerator, rate.denominator
    kronor, rest = divmod(round(rate), 100)
    said = f"{one.label}, {kronor},{rest:02} kr/inv." + (f" {one.people.year}" if one.people.year else "")
    terms = [*((cell, over) for cell in one.people.cells), (one.place, -under)]
    constant = 0 if one.people.cells else one.people.count * over
    return Found(
        "rate", one.place, terms, said, constant, rounding * under, "fler än två belopp går ihop med folkmängden"
    )
