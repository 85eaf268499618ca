"""The cell values of a workbook as formulas see them: exact numbers, and what of a range a sum takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.formulas.columns import Column, Summed, column_of_sheet, joined, looks_like_number, unknown_reason
from medelkoll_addin.formulas.exact import exact
from medelkoll_addin.formulas.reasons import Reason, UnknownError
from medelkoll_addin.placing import column_of, place_of, row_of, sheet_of

if TYPE_CHECKING:
    from medelkoll_addin.formulas.references import Box
    from medelkoll_addin.reading.book import Book, Sheet, Value

_TALL = 6  # rows from which a range is read from the whole column


class Cells:
    """Looks up values of one workbook by sheet, row and column (from zero)."""

    def __init__(self, book: Book) -> None:
        """Keep the sheets; columns are read when a tall range or many formulas ask for one."""
        self._sheets = book.sheets
        self._columns: dict[tuple[int, int], Column] = {}
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
            try:
                return exact(value)  # type: ignore[arg-type]  # its type was just looked at, without isinstance's cost
            except UnknownError as error:
                return error.reason
        if value is None:
            return Reason.BLANK
        return Reason.TEXT if isinstance(value, str) else unknown_reason(value)

    def column(self, sheet: int, column: int) -> Column:
        """A whole column, read once."""
        found = self._columns.get((sheet, column))
        if found is None:
            found = self._columns[sheet, column] = column_of_sheet(self._sheets[sheet], column)
        return found

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
            parts = [self.column(box.sheet, column).between(box.top, box.bottom) for column in _across(box)]
            return parts[0] if len(parts) == 1 else joined(parts)
        return self._scanned(box)

    def _scanned(self, box: Box) -> Summed:
        found = Summed([], [], 0)
        sheet = self._sheets[box.sheet]
        for row in range(box.top, box.bottom + 1):
            line = sheet.values[row - sheet.top]
            for column in _across(box):
                _take(found, place_of(box.sheet, row, column), line[column - sheet.left])
        return Summed(found.places, found.amounts, sum(found.amounts), found.texts)


def _across(box: Box) -> range:
    return range(box.left, box.right + 1)


def _take(into: Summed, place: int, value: Value) -> None:
    kind = type(value)
    if kind is int or kind is float:
        into.places.append(place)
        into.amounts.append(exact(value))  # type: ignore[arg-type]  # its type was just looked at
    elif isinstance(value, str):
        if looks_like_number(value):
            into.texts.append(place)
    elif value is not None and kind is not bool:
        raise UnknownError(unknown_reason(value))
