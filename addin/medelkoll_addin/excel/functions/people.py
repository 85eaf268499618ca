"""FOLKMANGD and FOLKMANGD.TABELL: how many live where."""

from __future__ import annotations

import datetime as dt
import re

from medelkoll_addin.excel.functions.described import Described
from medelkoll_addin.excel.functions.errors import FunctionError
from medelkoll_addin.excel.functions.values import Cell, Rows, Value, required, single
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
_DAY_NUMBER = re.compile(r"[0-9]{5}")
_DAY_0 = dt.date(1899, 12, 30)  # Excel's calendar from March 1900 on


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
    try:
        return place(_typed(required(cell, "en kommun, ett län eller ett område")))
    except UnknownNameError as error:
        raise FunctionError(_unknown(error)) from None


def _typed(cell: Cell) -> str:
    """What was typed: 1480, not 1480.0; a date without its time."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell.date() if isinstance(cell, dt.datetime) else cell).strip()


def _unknown(error: UnknownNameError) -> str:
    named = [f"”{name}”" for name in error.suggestions]
    if isinstance(error, AmbiguousNameError):
        return f"Det finns flera ”{error.name}”. Skriv {_either(named)}."
    advice = f"Menade du {_either(named)}?" if named else "Skriv till exempel ”Skövde” eller ”Skaraborg”."
    return f"”{error.name}” är inte en kommun, ett län eller ett område som är känt. {advice}"


def _either(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} eller {last}" if first else last


def _year(cell: Cell) -> int:
    typed = _date(_typed(required(cell, "ett år")))
    match = _YEAR.fullmatch(typed)
    if match is None:
        text = f"”{typed}” är inte ett år. Skriv till exempel 2018; folkmängden gäller den 31 december."
        raise FunctionError(text)
    return int(match[1])


def _date(typed: str) -> str:
    """A date that Excel hands over as its day number, as it is shown; anything else as it is."""
    return str(_DAY_0 + dt.timedelta(int(typed))) if _DAY_NUMBER.fullmatch(typed) else typed


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
