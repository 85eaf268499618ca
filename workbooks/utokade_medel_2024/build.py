"""Utökade medel 2024: a sheet for the frame, one for each category, and the economic summary."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName
from workbooks.building.document import Document
from workbooks.building.kept import Kept, new_book
from workbooks.building.page import Look, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = "#,##0"
_KR = '#,##0\\ "kr"'
_HEAD = Look(bold=True, fill="1F4E79", colour="FFFFFF", lines="box", wrap=True, up="center")
_LINE = Look(lines="box", wrap=True)
_AMOUNT = Look(form=_PLAIN, lines="box")
_TOTAL = Look(bold=True, fill="DDEBF7", lines="box")
_TOTAL_AMOUNT = Look(form=_PLAIN, bold=True, fill="DDEBF7", lines="box")
_TITLE = Look(bold=True, size=14)
_TEXT = Look(wrap=True)

_SAID = Document(__file__).said
_INTRODUCTION = (
    _SAID("Genom ordförandebeslut ställer sig det politiska samrådsorganet SRO bakom förslaget till"),
    _SAID("Genom ordförandebeslut ställer sig det politiska samrådsorganet SRO bakom förslaget att"),
    _SAID("En arbetsgrupp från"),
    _SAID("I sammanställning av svaren"),
)
_SHARED_TEXTS = (
    _SAID("De verksamheter som idag"),
    _SAID("I svaren framkommer", "i uppstart."),
)
_COMORBID_TEXTS = (
    _SAID("Att möta och tillgodose"),
    _SAID("Kommunalförbunden och VGR tilldelas"),
    _SAID("Medel fördelas till VGR"),
    _SAID("Även kunskapscentrum"),
)
_FRICTION_TEXTS = (
    _SAID("Inom barn- och unga området"),
    _SAID("Förslaget inom barn och unga", "länsamordnare."),
    _SAID("Arbetet ska planeras och genomföras"),
)
_FOCUS = ("Barn och unga", "Samsjuklighet", "Totalt")
_SHARED, _COMORBID, _FRICTION, _ANALYSIS = "Samfinansierade", "Samsjuklighet", "Skav barn och unga", "Behovsanalys"


def kept() -> list[Kept]:
    """The workbook of the proposal."""
    sheets = ("Ram", _SHARED, _COMORBID, _FRICTION, _ANALYSIS, "Sammanfattning")
    book = new_book("Fördelning av utökade länsgemensamma medel 2024", *sheets)
    pages = {name: Page(book[name], font="Calibri", size=11) for name in sheets}
    _frame(pages["Ram"])
    _shared(pages[_SHARED])
    _comorbid(pages[_COMORBID])
    _friction(pages[_FRICTION])
    _analysis(pages[_ANALYSIS])
    _summary(pages["Sammanfattning"])
    book.defined_names["Utokade_medel"] = DefinedName("Utokade_medel", attr_text="Ram!$C$6")
    day = dt.datetime(2024, 2, 26)  # noqa: DTZ001 - the last day that the document names
    return [Kept(book, day, "utokade_medel_2024.xlsx")]


def _frame(page: Page) -> None:
    page.widths(A=4, B=62, C=20)
    page.merged("B1:C1", "Fördelning av utökade länsgemensamma medel 2024", _TITLE)
    page.merged("B2:C2", _SAID("I överenskommelsen Insatser", "Barn och unga."), _TEXT)
    page.row(4, "BC", ["Västra Götaland", "Kronor"], _HEAD)
    page.row(5, "BC", ["Totalt till Västra Götaland 2024", 106_679_943], _LINE, _AMOUNT)
    page.row(6, "BC", ["Ökning jämfört med 2023", 25_254_013], _LINE, _AMOUNT)
    page.row(7, "BC", ["Nivå 2023", "=C5-C6"], _LINE, _AMOUNT)
    page.row(
        8, "BC", ["Ökningens andel av 2024 års medel", "=ROUND(C6/C5,3)"], _LINE, Look(form="0.0\\ %", lines="box")
    )
    page.row(10, "BC", ["Fördelat enligt sammanfattningen", "=Sammanfattning!B8"], _LINE, _AMOUNT)
    page.row(11, "BC", ["Kvar att fördela", "=Utokade_medel-C10"], _TOTAL, _TOTAL_AMOUNT)
    page.note("C6", _SAID("Denna utökade summa"), "VGR")
    page.put("B13", "Förslag till ställningstagande", Look(bold=True))
    for row, text in enumerate(_INTRODUCTION, 14):
        page.merged(f"B{row}:C{row}", text, _TEXT)
    page.printed()


def _heading(page: Page, cells: str, title: str, paragraphs: Sequence[str]) -> None:
    page.merged(cells, title, Look(bold=True, size=14, wrap=True))
    first, last = cells[0], cells.split(":")[1][0]
    for row, text in enumerate(paragraphs, 2):
        page.merged(f"{first}{row}:{last}{row}", text, _TEXT)
    page.printed(landscape=True, title_rows="1:1")


def _shared(page: Page) -> None:
    page.widths(A=58, B=28, C=16, D=16, E=16)
    _heading(
        page,
        "A1:E1",
        "Samfinansierade verksamheter",
        (_SAID("De verksamheter som idag"), _SAID("I svaren framkommer", "i uppstart.")),
    )
    page.row(5, "ABCDE", ["Förslag på fördelning av medel", "Mottagare", *_FOCUS], _HEAD)
    purpose = "Fördelning till samfinansierade verksamheter inom område "
    page.row(6, "AB", [purpose + "barn och unga", "Delregional vårdsamverkan"], _LINE)
    page.row(6, "CDE", [11_650_000, None, "=SUM(C6:D6)"], _AMOUNT)
    page.row(7, "AB", [purpose + "samsjuklighet", "Delregional vårdsamverkan"], _LINE)
    page.row(7, "CDE", [None, 4_000_000, "=SUM(C7:D7)"], _AMOUNT)
    page.row(8, "AB", ["Totalt", None], _TOTAL)
    page.row(8, "CDE", ["=SUM(C6:C7)", "=SUM(D6:D7)", "=SUM(E6:E7)"], _TOTAL_AMOUNT)
    page.note("B6", _SAID("Varje vårdsamverkansområde föreslås"), "Arbetsgruppen")
    page.sheet.freeze_panes = "A6"


def _comorbid(page: Page) -> None:
    page.widths(A=30, B=60, C=9, D=16, E=16, F=16)
    _heading(page, "A1:F1", "Utvecklingsarbete utifrån gruppen personer med samsjuklighet", _COMORBID_TEXTS)
    page.row(7, "ABCDEF", ["Mottagare", "Ändamål", "Andel", *_FOCUS], _HEAD)
    lines = (
        ("VGR", "respektive parts plan för aktiviteter", 1, 1_300_000),
        ("Kommunalförbunden", "respektive parts plan för aktiviteter", 2, 2_700_000),
        ("VKV", _SAID("Västra Götalandsregionens kompetenscentrum"), None, 300_000),
    )
    for row, (recipient, purpose, share, amount) in enumerate(lines, 8):
        page.row(row, "ABC", [recipient, purpose, share], _LINE, _LINE, Look(lines="box", across="center"))
        page.row(row, "DEF", [None, amount, f"=D{row}+E{row}"], _AMOUNT)
    page.row(11, "ABC", ["Totalt", None, None], _TOTAL)
    page.row(11, "DEF", ["=SUM(D8:D10)", "=SUM(E8:E10)", "=SUM(F8:F10)"], _TOTAL_AMOUNT)
    page.note("C8", "Medel fördelas till VGR och kommunalförbunden 1:2.", "Arbetsgruppen")
    page.sheet.freeze_panes = "B8"


def _friction(page: Page) -> None:
    page.widths(A=44, B=20, C=50)
    title = "Utvecklingsarbete utifrån identifierade skav inom område barn och unga"
    _heading(page, "A1:C1", title, _FRICTION_TEXTS)
    page.row(6, "ABC", ["Aktivitet", "Barn och unga", "Anmärkning"], _HEAD)
    lines = (
        ("Utbildningsfilmer", 800_000, "Filmade utbildningar för uppdragskännedom"),
        ("Kontaktplattform", 1_200_000, _SAID("Framtagande av kontaktplattform")),
        ("Konferenser", 1_250_000, None),
        ("Utvärdering och uppföljning", 300_000, _SAID("Utvärdering och uppföljning av")),
        ("Samordning", 500_000, _SAID("Det förslaget avser", "länsnivå.")),
    )
    for row, (activity, amount, remark) in enumerate(lines, 7):
        page.row(row, "ABC", [activity, amount, remark], _LINE, Look(form=_KR, lines="box"), _LINE)
    page.row(12, "ABC", ["Totalt", "=SUM(B7:B11)", None], _TOTAL, Look(form=_KR, bold=True, fill="DDEBF7", lines="box"))


def _analysis(page: Page) -> None:
    page.widths(A=48, B=18, C=18, D=18)
    title = "Behovs- och gapanalys samt översyn av strukturen för samverkan inom området psykisk hälsa"
    _heading(page, "A1:D1", title, (_SAID("Årets överenskommelse lyfter"), _SAID("Medel avsätts till")))
    page.row(5, "ABCD", ["Förslag på fördelning av medel", *_FOCUS], _HEAD)
    page.row(6, "ABCD", ["Från barn- och unga området avsätts", 853_546, None, "=SUM(B6:C6)"], _LINE, _AMOUNT)
    page.row(7, "ABCD", ["Från samsjuklighetsområdet avsätts", None, 400_467, "=SUM(B7:C7)"], _LINE, _AMOUNT)
    page.row(8, "ABCD", ["Totalt", "=SUM(B6:B7)", "=SUM(C6:C7)", "=SUM(D6:D7)"], _TOTAL, _TOTAL_AMOUNT)


def _summary(page: Page) -> None:
    page.widths(A=66, B=20)
    page.merged("A1:B1", "Ekonomisk sammanfattning", _TITLE)
    title = "Fördelning av utökade medel inom område barn- och unga samt samsjuklighet"
    page.row(3, "AB", [title, "Belopp"], _HEAD)
    lines = (
        ("Samfinansierade verksamheter", 15_650_000),
        ("Utvecklingsarbete utifrån gruppen personer med samsjuklighet", 4_300_000),
        ("Utvecklingsarbete utifrån identifierade skav inom område barn och unga", 4_050_000),
        ("Behovs- och gapanalys samt översyn av strukturen för samverkan inom området psykisk hälsa", 1_254_013),
    )
    for row, (category, amount) in enumerate(lines, 4):
        page.row(row, "AB", [category, amount], _LINE, Look(form=_KR, lines="box"))
    page.row(8, "AB", ["Summa", "=SUM(B4:B7)"], _TOTAL, Look(form=_KR, bold=True, fill="DDEBF7", lines="box"))
    page.note("B4", "Beslutade belopp, inskrivna.", "VGR")
    _by_focus(page)
    page.sheet.freeze_panes = "A4"
    page.printed(landscape=True)


def _by_focus(page: Page) -> None:
    page.row(11, "AB", ["Varav per område", "Belopp"], _HEAD)
    children = f"={_SHARED}!C8+'{_FRICTION}'!B12+{_ANALYSIS}!B8"
    page.row(12, "AB", ["Barn och unga", children], _LINE, _AMOUNT)
    page.row(13, "AB", ["Samsjuklighet", f"={_SHARED}!D8+{_COMORBID}!E11+{_ANALYSIS}!C8"], _LINE, _AMOUNT)
    page.row(14, "AB", ["Summa", "=SUM(B12:B13)"], _TOTAL, _TOTAL_AMOUNT)
