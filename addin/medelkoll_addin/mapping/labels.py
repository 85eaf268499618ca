"""Words beside which something stands: a label, and the value to its right or below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping.scan import is_text_figure
from medelkoll_addin.reading.book import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_addin.reading.book import Book, Sheet, Value

_REACH = 4  # cells to the right: a label may be merged over some


class TextCell(NamedTuple):
    """A cell that holds words."""

    sheet: Sheet
    i: int
    j: int
    text: str

    @property
    def place(self) -> int:
        """Its place."""
        return self.sheet.place(self.i, self.j)


def text_cells(book: Book, rows: int | None = None) -> Iterator[TextCell]:
    """Every cell that holds words, in reading order; only the first rows of each sheet if so asked."""
    for sheet in book.sheets:
        for i, row in enumerate(sheet.values[:rows]):
            for j, value in enumerate(row):
                if type(value) is str and value:
                    yield TextCell(sheet, i, j, value)


def at(sheet: Sheet, i: int, j: int) -> Value:
    """The value of a grid cell; None outside the grid and for a blank text."""
    if not (0 <= i < len(sheet.values) and 0 <= j < len(sheet.values[i])):
        return None
    return sheet.values[i][j] or None if isinstance(sheet.values[i][j], str) else sheet.values[i][j]


def is_figure(value: Value) -> bool:
    """Whether a value is a figure, an error where one should be, or a text that looks like an amount."""
    if isinstance(value, str):
        return is_text_figure(value)
    return isinstance(value, (int, float, ErrorValue)) and not isinstance(value, bool)


def right_of(cell: TextCell) -> tuple[int, int] | None:
    """The nearest cell to the right of a label that holds anything: grid row and column."""
    reach = range(cell.j + 1, cell.j + 1 + _REACH)
    return next(((cell.i, j) for j in reach if at(cell.sheet, cell.i, j) is not None), None)


def below(cell: TextCell) -> tuple[int, int] | None:
    """The cell below a label, when it holds anything; past one blank row only what is no label or question itself."""
    if at(cell.sheet, cell.i + 1, cell.j) is not None:
        return cell.i + 1, cell.j
    value = at(cell.sheet, cell.i + 2, cell.j)
    asks = isinstance(value, str) and ("?" in value or value.rstrip().endswith(":"))
    return None if value is None or asks else (cell.i + 2, cell.j)


def beside(cell: TextCell) -> tuple[int, int] | None:
    """Where a label's value stands: to the right, else below."""
    return right_of(cell) or below(cell)
