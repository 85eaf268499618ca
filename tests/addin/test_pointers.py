"""Rows and columns inserted anywhere: the same findings, and every pointer follows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_addin.placing import column_letters, column_of, place_of, row_of, sheet_of

if TYPE_CHECKING:
    from tests.addin.conftest import DrawBook, Judge

    from medelkoll_addin.reading.book import Book, Sheet, Value


@dataclass(frozen=True)
class Insertion:
    """So many blank rows or columns before one of a sheet's."""

    sheet: int
    at: int  # row or column number from zero
    count: int
    rows: bool

    def row(self, row: int, back: int = 1) -> int:
        """Where a row goes; with ``back`` -1, where it came from."""
        return row + back * self.count if self.rows and row >= self.at + (self.count if back < 0 else 0) else row

    def column(self, column: int, back: int = 1) -> int:
        """The same for a column."""
        far = self.at + (self.count if back < 0 else 0)
        return column + back * self.count if not self.rows and column >= far else column

    def move(self, place: int, back: int = 1) -> int:
        """Where a cell goes."""
        if sheet_of(place) != self.sheet:
            return place
        return place_of(self.sheet, self.row(row_of(place), back), self.column(column_of(place), back))


_REFERENCE = re.compile(
    r"(?<![\w.])(?P<sheet>'[^']+'!|[A-Za-zÅÄÖåäö_]\w*!)?"
    r"(?P<cells>\$?[A-Z]{1,2}\$?\d+(?::\$?[A-Z]{1,2}\$?\d+)?)(?![\w(])",
)
_CELL = re.compile(r"(\$?)([A-Z]{1,2})(\$?)(\d+)")


def inserted(book: Book, insertion: Insertion) -> Book:
    """The workbook as Excel leaves it when rows or columns are inserted."""
    name = book.sheets[insertion.sheet].name
    sheets = [_grown(sheet, insertion, name) for sheet in book.sheets]
    names = {key: _reworded(text, "", insertion, name) for key, text in book.names.items()}
    return replace(
        book,
        sheets=sheets,
        names=names,
    )


def _grown(sheet: Sheet, insertion: Insertion, name: str) -> Sheet:
    here = sheet.number == insertion.sheet
    move = insertion.move
    return replace(
        sheet if not here else _wider(sheet, insertion),
        formulas={move(at): _reworded(text, sheet.name, insertion, name) for at, text in sheet.formulas.items()},
        valueless=frozenset(map(move, sheet.valueless)),
        computed=[(move(first), move(last)) for first, last in sheet.computed],
        merged=[(move(first), move(last)) for first, last in sheet.merged],
        tables={key: (move(first), move(last)) for key, (first, last) in sheet.tables.items()},
        number_format=partial(_looked_up, sheet, insertion),
    )


def _looked_up(sheet: Sheet, insertion: Insertion, place: int) -> str:
    return sheet.number_format(insertion.move(place, back=-1))


def _wider(sheet: Sheet, insertion: Insertion) -> Sheet:
    rows: list[list[Value]] = [list(row) for row in sheet.values]
    inside = insertion.at - (sheet.top if insertion.rows else sheet.left)
    if insertion.rows and inside > 0:
        blank: list[Value] = [None] * len(rows[0])
        rows[inside:inside] = [blank] * insertion.count
    if not insertion.rows and inside > 0:
        rows = [[*row[:inside], *[None] * insertion.count, *row[inside:]] for row in rows]
    return replace(
        sheet,
        values=rows,
        top=insertion.row(sheet.top),
        left=insertion.column(sheet.left),
        hidden_rows=frozenset(map(insertion.row, sheet.hidden_rows)),
        hidden_columns=frozenset(map(insertion.column, sheet.hidden_columns)),
    )


def _reworded(formula: str, own: str, insertion: Insertion, name: str) -> str:
    """A formula whose references follow their cells."""

    def cell(found: re.Match[str]) -> str:
        fixed, letters, pinned, digits = found.groups()
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - ord("A") + 1
        return f"{fixed}{column_letters(insertion.column(number - 1))}{pinned}{insertion.row(int(digits) - 1) + 1}"

    def whole(found: re.Match[str]) -> str:
        prefix = found["sheet"] or ""
        target = prefix.rstrip("!").strip("'") or own
        return prefix + (_CELL.sub(cell, found["cells"]) if target == name else found["cells"])

    return _REFERENCE.sub(whole, formula)


def drawn(data: st.DataObject, book: Book) -> Insertion:
    """A blank row or column anywhere in a sheet, before its first and after its last one too."""
    sheet = data.draw(st.sampled_from([sheet for sheet in book.sheets if sheet.values]))
    rows = data.draw(st.booleans())
    first, length = (sheet.top, len(sheet.values)) if rows else (sheet.left, len(sheet.values[0]))
    return Insertion(sheet.number, data.draw(st.integers(0, first + length)), 1, rows)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_inserted_rows_and_columns_shift_every_pointer_exactly(
    data: st.DataObject, judge: Judge, draw_book: DrawBook
) -> None:
    book = draw_book(data)
    insertion = drawn(data, book)

    assert judge(inserted(book, insertion)) == judge(book).moved(insertion.move)


def test_the_formulas_of_a_moved_workbook_say_the_same_as_before() -> None:
    insertion = Insertion(sheet=0, at=3, count=2, rows=True)
    across = Insertion(sheet=0, at=1, count=1, rows=False)

    assert _reworded("=SUM(C3:C6)-$B$4*Blad2!C9", "Blad1", insertion, "Blad1") == "=SUM(C3:C8)-$B$6*Blad2!C9"
    assert _reworded("='Min sida'!C9+LOG10(A4)", "Blad1", insertion, "Min sida") == "='Min sida'!C11+LOG10(A4)"
    assert _reworded("=SUM($A1:Z1)", "Blad1", across, "Blad1") == "=SUM($A1:AA1)"
