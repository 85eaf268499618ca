"""Inrapportering brukarsamverkan 2018: the national compilation, and the 21 workbooks that the counties sent in."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName
from workbooks.building.kept import Kept, new_book
from workbooks.building.page import Look, Page
from workbooks.inrapportering_brukarsamverkan_2018.answers import (
    COMMENTS,
    DOCUMENT,
    PLAN,
    REMAINING,
    USED,
    counties,
)
from workbooks.inrapportering_brukarsamverkan_2018.form import form
from workbooks.inrapportering_brukarsamverkan_2018.hands import HANDS

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from workbooks.inrapportering_brukarsamverkan_2018.answers import County

_DAY = dt.datetime(2018, 12, 31)  # noqa: DTZ001 - the questionnaire was collected at the end of 2018
_PLAIN = "#,##0"
_HEAD = Look(bold=True, fill="FCE4D6", lines="box", wrap=True, up="center")
_CELL = Look(lines="box", wrap=True)
_AMOUNT = Look(form=_PLAIN, lines="box")
_CENTRED = Look(lines="box", across="center")
_DIFFERENCE = Look(form="#,##0;[Red]-#,##0;0", lines="box")
_SUM = Look(form=_PLAIN, bold=True, lines="box")
_TITLE = Look(bold=True, size=14)
_KEYWORDS = (
    "länsgemensamt arbete",
    "bred analys av utmaningar och behov",
    "i samverkan med brukarorganisationer",
    "andra aktörer",
)
_TOP = 4  # the header row of each list


def kept() -> list[Kept]:
    """The compilation and the single workbooks, in the document's order."""
    answers = counties()
    singles = [Kept(form(one, HANDS[one.name]), _DAY, f"inskickade/{HANDS[one.name].file}.xlsx") for one in answers]
    return [Kept(_compilation(answers), _DAY, "inrapportering_brukarsamverkan_2018.xlsx"), *singles]


def _compilation(answers: list[County]) -> Workbook:
    book = new_book("Länens inrapportering Brukarsamverkan 2018", "Läs mig", "Översikt", "Insatser", "Exempel")
    pages = [Page(sheet, font="Arial", size=9) for sheet in book.worksheets]
    _read_me(pages[0])
    last = _activities(pages[2], answers)
    _overview(pages[1], answers, last)
    _examples(pages[3], answers)
    bottom = _TOP + len(answers) + 1
    book.defined_names["Bidrag_totalt"] = DefinedName("Bidrag_totalt", attr_text=f"Översikt!$B${bottom}")
    return book


def _read_me(page: Page) -> None:
    page.widths(A=110)
    said = DOCUMENT.said
    page.put("A1", said("Länens inrapportering angående"), _TITLE)
    paragraphs = (
        said("I statens satsning på psykisk hälsa"),
        said("”... stimulera"),
        said("Uppgifterna i det här dokumentet"),
        said("Vi har redovisat länens"),
        "Nyckelord som kan vara bra att ha med sig: " + "; ".join(_KEYWORDS),
    )
    for row, text in enumerate(paragraphs, 3):
        page.put(f"A{row}", text, Look(wrap=True))
    page.printed()


def _overview(page: Page, answers: list[County], last: int) -> None:
    page.widths(A=18, B=13, C=13, D=20, E=24, F=13, G=40, H=60)
    page.merged("A1:F1", "Översikt per län, belopp i kronor", _TITLE)
    heads = ["Län", "Bidrag", "Redovisat", USED, REMAINING, "Differens", PLAN, f"{COMMENTS} (1000 tecken)"]
    page.row(_TOP, "ABCDEFGH", heads, _HEAD)
    for row, one in enumerate(answers, _TOP + 1):
        reported = f"=SUMIF(Insatser!$B${_TOP + 1}:$B${last},A{row},Insatser!$E${_TOP + 1}:$E${last})"
        remaining = int(one.remaining) if one.remaining.isdigit() else one.remaining or None
        page.row(row, "ABC", [one.name, one.grant, reported], _CELL, _AMOUNT, _AMOUNT)
        page.put(f"D{row}", one.used, _CENTRED)
        page.put(f"E{row}", remaining, Look(form=_PLAIN, lines="box", wrap=True))
        page.put(f"F{row}", f"=SUM(C{row},E{row})-B{row}", _DIFFERENCE)
        page.row(row, "GH", [one.plan, one.comments or None], _CELL)
    bottom = _TOP + 1 + len(answers)
    sums = [f"=SUM({letter}{_TOP + 1}:{letter}{bottom - 1})" for letter in "BCEF"]
    page.row(bottom, "ABCDEF", ["Summa", sums[0], sums[1], None, sums[2], sums[3]], _SUM)
    page.note("B4", DOCUMENT.said("Varje län fick", "två miljoner."), "SKL")
    page.sheet.freeze_panes = f"B{_TOP + 1}"
    page.printed(landscape=True, title_rows=f"{_TOP}:{_TOP}", footer="Sida &P av &N")


def _activities(page: Page, answers: list[County]) -> int:
    """The reported lines, one a row; amounts inside a line stand below it in a column of their own."""
    page.widths(A=6, B=18, C=60, D=60, E=14, F=14)
    page.merged("B1:F1", "Hur har medlen fördelats eller intecknats?", _TITLE)
    page.row(_TOP, "ABCDEF", ["Nr", "Län", "Syfte", "Aktivitet", "Belopp (kr)", "Varav (kr)"], _HEAD)
    reported = [(county, line) for county in answers for line in county.lines]
    row = _TOP
    for number, (one, line) in enumerate(reported, 1):
        row += 1
        page.row(row, "ABCD", [number, one.name, line.purpose, line.activity], _CELL)
        page.row(row, "EF", [line.amount, None], _AMOUNT)
        for text, tkr in line.within:
            row += 1
            page.row(row, "ABCD", [None, one.name, None, f"varav {text}"], _CELL, _CELL, _CELL, Look(italic=True))
            page.row(row, "EF", [None, tkr * 1000], _AMOUNT)
    page.put(f"B{row + 1}", "Summa", _SUM)
    page.put(f"E{row + 1}", f"=SUBTOTAL(9,E{_TOP + 1}:E{row})", _SUM)
    page.sheet.column_dimensions["A"].hidden = True  # only there to sort back by
    page.sheet.auto_filter.ref = f"A{_TOP}:F{row}"
    page.sheet.freeze_panes = f"C{_TOP + 1}"
    page.printed(landscape=True, title_rows=f"{_TOP}:{_TOP}", footer="Sida &P av &N")
    return row


def _examples(page: Page, answers: list[County]) -> None:
    page.widths(A=18, B=11, C=40, D=50, E=80, F=16)
    page.merged("A1:F1", "Genomförda aktiviteter 2018", _TITLE)
    page.row(_TOP, "ABCDEF", ["Län", "Exempel", "Målgrupp", "Mål", "Aktivitet", "Kommentar"], _HEAD)
    texts = ((one.name, *example) for one in answers for example in one.examples)
    for row, (county, *words) in enumerate(texts, _TOP + 1):
        page.row(row, "ABCDEF", [county, *(word or None for word in words), None], _CELL)
    page.sheet.freeze_panes = f"B{_TOP + 1}"
    page.printed(landscape=True, title_rows=f"{_TOP}:{_TOP}", footer="Sida &P av &N")
