"""Rows and columns put in by hand move every reference as a spreadsheet program moves it."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from mutate.formula import recalculated
from mutate.package import Workbook, opened
from mutate.shifting import inserted, renamed, reversed_sheets


def _book() -> Workbook:
    book = openpyxl.Workbook()
    first, second = book.worksheets[0], book.create_sheet("Två ord")
    first.title = "Ett"
    for row in (["Rad", "Kr"], ["a", 100], ["b", 250], ["Summa", "=SUM(B2:B3)"]):
        first.append(row)
    second.append(["=Ett!$B$4", "='Två ord'!A1*2"])
    buffer = BytesIO()
    book.save(buffer)
    return opened(buffer.getvalue())


def _formulas(book: Workbook) -> dict[str, str]:
    return {reference: cell.formula for reference, cell in book.cells.items() if cell.formula}


def test_a_row_inside_a_range_makes_it_longer() -> None:
    assert _formulas(inserted(_book(), "Ett", 3, columns=False)) == {
        "Ett!B5": "SUM(B2:B4)",
        "Två ord!A1": "Ett!$B$5",
        "Två ord!B1": "'Två ord'!A1*2",
    }


def test_a_column_before_moves_the_range() -> None:
    moved = _formulas(inserted(_book(), "Ett", 2, columns=True))
    assert (moved["Ett!C4"], moved["Två ord!A1"]) == ("SUM(C2:C3)", "Ett!$C$4")


def test_a_new_name_stands_in_the_formulas() -> None:
    book = renamed(_book(), "Ett", "Blad 7")
    assert _formulas(book)["Två ord!A1"] == "'Blad 7'!$B$4"
    assert list(book.sheets) == ["Blad 7", "Två ord"]


def test_the_order_of_sheets_changes_no_value() -> None:
    book = reversed_sheets(_book())
    assert list(book.sheets) == ["Två ord", "Ett"]
    assert recalculated(book)["Två ord!B1"].value == 700
