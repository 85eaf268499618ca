"""What formulas give, worked out apart from the program that is measured (and held against LibreOffice by a test)."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.addresses import REFERENCE, inside, unquoted
from mutate.edits import split

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mutate.package import Cell, Value, Workbook

_TOKEN = re.compile(
    rf"\s*(?:(?P<ref>{REFERENCE.pattern})|(?P<num>\d+(?:\.\d+)?)|(?P<name>[A-Za-zÅÄÖåäö_]\w*)|(?P<sign>[-+*/(),]))"
)
Row = list[tuple[str, "Value"]]  # reference and value
VISIBLE_SUM = 100  # SUBTOTAL's functions from here on leave hidden rows out


class Evaluator:
    """The values of a workbook's cells; formulas are worked out when asked for, and once."""

    def __init__(self, book: Workbook, kept: Mapping[str, Value] | None = None) -> None:
        """``kept``: cells that keep a value whatever their formula says."""
        self._book = book
        self._known: dict[str, Value] = dict(kept or {})

    def value(self, reference: str) -> Value:
        """One cell's value."""
        if reference not in self._known:
            cell = self._book.cells.get(reference)
            self._known[reference] = None if cell is None else self._computed(reference, cell)
        return self._known[reference]

    def _computed(self, reference: str, cell: Cell) -> Value:
        if cell.formula is None:
            return cell.value
        return _Parser(self, self._book, split(reference)[0], cell.formula).result()

    def hidden(self, reference: str) -> bool:
        """Whether the cell's row is hidden."""
        sheet, cell = split(reference)
        return f"{sheet}!{cell.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}" in self._book.hidden


class _Parser:
    """Recursive descent over one formula."""

    def __init__(self, values: Evaluator, book: Workbook, sheet: str, formula: str) -> None:
        self._values, self._book, self._sheet = values, book, sheet
        self._tokens = list(_TOKEN.finditer(formula))
        self._at = 0

    def result(self) -> Value:
        value = self._sum()
        return value[0][1] if isinstance(value, list) else value

    def _sum(self) -> Value | Row:
        value = self._product()
        while self._sign() in ("+", "-"):
            factor = 1 if self._take() == "+" else -1
            value = _number(value) + factor * _number(self._product())
        return value

    def _product(self) -> Value | Row:
        value = self._factor()
        while self._sign() in ("*", "/"):
            sign, other = self._take(), None
            other = _number(self._factor())
            value = _number(value) * other if sign == "*" else _number(value) / other
        return value

    def _factor(self) -> Value | Row:
        token = self._tokens[self._at]
        self._at += 1
        if token["num"]:
            return Fraction(token["num"])
        if token["ref"]:
            return self._range(token)
        if token["name"]:
            return self._named(token["name"])
        if token["sign"] == "-":
            return -_number(self._factor())
        value = self._sum()
        self._take()  # the closing parenthesis
        return value

    def _range(self, token: re.Match[str]) -> Row:
        home = unquoted(token["sheet"]) if token["sheet"] else self._sheet
        cells = [f"{home}!{cell}" for cell in inside(token["first"], token["last"] or token["first"])]
        return [(cell, self._values.value(cell)) for cell in cells]

    def _named(self, name: str) -> Value | Row:
        if self._sign() != "(":
            inner = _Parser(self._values, self._book, self._sheet, self._book.names[name])
            return inner._sum()
        self._take()
        arguments = [self._sum()]
        while self._sign() == ",":
            self._take()
            arguments.append(self._sum())
        self._take()
        return _FUNCTIONS[name](arguments, self._values)

    def _sign(self) -> str:
        return "" if self._at >= len(self._tokens) else self._tokens[self._at]["sign"] or ""

    def _take(self) -> str:
        self._at += 1
        return self._tokens[self._at - 1]["sign"]


def _number(value: Value | Row) -> Fraction:
    if isinstance(value, list):
        value = value[0][1]
    return value if isinstance(value, Fraction) else Fraction(0)


def _sum(arguments: list[Value | Row], _: Evaluator) -> Value:
    total = Fraction(0)
    for one in arguments:
        cells = [value for _, value in one] if isinstance(one, list) else [one]
        total += sum((value for value in cells if isinstance(value, Fraction)), Fraction(0))
    return total


def _subtotal(arguments: list[Value | Row], values: Evaluator) -> Value:
    skip = _number(arguments[0]) > VISIBLE_SUM
    rows = [row for one in arguments[1:] if isinstance(one, list) for row in one]
    return _sum([[row for row in rows if not (skip and values.hidden(row[0]))]], values)


def _round(arguments: list[Value | Row], _: Evaluator) -> Value:
    value, scale = _number(arguments[0]), Fraction(10) ** int(_number(arguments[1]))
    half = Fraction(1, 2)
    return Fraction(math.floor(abs(value) * scale + half)) / scale * (1 if value >= 0 else -1)


def _sumif(arguments: list[Value | Row], _: Evaluator) -> Value:
    keys, wanted, amounts = arguments
    if not isinstance(keys, list) or not isinstance(amounts, list):
        return None
    sought = wanted[0][1] if isinstance(wanted, list) else wanted
    paired = zip(keys, amounts, strict=True)
    return sum((_number(amount) for (_, key), (_, amount) in paired if key == sought), Fraction(0))


def _countif(arguments: list[Value | Row], _: Evaluator) -> Value:
    keys, wanted = arguments
    sought = wanted[0][1] if isinstance(wanted, list) else wanted
    return Fraction(sum(key == sought for _, key in keys)) if isinstance(keys, list) else None


_FUNCTIONS: Mapping[str, Callable[[list[Value | Row], Evaluator], Value]] = {
    "SUM": _sum,
    "SUBTOTAL": _subtotal,
    "ROUND": _round,
    "SUMIF": _sumif,
    "COUNTIF": _countif,
}


def recalculated(book: Workbook, kept: Mapping[str, Value] | None = None) -> dict[str, Cell]:
    """The formula cells whose saved value must change, with the value that follows."""
    from mutate.package import Cell  # noqa: PLC0415 - only a type above

    evaluator = Evaluator(book, kept)
    found: dict[str, Cell] = {}
    for reference, cell in book.cells.items():
        if cell.formula is not None and (value := evaluator.value(reference)) != cell.value:
            found[reference] = Cell(value, cell.formula)
    return found
