"""What a formula refers to: areas whose corners are fixed or counted from the formula's own cell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.formulas.reasons import Reason, UnresolvedError
from medelkoll_addin.formulas.tokens import FormulaSyntaxError, Kind, Token, tokenise
from medelkoll_addin.placing import column_of, place_of, row_of, sheet_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from medelkoll_addin.reading.book import Book, Sheet

OWN_SHEET = -1
LAST_ROW = 1_048_575
LAST_COLUMN = 16_383
_MIDDLE = LAST_COLUMN
_LETTERS = 26
_CORNER = re.compile(r"(\$?)([A-Za-z]*)(\$?)([0-9]*)")
_THIS_ROW = re.compile(r"\[#This Row\],\s*\[([^\[\]]+)\]", re.IGNORECASE)


class Box(NamedTuple):
    """A rectangle of cells; rows and columns from zero, both ends included."""

    sheet: int
    top: int
    left: int
    bottom: int
    right: int


class Area(NamedTuple):
    """A reference. A corner that is not fixed (no ``$``) is counted from the formula's own cell."""

    sheet: int  # OWN_SHEET, or the sheet's number
    top: int
    left: int
    bottom: int
    right: int
    fixed: tuple[bool, bool, bool, bool]  # top, left, bottom, right

    def at(self, sheet: int, row: int, column: int) -> Box:
        """The rectangle that is meant by a formula in that cell."""
        fixed = self.fixed
        top = self.top if fixed[0] else self.top + row
        left = self.left if fixed[1] else self.left + column
        bottom = self.bottom if fixed[2] else self.bottom + row
        right = self.right if fixed[3] else self.right + column
        number = sheet if self.sheet == OWN_SHEET else self.sheet
        if top <= bottom and left <= right:
            return Box(number, top, left, bottom, right)
        return Box(number, min(top, bottom), min(left, right), max(top, bottom), max(left, right))

    def cell(self, stated: int) -> int:
        """The place of the first cell that is meant by a formula in that place."""
        row_fixed, column_fixed, _, _ = self.fixed
        return place_of(
            sheet_of(stated) if self.sheet == OWN_SHEET else self.sheet,
            self.top if row_fixed else self.top + row_of(stated),
            self.left if column_fixed else self.left + column_of(stated),
        )

    @property
    def shift(self) -> int | None:
        """What leads from a formula's place to the cell's, where that is the same for all: nothing is fixed."""
        if self.sheet != OWN_SHEET or any(self.fixed[:2]):
            return None
        return place_of(0, _MIDDLE + self.top, _MIDDLE + self.left) - place_of(0, _MIDDLE, _MIDDLE)

    @property
    def single(self) -> bool:
        """Whether it is one cell."""
        return self.top == self.bottom and self.left == self.right and self.fixed[:2] == self.fixed[2:]


@lru_cache(maxsize=20_000)
def column_number(letters: str) -> int:
    """The column's number from zero.

    >>> column_number("A"), column_number("aa")
    (0, 26)
    """
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


