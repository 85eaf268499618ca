"""FOLKMANGD and FOLKMANGD.TABELL: how many live where."""

from __future__ import annotations

import datetime as dt
import re

from medelkoll_addin.excel.functions.described import Described
from medelkoll_addin.excel.functions.errors import FunctionError, blank
from medelkoll_addin.excel.functions.values import Cell, Rows, Value, is_blank, single
from medelkoll_schemas.reference import (
    AmbiguousNameError,
    Place,
    UnknownNameError,
    UnknownYearError,
    members,
    place,
    population,
)

_YEAR = re.compile(r"([0-9]{4})(?:-12-31)?")


def folkmangd(plats: Value, ar: Value) -> int:
    """The population of a municipality, area or county on 31 December of a year; raises ``FunctionError``.

    >>> folkmangd("Skaraborg", 2018.0)
    267268
    """
    return _population(_place(single(plats)), _year(single(ar)))


def folkmangd_tabell(omrade: Value, ar: Value) -> Rows:
    """The municipalities of an area with their populations, under a row of headings; raises ``FunctionError``."""
    where, year = _place(single(omrade)), _year(single(ar))
    _population(where, year)
    lines: Rows = [[one.code, one.name, population(one.code, year)] for one in members(where.code or where.name)]
    return [["Kod", "Kommun", f"Folkmängd {year}"], *lines]


def _place(cell: Cell) -> Place:
    if is_blank(cell):
        raise blank()
    whole = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    try:
        return place(str(whole))
    except UnknownNameError as error:
        raise FunctionError(_unknown(error)) from None


def _unknown(error: UnknownNameError) -> str:
    named = [f"”{name}”" for name in error.suggestions]
    if isinstance(error, AmbiguousNameError):
        return f"Det finns flera ”{error.name}”. Skriv {' eller '.join(named)}."
    advice = f"Menade du {' eller '.join(named)}?" if named else "Skriv till exempel ”Skövde” eller ”Skaraborg”."
    return f"”{error.name}” är inte en kommun, ett län eller ett område som är känt. {advice}"


def _year(cell: Cell) -> int:
    if is_blank(cell):
        raise blank()
    whole = int(cell) if isinstance(cell, float) and cell.is_integer() else cell
    match = _YEAR.fullmatch(str(whole.date() if isinstance(whole, dt.datetime) else whole).strip())
    if match is None:
        text = f"”{cell}” är inte ett år. Skriv till exempel 2018; folkmängden gäller den 31 december."
        raise FunctionError(text)
    return int(match[1])


def _population(where: Place, year: int) -> int:
    try:
        return population(where.code or where.name, year)
    except UnknownYearError as error:
        text = f"Folkmängden {year} är inte känd. Det finns uppgifter för {error.years[0]}–{error.years[-1]}."
        raise FunctionError(text) from None


FOLKMANGD = Described(
    "FOLKMANGD",
    folkmangd,
    "Folkmängden den 31 december i en kommun, ett län eller ett vårdsamverkansområde, enligt SCB.",
    {
        "plats": "Kommunens, länets eller områdets namn, eller dess kod. Skriv ”Uppsala kommun” eller ”Uppsala län”.",
        "ar": "Året, till exempel 2018.",
    },
)
FOLKMANGD_TABELL = Described(
    "FOLKMANGD.TABELL",
    folkmangd_tabell,
    "En tabell med kommunerna i ett område eller län och deras folkmängd den 31 december, enligt SCB.",
    {"omrade": "Områdets eller länets namn, till exempel Skaraborg.", "ar": "Året, till exempel 2018."},
)
