"""Amounts of which a reader sees nothing."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.styles import Font

from medelkoll_addin.about_hidden import about_hidden
from medelkoll_addin.placing import address
from medelkoll_addin.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.cell.cell import Cell

    from medelkoll_addin.reading.book import Book


def book(change: Callable[[Cell], None]) -> Book:
    """A workbook with the amounts 100 to 300 in B1 to B3, and something done to B2."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row, amount in enumerate((100, 200, 300), start=1):
        sheet.cell(row, 1, f"Post {row}")
        sheet.cell(row, 2, amount)
    change(sheet["B2"])
    data = BytesIO()
    made.save(data)
    return read(data.getvalue(), "bok.xlsx")


def unseen(workbook: Book) -> list[str]:
    figures = {workbook.sheets[0].place(i, 1) for i in range(3)}
    return [
        address(place)
        for finding in about_hidden(0, workbook, figures)
        if finding.code == "K919"
        for place in finding.places
    ]


def _no_format(cell: Cell) -> None:
    cell.number_format = ";;;"


def _white(cell: Cell) -> None:
    cell.font = Font(color="FFFFFFFF")


@pytest.mark.parametrize("change", [_no_format, _white])
def test_an_amount_that_its_style_hides_is_said(change: Callable[[Cell], None]) -> None:
    assert unseen(book(change)) == ["B2"]


def test_where_no_style_hides_no_cell_is_looked_at() -> None:
    workbook = book(lambda cell: setattr(cell, "font", Font(color="FFFF0000")))

    def never(_place: int, _value: float) -> str:
        pytest.fail("a cell was looked at")

    workbook.sheets[0].unseen = never
    assert unseen(workbook) == []
