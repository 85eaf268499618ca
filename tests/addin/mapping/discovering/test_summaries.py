"""What a summary says of the tables that it sums up: which sums it repeats, and what they should add up."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl

from medelkoll_addin.check import check_bytes
from medelkoll_addin.mapping import map_book
from medelkoll_addin.mapping.collect import Collector
from medelkoll_addin.mapping.discovering.model import Found
from medelkoll_addin.placing import address
from medelkoll_addin.reading import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.reading.book import Book

Rows = list[list[str | int]]


def saved(sheets: dict[str, Rows]) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def said(**sheets: Rows) -> Sequence[tuple[str, str, int | None]]:
    """Code, cell and what should stand there (kronor) of every finding."""
    (report,) = check_bytes(saved(sheets), "bok.xlsx").files
    found = (one.finding for one in report.findings)
    return [(one.code, address(one.place or 0), None if one.expected is None else one.expected // 100) for one in found]


def changed(rows: Rows, **cells: int) -> Rows:
    """The rows with other figures in some cells (``C5=119_000``)."""
    return [[cells.get(f"{'ABCDE'[n]}{i}", value) for n, value in enumerate(row)] for i, row in enumerate(rows, 1)]


LINES: Rows = [
    ["Insats", "Aktivitet", "Belopp"],
    ["Barn och unga", "Film", 120_400],
    ["Barn och unga", "Webb", 80_250],
    ["Barn och unga", "Kurs", 33_900],
    ["Delsumma barn och unga", "", 234_550],
    ["Samsjuklighet", "Resor", 41_000],
    ["Samsjuklighet", "Lokal", 18_700],
    ["Delsumma samsjuklighet", "", 59_700],
    ["Brukarstöd", "Arvoden", 66_000],
    ["Brukarstöd", "Möten", 12_350],
    ["Delsumma brukarstöd", "", 78_350],
    ["Summa totalt", "", 372_600],
]
SUMMED: Rows = [
    ["Insats", "Belopp"],
    ["Barn och unga", 234_550],
    ["Samsjuklighet", 59_700],
    ["Brukarstöd", 78_350],
    ["Summa", 372_600],
]


def test_nothing_is_said_of_what_agrees() -> None:
    assert said(Medel=LINES, Sammanfattning=SUMMED) == []


def test_a_subtotal_that_leaves_out_its_first_line() -> None:
    """114 150 is the sum of the last two: the summary says that the first one is meant, too."""
    short = changed(LINES, C5=114_150)

    assert said(Medel=short, Sammanfattning=SUMMED) == [("K201", "C5", 234_550)]


def test_a_subtotal_that_adds_up_the_one_before_it() -> None:
    """294 250 is 234 550 + 41 000 + 18 700."""
    long = changed(LINES, C8=294_250)

    assert said(Medel=long, Sammanfattning=SUMMED) == [("K201", "C8", 59_700)]


def test_a_whole_that_leaves_out_its_first_subtotal() -> None:
    """138 050 is what the last two come to; the summary lists three, and adds them up."""
    short = changed(LINES, C12=138_050)

    assert said(Medel=short, Sammanfattning=SUMMED) == [("K201", "C12", 372_600)]


def test_a_whole_that_no_sums_come_near() -> None:
    """A subtotal and the whole changed places: the whole is too small for anything that it could add up."""
    swapped = changed(LINES, C11=372_600, C12=78_350)

    assert {cell for _, cell, _ in said(Medel=swapped, Sammanfattning=SUMMED)} == {"C11"}


def test_two_rows_of_a_summary_with_each_other_s_amounts() -> None:
    """The names are much alike, and each amount is right for the other row: no name is that of another row."""
    lines: Rows = [
        ["Post", "Norra länet", "Södra länet", "Östra länet", "Västra länet"],
        ["Film", 120_400, 41_000, 66_000, 9_300],
        ["Webb", 80_250, 18_700, 12_350, 4_150],
        ["Summa", 200_650, 59_700, 78_350, 13_450],
    ]
    whole: Rows = [
        ["Område", "Belopp"],
        ["Norra länet", 59_700],
        ["Södra länet", 200_650],
        ["Östra länet", 78_350],
        ["Västra länet", 13_450],
        ["Totalt", 352_150],
    ]

    assert said(Medel=lines, Sammanfattning=whole) == [("K301", "B2", 200_650)]


FIRST: Rows = [
    ["Post", "Vuxna", "Äldre"],
    ["Film", 120_400, 41_000],
    ["Webb", 80_250, 18_700],
    ["Summa", 200_650, 59_700],
]
SECOND: Rows = [
    ["Post", "Vuxna", "Äldre"],
    ["Resor", 66_000, 9_300],
    ["Lokal", 12_350, 4_150],
    ["Summa", 78_350, 13_450],
]
GROUPS: Rows = [["Målgrupp", "Belopp"], ["Vuxna", 279_000], ["Äldre", 74_150]]  # 59 700 + 13 450 = 73 150


def summed(book: Book) -> list[tuple[str, set[str]]]:
    """Each equation of a summary: the stated cell and its parts."""
    found = (one for one in map_book(0, book, Collector()).found if isinstance(one, Found) and one.kind == "summary")
    return [(address(one.stated), {address(p) for p, weight in one.terms if weight > 0}) for one in found]


def test_a_row_that_is_fetched_from_other_sheets_shows_what_the_table_is() -> None:
    """One of two rows agrees. That is what any two figures may do, unless one is computed from what it agrees with."""
    book = read(saved({"Insatser": FIRST, "Stöd": SECOND, "Fördelning": GROUPS}), "bok.xlsx")
    assert summed(book) == []

    sheet = book.sheets[2]
    sheet.formulas = {sheet.place(1, 1): "=Insatser!B4+'Stöd'!B4"}
    assert summed(book) == [("B2", {"B4"}), ("B3", {"C4"})]