class Resolver:
    """Turns reference tokens into areas for one workbook."""

    def __init__(self, book: Book) -> None:
        """Remember the sheets, names and tables by their names in lower case, as Excel compares them."""
        self._book = book
        self._sheets = {sheet.name.lower(): sheet.number for sheet in book.sheets}
        self._names = {name.lower(): text for name, text in book.names.items()}
        self._tables: dict[str, tuple[Sheet, Box]] | None = None

    def area(self, token: Token, row: int, column: int) -> Area:
        """The area of a token that stands in a formula in that row and column.

        Raises:
            UnresolvedError: it leads out of the workbook or nowhere.
        """
        if token.kind is Kind.AREA:
            return _area(token.text, self.sheet(token.sheet), row, column)
        if token.kind is Kind.TABLE:
            return self._table_area(token, row)
        return self._named(token)

    def sheet(self, written: str) -> int:
        """The number of a sheet as a formula writes it; OWN_SHEET for none."""
        if not written:
            return OWN_SHEET
        name = written[1:-1].replace("''", "'") if written.startswith("'") else written
        number = self._sheets.get(name.lower())
        if number is None:
            raise UnresolvedError(_why_no_sheet(name))
        return number

    def _named(self, token: Token) -> Area:
        text = self._names.get(token.text.lower())
        if text is None:
            raise UnresolvedError(Reason.NAME)
        try:
            tokens = tokenise(text)
        except FormulaSyntaxError:
            raise UnresolvedError(Reason.NAME) from None
        if len(tokens) != 1 or tokens[0].kind is not Kind.AREA or not tokens[0].sheet:
            raise UnresolvedError(Reason.NAME)
        area = _area(tokens[0].text, self.sheet(tokens[0].sheet), 0, 0)
        if not all(area.fixed):  # a relative name means another cell wherever it is used
            raise UnresolvedError(Reason.NAME)
        return area

    def _table_area(self, token: Token, row: int) -> Area:
        name, _, inner = token.text[:-1].partition("[")
        tables = self._known_tables()
        if token.sheet or name.lower() not in tables:
            raise UnresolvedError(Reason.EXTERNAL if token.sheet else Reason.TABLE)
        sheet, box = tables[name.lower()]
        this_row = _THIS_ROW.fullmatch(inner)
        column = _table_column(sheet, box, this_row[1] if this_row else inner)
        if this_row:
            if not box.top < row <= box.bottom:
                raise UnresolvedError(Reason.TABLE)
            return Area(box.sheet, 0, column, 0, column, (False, True, False, True))
        last = box.bottom - _has_totals_row(sheet, box, name)
        return Area(box.sheet, box.top + 1, column, last, column, (True, True, True, True))

    def _known_tables(self) -> Mapping[str, tuple[Sheet, Box]]:
        if self._tables is None:
            self._tables = {
                name.lower(): (sheet, _box(*ends)) for sheet in self._book.sheets for name, ends in sheet.tables.items()
            }
        return self._tables


def _why_no_sheet(name: str) -> Reason:
    if "[" in name or "]" in name:
        return Reason.EXTERNAL
    return Reason.SHEETS if ":" in name else Reason.REFERENCE


def _area(text: str, sheet: int, row: int, column: int) -> Area:
    first, _, last = text.partition(":")
    top, left, top_fixed, left_fixed = _corner(first, row, column, (0, 0))
    bottom, right, bottom_fixed, right_fixed = _corner(last or first, row, column, (LAST_ROW, LAST_COLUMN))
    return Area(sheet, top, left, bottom, right, (top_fixed, left_fixed, bottom_fixed, right_fixed))


def _corner(text: str, row: int, column: int, whole: tuple[int, int]) -> tuple[int, int, bool, bool]:
    match = _CORNER.fullmatch(text)
    if match is None:
        raise UnresolvedError(Reason.REFERENCE)
    first, letters, second, digits = match.groups()
    if not letters or not digits:  # a whole row or column: kept fixed, so equal texts always mean equal cells
        return (int(digits) - 1 if digits else whole[0]), (column_number(letters) if letters else whole[1]), True, True
    row_fixed, column_fixed = bool(second), bool(first)
    return (
        int(digits) - 1 - (0 if row_fixed else row),
        column_number(letters) - (0 if column_fixed else column),
        row_fixed,
        column_fixed,
    )


def _box(first: int, last: int) -> Box:
    return Box(sheet_of(first), row_of(first), column_of(first), row_of(last), column_of(last))


def _table_column(sheet: Sheet, box: Box, wanted: str) -> int:
    header = sheet.values[box.top - sheet.top] if 0 <= box.top - sheet.top < len(sheet.values) else ()
    for column in range(box.left, box.right + 1):
        inside = 0 <= column - sheet.left < len(header)
        if inside and str(header[column - sheet.left]).lower() == wanted.lower():
            return column
    raise UnresolvedError(Reason.TABLE)


def _has_totals_row(sheet: Sheet, box: Box, name: str) -> bool:
    """Whether the last row sums the table's own columns: counted in, it would refer to itself."""
    whole = re.compile(rf"\b{re.escape(name)}\[(?!\[#This Row\])", re.IGNORECASE)
    return any(
        whole.search(sheet.formulas.get(sheet.place(box.bottom - sheet.top, column - sheet.left), ""))
        for column in range(box.left, box.right + 1)
    )
