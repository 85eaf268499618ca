"""What Excel hands over, as exact figures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from fractions import Fraction
from math import isfinite
from typing import TypeAlias

from medelkoll_addin.excel.functions.errors import FunctionError, blank, doubtful, error_value
from medelkoll_schemas.amounts import KR, MNKR, Amount, Doubt, read_number, read_text
from medelkoll_schemas.amounts.numerals import Numeral, Unit, read_numeral
from medelkoll_schemas.amounts.text import fold

Cell: TypeAlias = bool | int | float | str | dt.datetime | dt.date | None
Rows: TypeAlias = list[list[Cell]]
Value: TypeAlias = Cell | Sequence[Cell] | Sequence[Sequence[Cell]]

_ERROR = re.compile(r"#[A-ZÅÄÖ_]+(?:/[A-ZÅÄÖ0])?[!?]?|#N/A|#DIVISION/0!")
_NUMBER = re.compile(r"(?P<whole>[0-9 .,]+)(?: ?(?P<percent>%|procent)|/(?P<below>[1-9][0-9]*))?")
_DECIMAL = Unit(MNKR, own=False, stated=True)  # a comma is a decimal comma, also before three digits


def rows(value: Value) -> Rows:
    """A range as rows of cells; one cell is a range of one, a plain list is a row."""
    if isinstance(value, str) or not isinstance(value, Sequence):
        return [[value]]
    nested = [[*item] for item in value if not isinstance(item, str) and isinstance(item, Sequence)]
    return nested or [[item for item in value if isinstance(item, str) or not isinstance(item, Sequence)]]


def single(value: Value) -> Cell:
    """The one cell that is meant. Excel's own errors do not pass."""
    match rows(value):
        case [[cell]]:
            return _sound(cell)
        case _:
            text = "Ange en enda cell här, inte ett område."
            raise FunctionError(text)


def flat(value: Value) -> list[Cell]:
    """Every cell of a range, row by row. Excel's own errors do not pass."""
    return [_sound(cell) for row in rows(value) for cell in row]


def _sound(cell: Cell) -> Cell:
    if isinstance(cell, str) and _ERROR.fullmatch(cell.strip()):
        raise error_value(cell.strip())
    return cell


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def required(cell: Cell, what: str) -> Cell:
    """A cell that must hold ``what`` (*ett år*): raises ``FunctionError`` when it is blank."""
    if is_blank(cell):
        text = f"Cellen är tom där det ska stå {what}."
        raise FunctionError(text)
    return cell


def amount(cell: Cell) -> Amount:
    """The amount in a cell, read as the checker reads it."""
    if is_blank(cell):
        raise blank()
    found = _amount(cell)
    if isinstance(found, Doubt):
        raise doubtful(_shown(cell), found)
    return found


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "SANT" if cell else "FALSKT"
    return str(cell)


def amounts(value: Value) -> list[Amount]:
    """The amounts in a range. Blank cells and signs such as ``-`` and ``x`` hold none."""
    return [amount(cell) for cell in flat(value) if holds_something(cell)]


def holds_something(cell: Cell) -> bool:
    """Whether a cell of a range holds more than a sign for *not applicable*."""
    return not is_blank(cell) and _amount(cell) is not Doubt.NOT_APPLICABLE


def _amount(cell: Cell) -> Amount | Doubt:
    if isinstance(cell, str):
        return read_text(cell)
    return read_number(cell) if isinstance(cell, int | float) else Doubt.NOT_AN_AMOUNT


def kronor_of(ore: int) -> float:
    """Öre as the kronor that Excel stores."""
    return ore / KR


def number(cell: Cell) -> Fraction:
    """An exact number, zero or above: 0.4, ``0,4``, ``40 %``, ``2/5``."""
    found = _fraction(required(cell, "ett tal"))
    if found is None or found < 0:
        text = f"”{cell}” går inte att läsa som ett tal. Skriv till exempel 180, 1,5 eller 40 %."
        raise FunctionError(text)
    return found


def _fraction(cell: Cell) -> Fraction | None:
    if isinstance(cell, str):
        return _written(fold(cell))
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not isfinite(cell):
        return None
    return Fraction(repr(cell))


def _written(text: str) -> Fraction | None:
    match = _NUMBER.fullmatch(text)
    numeral = read_numeral(match["whole"].strip(), _DECIMAL) if match else None
    if match is None or not isinstance(numeral, Numeral):
        return None
    below = 100 if match["percent"] else int(match["below"] or 1)
    return Fraction(numeral.digits, 10**numeral.decimals * below)


def count(cell: Cell) -> int:
    """A whole number of persons."""
    found = number(cell)
    if found.denominator != 1:
        text = f"”{cell}” är inte ett helt antal personer."
        raise FunctionError(text)
    return int(found)


def rounding(value: Value, *, default: int) -> int:
    """A rounding unit that is given in kronor, in öre; ``default`` when it is left out."""
    cell = single(value)
    if is_blank(cell):
        return default
    unit = amount(cell)
    if unit.value < 1 or unit.unit == 1:  # finer than an öre
        text = "Avrundningen ska vara minst 0,01 kr, till exempel 1 för hela kronor eller 100 för hela hundratal."
        raise FunctionError(text)
    return unit.value
