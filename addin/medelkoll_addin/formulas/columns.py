"""One column of a sheet as exact numbers, read once for all formulas that refer to it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from math import isfinite
from typing import TYPE_CHECKING, cast

from medelkoll_addin.formulas.exact import ONE, exact
from medelkoll_addin.formulas.reasons import Reason, UnknownError
from medelkoll_addin.placing import downwards, place_of, row_of
from medelkoll_addin.reading.book import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.reading.book import Sheet, Value

_LOOKS_LIKE_NUMBER = re.compile(r"[-+(]?\s*\d[\d\s.,  ]*\)?\s*(?:t?kr|mnkr|%|:-)?\s*", re.IGNORECASE)


_ERROR = ErrorValue("#NUM!")
_PASSED = frozenset({float, int, bool, type(None)})  # numbers are taken, and nothing is said of the others


@dataclass(frozen=True, slots=True)
class Summed:
    """What a sum takes in from its range."""

    places: list[int]
    amounts: list[int]  # exact, beside the places
    total: int
    texts: list[int] = field(default_factory=list[int])  # places whose text looks like a number: the sum passes them by


@dataclass
class Column:
    """The cells of a column from the sheet's first row on. Amounts are exact (10⁻¹² of what is typed)."""

    top: int
    numbers: list[int | None]  # of every row; None for what is no number
    whole: bool  # no number has decimals
    rows: Sequence[int]  # those of the numbers
    places: Sequence[int]
    amounts: list[int]
    texts: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])  # rows, places: they look like numbers
    unknown: list[tuple[int, Reason]] = field(default_factory=list[tuple[int, Reason]])  # rows that no sum can take in

    @cached_property
    def _totals(self) -> list[int]:
        return list(accumulate(self.amounts, initial=0))

    def has_all(self, top: int, count: int) -> bool:
        """Whether there is a number in each of so many rows."""
        return bisect_left(self.rows, top + count) - bisect_left(self.rows, top) == count

    def part(self, top: int, count: int) -> list[int | None]:
        """The numbers of so many rows, those outside the used part of the sheet included."""
        start = top - self.top
        if start >= 0 and start + count <= len(self.numbers):
            return self.numbers[start : start + count]
        return [self.numbers[at] if 0 <= at < len(self.numbers) else None for at in range(start, start + count)]

    def between(self, top: int, bottom: int) -> Summed:
        """What a sum takes in from the rows.

        Raises:
            UnknownError: an error value or a date among them.
        """
        for row, reason in self.unknown:
            if top <= row <= bottom:
                raise UnknownError(reason)
        first, end = bisect_left(self.rows, top), bisect_right(self.rows, bottom)
        texts = [place for row, place in self.texts if top <= row <= bottom]
        total = self._totals[end] - self._totals[first]
        return Summed(list(self.places[first:end]), self.amounts[first:end], total, texts)


def column_of_sheet(sheet: Sheet, column: int) -> Column:
    """Read a column; one outside the used part of the sheet is blank."""
    j = column - sheet.left
    inside = bool(sheet.values) and 0 <= j < len(sheet.values[0])
    values = [line[j] for line in sheet.values] if inside else [None] * len(sheet.values)
    try:
        return _column(sheet, column, values)
    except (ValueError, OverflowError):  # among them what is no number, or beyond all numbers
        return _column(sheet, column, [_ERROR if _is_no_number(value) else value for value in values])


def _is_no_number(value: Value) -> bool:
    return isinstance(value, float) and not isfinite(value)


def _column(sheet: Sheet, column: int, values: Sequence[Value]) -> Column:
    places = downwards(place_of(sheet.number, sheet.top, column), len(values))
    at = [i for i, value in enumerate(values) if type(value) is float or type(value) is int]
    if at and at[-1] - at[0] + 1 == len(at):
        return _of_one_run(sheet.top, values, places, at[0], len(at))
    amounts, whole = _exact([cast("float", values[i]) for i in at])
    numbers: list[int | None] = [None] * len(values)
    for i, amount in zip(at, amounts, strict=True):
        numbers[i] = amount
    made = Column(sheet.top, numbers, whole, [sheet.top + i for i in at], [places[i] for i in at], amounts)
    _note_others(made, values, places)
    return made


def _of_one_run(top: int, values: Sequence[Value], places: range, first: int, count: int) -> Column:
    """A column whose numbers stand one below the other, as in nearly all."""
    end = first + count
    amounts, whole = _exact(cast("list[float]", values[first:end]))
    numbers = [*([None] * first), *amounts, *([None] * (len(values) - end))]
    made = Column(top, numbers, whole, range(top + first, top + end), places[first:end], amounts)
    _note_others(made, values[:first], places[:first])
    _note_others(made, values[end:], places[end:])
    return made


def _exact(plain: list[float]) -> tuple[list[int], bool]:
    whole = list(map(int, plain))
    if whole == plain:
        return [number * ONE for number in whole], True
    return list(map(exact, plain)), False


def _note_others(into: Column, values: Sequence[Value], places: range) -> None:
    for value, place in zip(values, places, strict=True):
        if type(value) in _PASSED:
            continue
        if not isinstance(value, str):
            into.unknown.append((row_of(place), unknown_reason(value)))
        elif looks_like_number(value):
            into.texts.append((row_of(place), place))


def looks_like_number(text: str) -> bool:
    """Whether a reader takes a text for an amount, which a sum passes by."""
    return _LOOKS_LIKE_NUMBER.fullmatch(text) is not None


def unknown_reason(value: Value) -> Reason:
    """Why a value is neither a number, a text nor blank."""
    if isinstance(value, bool):
        return Reason.LOGICAL
    return Reason.ERROR if isinstance(value, ErrorValue) else Reason.DATE


def joined(parts: list[Summed]) -> Summed:
    """What several columns give together."""
    return Summed(
        [place for part in parts for place in part.places],
        [amount for part in parts for amount in part.amounts],
        sum(part.total for part in parts),
        [place for part in parts for place in part.texts],
    )
