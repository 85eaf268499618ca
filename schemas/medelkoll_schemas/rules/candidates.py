"""What amounts would be under another known assumption: another year's population, another rate."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from medelkoll_schemas.reference import population, years
from medelkoll_schemas.relations.context import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

RATE_STEP = 5  # öre: rates per inhabitant are decided in whole fives
MOST_TIMES = 2  # a rate below half of the grant's, or above twice, is no slip between two decisions


def candidates(
    rates: pl.DataFrame | None,
    listed: pl.DataFrame | None,
    cells: pl.DataFrame | None,
) -> tuple[Candidate, ...]:
    """The candidates for one workbook: other years' populations of each area and municipality, and other rates.

    All of them say how a wrong figure may have come about; the right one follows from the relations.

    Args:
        rates: its rows of ``Rates``; None when it has none.
        listed: its rows of ``Members``.
        cells: its rows of ``Populations``.
    """
    amounts = () if rates is None or listed is None else _of_amounts(rates, listed)
    return (*amounts, *(() if cells is None else _persons(cells)))


class _Amount(NamedTuple):
    """One amount per inhabitant, in öre."""

    place: int
    persons: Mapping[str, int]  # by area
    price: Fraction  # öre per inhabitant
    rounding: int
    year: int

    def worth(self, persons: int, price: Fraction) -> int:
        """The amount for so many persons to the grant's rounding, halves away from zero."""
        step = max(self.rounding, 1)
        return (2 * persons * price.numerator + step * price.denominator) // (2 * step * price.denominator) * step


def _of_amounts(rates: pl.DataFrame, listed: pl.DataFrame) -> Iterator[Candidate]:
    codes = {area: tuple(codes) for area, codes in listed.group_by("area").agg("code").iter_rows()}
    rate = _whole(rates)
    for (place,), rows in rates.group_by("place", maintain_order=True):
        amount = _amount(int(str(place)), rows)
        yield from _other_years(amount, codes)
        yield from _other_rates(amount, rate)


def _whole(rates: pl.DataFrame) -> Fraction:
    """The rate that the recipients' parts of it make together."""
    prices = rates.unique("part", maintain_order=True).select("numerator", "denominator")
    return sum((Fraction(*price) for price in prices.iter_rows()), Fraction(0))


def _amount(place: int, rows: pl.DataFrame) -> _Amount:
    persons = dict(rows.select("area", "persons").iter_rows())
    first = rows.row(0, named=True)
    return _Amount(place, persons, Fraction(first["numerator"], first["denominator"]), first["rounding"], first["year"])


def _other_years(amount: _Amount, codes: Mapping[str, tuple[str, ...]]) -> Iterator[Candidate]:
    """The amount with one of its areas counted by another year."""
    for area, persons in amount.persons.items():
        others = sum(amount.persons.values()) - persons
        for year in (year for year in years() if year != amount.year):
            value = amount.worth(others + _people(codes[area], year), amount.price)
            facts: dict[str, str | int] = {"year": year, "area": area, "reference_date": f"{amount.year}-12-31"}
            yield Candidate(
                amount.place, value, "other_year_population", wrong=True, group=f"{area} {year}", facts=facts
            )


def _other_rates(amount: _Amount, rate: Fraction) -> Iterator[Candidate]:
    """The amount at other rates, the recipient's part of it unchanged."""
    persons = sum(amount.persons.values())
    for other in _round_rates(rate):
        value = amount.worth(persons, amount.price / rate * other)
        yield Candidate(amount.place, value, "other_rate", wrong=True, group=f"rate {other}", facts={"rate": other})


@cache
def _round_rates(rate: Fraction) -> tuple[int, ...]:
    """Rates in öre that somebody might have used instead."""
    lowest = -(-rate // (MOST_TIMES * RATE_STEP)) * RATE_STEP
    return tuple(o for o in range(max(lowest, RATE_STEP), int(MOST_TIMES * rate) + 1, RATE_STEP) if o != rate)


@cache
def _people(codes: tuple[str, ...], year: int) -> int:
    return sum(population(code, year) for code in codes)


def _persons(cells: pl.DataFrame) -> Iterator[Candidate]:
    """Every municipality's population of another year."""
    for row in cells.filter(pl.col("code").is_not_null()).iter_rows(named=True):
        for year in years():
            if year != row["year"] and row["code"].isdigit():
                facts = {"year": year, "area": row["name"], "reference_date": f"{row['year']}-12-31"}
                people = population(row["code"], year)
                yield Candidate(
                    row["place"], people, "other_year_population", wrong=True, group=f"population {year}", facts=facts
                )
