"""Brukarmedverkan 2024: one sheet for the proposal, one for the economic summary."""

from __future__ import annotations

import datetime as dt

from openpyxl.workbook.defined_name import DefinedName
from workbooks.building.document import Document
from workbooks.building.kept import Kept, new_book
from workbooks.building.page import Look, Page

_KR = '#,##0\\ "kr"'
_HEAD = Look(bold=True, fill="D9E2F3", lines="under")
_HEAD_RIGHT = Look(bold=True, fill="D9E2F3", lines="under", across="right")
_LABEL = Look(wrap=True)
_AMOUNT = Look(form=_KR)
_TOTAL = Look(bold=True, lines="sum")
_TOTAL_AMOUNT = Look(form=_KR, bold=True, lines="sum")

_SAID = Document(__file__).said
_MOTIONS = (
    _SAID("VVG ställer sig bakom förslaget till"),
    _SAID("VVG ställer sig bakom förslaget att"),
)
_GOALS = (
    ("Mål 3:2 för vuxna", _SAID("Brukarföreträdare ska erbjudas")),
    ("Mål 3:2 för barn och unga", _SAID("Barns och ungas egna")),
)


def kept() -> list[Kept]:
    """The workbook of the proposal."""
    title = "Fördelning av länsgemensamma medel för brukarmedverkan 2024"
    book = new_book(title, "Förslag 2024", "Ekonomisk sammanfattning")
    _proposal(Page(book["Förslag 2024"]), title)
    _summary(Page(book["Ekonomisk sammanfattning"]))
    book.defined_names["VG_andel"] = DefinedName("VG_andel", attr_text="'Förslag 2024'!$B$9")
    return [Kept(book, dt.datetime(2024, 1, 1), "brukarmedverkan_2024.xlsx")]  # noqa: DTZ001 - the document says 2024


def _proposal(page: Page, title: str) -> None:
    page.widths(A=68, B=18)
    page.merged("A1:B1", title, Look(bold=True, size=14))
    page.put("A3", "Förslag till ställningstagande", Look(bold=True))
    for row, motion in enumerate(_MOTIONS, 4):
        page.merged(f"A{row}:B{row}", f"- {motion}", _LABEL)
    page.row(7, "AB", ["Statsbidrag 2024", "Belopp"], _HEAD, _HEAD_RIGHT)
    page.row(8, "AB", ["Totalt för insatser för att stärka brukarmedverkan (hela landet)", 24_000_000], _LABEL, _AMOUNT)
    page.row(9, "AB", ["Västra Götalands del", 2_000_000], _LABEL, _AMOUNT)
    page.note("A8", "Överenskommelsen mellan regeringen och Sveriges kommuner och regioner (SKR).", "VVG")
    page.note("B9", _SAID("För de medel som fördelas", "medlen 2024."), "VVG")
    page.merged("A11:B11", "Länsgemensamt arbete kring brukarmedverkan i Västra Götaland", Look(bold=True, size=12))
    page.merged("A12:B12", _SAID("Syftet med att"), _LABEL)
    page.merged("A13:B13", _SAID("Inom området brukarmedverkan"), _LABEL)
    _allocation(page)
    _goals(page)
    page.printed(title_rows="1:1", footer="Sida &P av &N")


def _allocation(page: Page) -> None:
    page.merged("A15:B15", _SAID("Förslag på fördelning", "brukarorganisation"), Look(bold=True, wrap=True))
    page.row(16, "AB", ["Mottagare", "Belopp"], _HEAD, _HEAD_RIGHT)
    page.row(17, "AB", ["NSPH VG", 2_000_000], _LABEL, _AMOUNT)
    page.row(18, "AB", ["Totalt", "=SUM(B17:B17)"], _TOTAL, _TOTAL_AMOUNT)


def _goals(page: Page) -> None:
    page.merged("A20:B20", _SAID("Resultatet följs upp"), _LABEL)
    for row, (goal, text) in enumerate(_GOALS, 21):
        page.merged(f"A{row}:B{row}", f"{goal} i den länsgemensamma handlingsplanen; {text}", _LABEL)


def _summary(page: Page) -> None:
    page.widths(A=62, B=20)
    page.merged("A1:B1", "Ekonomisk sammanfattning", Look(bold=True, size=14))
    page.merged("A2:B2", _SAID("Totalt fördelas"), _LABEL)
    page.row(4, "AB", ["Brukarmedverkan", "Belopp"], _HEAD, _HEAD_RIGHT)
    page.row(5, "AB", ["Koordinatorer brukarorganisation, inkl. OH-kostnader", 2_000_000], _LABEL, _AMOUNT)
    page.row(6, "AB", ["Summa", "=SUM(B5:B5)"], _TOTAL, _TOTAL_AMOUNT)
    page.merged("A8:B8", _SAID("Vid förändrade"), Look(wrap=True, italic=True))
    page.sheet.freeze_panes = "A5"
    page.printed()
