"""What amounts would be under another known assumption: another year's population."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.reference import population, years
from medelkoll_schemas.relations.context import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator


def candidates(
    rates: pl.DataFrame | None,
    listed: pl.DataFrame | None,
    cells: pl.DataFrame | None,
) -> tuple[Candidate, ...]:
    """The candidates for one workbook: each area's and each municipality's population of every other year.

    Args:
        rates: its rows of ``Rates``; None when it has none.
        listed: its rows of ``Members``.
        cells: its rows of ``Populations``.
    """
    amounts = () if rates is None or listed is None else _amounts(rates, listed)
    return (*amounts, *(() if cells is None else _persons(cells)))


def _amounts(rates: pl.DataFrame, listed: pl.DataFrame) -> Iterator[Candidate]:
    """Every amount per inhabitant, with one of its areas counted by another year."""
    codes = {area: list(codes) for area, codes in listed.group_by("area").agg("code").iter_rows()}
    for (place,), rows in rates.group_by("place", maintain_order=True):
        for row in rows.iter_rows(named=True):
            for year in years():
                persons = sum(population(code, year) for code in codes[row["area"]])
                if year != row["year"]:
                    yield _amount(int(str(place)), rows, row, persons, year)


def _amount(place: int, rows: pl.DataFrame, row: dict[str, int | str], persons: int, year: int) -> Candidate:
    others = sum(other["persons"] for other in rows.iter_rows(named=True) if other["area"] != row["area"])
    value = _rounded((others + persons) * int(row["numerator"]), int(row["denominator"]), int(row["rounding"]))
    group = f"{row['area']} {year}"
    facts: dict[str, str | int] = {"year": year, "area": str(row["area"]), "reference_date": f"{row['year']}-12-31"}
    return Candidate(place, value, "other_year_population", group, facts)


def _rounded(numerator: int, denominator: int, rounding: int) -> int:
    """The amount to the grant's rounding, halves away from zero."""
    step = max(rounding, 1) * denominator
    return (2 * numerator + step) // (2 * step) * max(rounding, 1)


def _persons(cells: pl.DataFrame) -> Iterator[Candidate]:
    """Every municipality's population of another year."""
    for row in cells.filter(pl.col("code").is_not_null()).iter_rows(named=True):
        for year in years():
            if year != row["year"] and row["code"].isdigit():
                facts = {"year": year, "area": row["name"], "reference_date": f"{row['year']}-12-31"}
                yield Candidate(
                    row["place"], population(row["code"], year), "other_year_population", f"population {year}", facts
                )
