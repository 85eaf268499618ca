"""One kept workbook as its folder's build script hands it over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True)
class Kept:
    """A workbook, the day that its document carries, and its path in the folder."""

    book: Workbook
    date: dt.datetime
    path: str


def new_book(title: str, *sheets: str) -> Workbook:
    """An empty workbook with these sheets and a title among its properties; no author is made up."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for sheet in sheets:
        book.create_sheet(sheet)
    book.properties.title, book.properties.creator = title, ""
    return book
