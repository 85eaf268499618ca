"""The cell values of a workbook as formulas see them: exact numbers, and what of a range a sum takes in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from medelkoll_addin.formulas.exact import exact
from medelkoll_addin.formulas.reasons import Reason, UnknownError
from medelkoll_addin.placing import column_of, place_of, row_of, sheet_of
from medelkoll_addin.reading.book import ErrorValue

if TYPE_CHECKING:
    from medelkoll_addin.formulas.references import Box
    from medelkoll_addin.reading.book import Book, Sheet, Value

_TALL = 6  # rows from which a range is read from the indexed column
_LOOKS_LIKE_NUMBER = re.compile(r"[-+(]?\s*\d[\d\s.,  ]*\)?\s*(?:t?kr|mnkr|%|:-)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Summed:
    """What a sum takes in from its range."""

    places: list[int]
    amounts: list[int]  # exact, beside the places
    total: int
    texts: list[int] = field(default_factory=list[int])  # places whose text looks like a number: the sum passes them by


@dataclass(slots=True)
class _Column:
    rows: list[int] = field(default_factory=list[int])
    places: list[int] = field(default_factory=list[int])
    amounts: list[int] = field(default_factory=list[int])
    totals: list[int] = field(default_factory=list[int])
    texts: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])  # row, place
    unknown: list[tuple[int, Reason]] = field(default_factory=list[tuple[int, Reason]])

    def between(self, top: int, bottom: int) -> Summed:
        first, end = bisect_left(self.rows, top), bisect_right(self.rows, bottom)
        for row, reason in self.unknown:
            if top <= row <= bottom:
                raise UnknownError(reason)
        texts = [place for row, place in self.texts if top <= row <= bottom]
        total = self.totals[end] - self.totals[first]
        return Summed(self.places[first:end], self.amounts[first:end], total, texts)


def unknown_reason(value: Value) -> Reason:
    """Why a value is neither a number, a text nor blank."""
    if isinstance(value, bool):
        return Reason.LOGICAL
    return Reason.ERROR if isinstance(value, ErrorValue) else Reason.DATE


class Cells:
    """Looks up values of one workbook by sheet, row and column (from zero)."""

    def __init__(self, book: Book) -> None:
        """Keep the sheets; columns are indexed when a tall range asks for one."""
        self._sheets = book.sheets
        self._columns: dict[tuple[int, int], _Column] = {}
        self._numbers: dict[int, int | Reason] = {}

    def sheet(self, number: int) -> Sheet:
        """The sheet with that number."""
        return self._sheets[number]

    def value(self, sheet: int, row: int, column: int) -> Value:
        """The value of a cell; None outside what the sheet uses."""
        found = self._sheets[sheet]
        i, j = row - found.top, column - found.left
        if i < 0 or j < 0 or i >= len(found.values):
            return None
        line = found.values[i]
        return line[j] if j < len(line) else None

    def number(self, place: int) -> int | None:
        """The exact number of a cell; None for a blank one, which arithmetic takes for zero.

        Raises:
            UnknownError: the cell holds something that is no number.
        """
        number = self._numbers.get(place)
        if number is None:
            number = self._numbers[place] = self._read(place)
        if isinstance(number, Reason):
            if number is Reason.BLANK:
                return None
            raise UnknownError(number)
        return number

    def known(self, place: int) -> int | None:
        """The exact number of a cell; None for anything else."""
        number = self._numbers.get(place)
        if number is None:
            number = self._numbers[place] = self._read(place)
        return None if isinstance(number, Reason) else number

    def _read(self, place: int) -> int | Reason:
        value = self.value(sheet_of(place), row_of(place), column_of(place))
        kind = type(value)
        if kind is int or kind is float:
            return exact(value)  # type: ignore[arg-type]  # its type was just looked at, without isinstance's cost
        if value is None:
            return Reason.BLANK
        return Reason.TEXT if isinstance(value, str) else unknown_reason(value)

    def clipped(self, box: Box) -> Box:
        """The rectangle without what lies beyond the used part of its sheet."""
        sheet = self._sheets[box.sheet]
        width = max((len(line) for line in sheet.values[:1]), default=0)
        return box._replace(
            top=max(box.top, sheet.top),
            left=max(box.left, sheet.left),
            bottom=min(box.bottom, sheet.top + len(sheet.values) - 1),
            right=min(box.right, sheet.left + width - 1),
        )

    def summed(self, box: Box) -> Summed:
        """What ``SUM`` takes in: numbers; blanks, texts and logical values are passed by as Excel does.

        Raises:
            UnknownError: an error value or a date among them.
        """
        box = self.clipped(box)
        if box.bottom - box.top >= _TALL:
            parts = [self._column(box.sheet, column).between(box.top, box.bottom) for column in _across(box)]
            return parts[0] if len(parts) == 1 else _joined(parts)
        return self._scanned(box)

    def _scanned(self, box: Box) -> Summed:
        found = _Column()
        sheet = self._sheets[box.sheet]
        for row in range(box.top, box.bottom + 1):
            line = sheet.values[row - sheet.top]
            for column in _across(box):
                _take(found, row, place_of(box.sheet, row, column), line[column - sheet.left])
        if found.unknown:
            raise UnknownError(found.unknown[0][1])
        return Summed(found.places, found.amounts, sum(found.amounts), [place for _, place in found.texts])

    def _column(self, sheet: int, column: int) -> _Column:
        found = self._columns.get((sheet, column))
        if found is None:
            found = self._columns[sheet, column] = _Column()
            source = self._sheets[sheet]
            for row, line in enumerate(source.values, source.top):
                _take(found, row, place_of(sheet, row, column), line[column - source.left])
            found.totals = list(accumulate(found.amounts, initial=0))
        return found


def _across(box: Box) -> range:
    return range(box.left, box.right + 1)


def _take(into: _Column, row: int, place: int, value: Value) -> None:
    kind = type(value)
    if kind is int or kind is float:
        into.rows.append(row)
        into.places.append(place)
        into.amounts.append(exact(value))  # type: ignore[arg-type]  # its type was just looked at
    elif isinstance(value, str):
        if _LOOKS_LIKE_NUMBER.fullmatch(value):
            into.texts.append((row, place))
    elif value is not None and kind is not bool:
        into.unknown.append((row, unknown_reason(value)))


def _joined(parts: list[Summed]) -> Summed:
    return Summed(
        [place for part in parts for place in part.places],
        [amount for part in parts for amount in part.amounts],
        sum(part.total for part in parts),
        [place for part in parts for place in part.texts],
    )
