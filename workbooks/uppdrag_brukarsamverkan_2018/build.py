"""Uppdragshandling brukarsamverkan 2018: a letter typed in Excel, with a sheet for its background."""

from __future__ import annotations

import datetime as dt

from workbooks.building.document import Document
from workbooks.building.kept import Kept, new_book
from workbooks.building.page import Look, Page

_DAY = "yyyy\\-mm\\-dd"
_KEY = Look(bold=True)
_TEXT = Look(wrap=True)
_HEAD = Look(bold=True, lines="box", fill="EDEDED")
_CELL = Look(lines="box", wrap=True)
_SHARE = Look(lines="box", form="0\\ %", across="center")
_SIGNED = "Göteborg 2018-05-07"

_SAID = Document(__file__).said

_FACTS = (
    ("Statsbidrag", _SAID("Statsbidrag för att stärka")),
    ("Belopp", "2 mnkr"),
    ("Ändamål", _SAID("länsgemensamt arbete för att öka", "landsting")),
    ("Fördelat av", "Hälso- och sjukvårdsstyrelsen (HSS), i enlighet med nationell överenskommelse"),
    ("Beslutar om användning", "styrgrupp för psykisk hälsa"),
    ("Handlingsplan", "Handlingsplan för psykisk hälsa 2018-2020"),
    ("Syfte", _SAID("Att utveckla och stärka systematisk")),
    ("Organisation", _SAID("Styrgruppen för länsgemensam")),
)
_PLAN = (
    ("Vår 2018", _SAID("Fastställd uppdragshandling")),
    ("Höst 2018", _SAID("Rekrytering av koordinatörer")),
    ("Höst 2019", _SAID("Redovisning i styrgrupp")),
)
_BACKGROUND = (
    _SAID("”Uppdrag psykisk hälsa”"),
    _SAID("Som en del av den nationella"),
    _SAID("För varje år klargörs"),
    _SAID("Statsbidragets ekonomiska"),
)
_FOCUS = (
    "Förbyggande och främjande arbete",
    "Tillgängliga tidiga insatser",
    "Enskildas delaktighet och rättigheter",
    "Utsatta grupper",
    "Ledning, styrning och organisation",
)
_GOALS = (
    ("Mål 3:2 för vuxna", _SAID("Brukarföreträdare ska erbjudas", "god kvalitet är.")),
    ("Mål 3:2 för barn och unga", _SAID("Barns och ungas egna upplevelser")),
)
_HSS = "Hälso- och sjukvårdsstyrelsen (HSS)"
_DECISIONS = (
    ("September 2017", _HSS, _SAID("fördelning av medel till projekt")),
    (None, _HSS, _SAID("2 mnkr till länsgemensamt")),
)


def kept() -> list[Kept]:
    """The workbook of the assignment."""
    book = new_book(
        "Uppdragshandling - Statsbidrag för att stärka brukarsamverkan", "Uppdragshandling", "Bakgrund och mål"
    )
    _letter(Page(book["Uppdragshandling"], font="Arial", size=10))
    _background(Page(book["Bakgrund och mål"], font="Arial", size=10))
    return [Kept(book, dt.datetime(2018, 5, 4), "uppdrag_brukarsamverkan_2018.xlsx")]  # noqa: DTZ001 - a day, as dated


def _letter(page: Page) -> None:
    page.widths(A=3, B=24, C=52, D=14)
    page.put("B1", "VästKom", Look(bold=True, size=12))
    page.put("D1", "VÄSTRA GÖTALANDSREGIONEN", Look(bold=True, across="right"))
    page.put("B2", "Göteborg", Look(across="right"))
    page.put("C2", dt.date(2018, 5, 4), Look(form=_DAY, across="left"))
    page.put("B4", "Uppdragshandling", Look(bold=True, size=18))
    for row, (key, text) in enumerate(_FACTS, 6):
        page.put(f"B{row}", key, _KEY)
        page.merged(f"C{row}:D{row}", text, _TEXT)
    page.note("C7", _SAID("HSS har överlåtit"), "VästKom")
    _posts(page, 15)
    _plan(page, 24)
    _signatures(page, 30)
    page.sheet.sheet_view.showGridLines = False
    page.printed(footer="VästKom   Västra Götalandsregionen")


def _posts(page: Page, top: int) -> None:
    page.put(f"B{top}", "Aktivitet", Look(bold=True, size=12))
    page.merged(f"B{top + 1}:D{top + 1}", _SAID("För att utveckla brukarsamverkan"), _TEXT)
    page.merged(f"B{top + 2}:D{top + 2}", _SAID("Rollen är inte tänkt"), _TEXT)
    page.row(top + 4, "BCD", ["Tjänst", "Placering", "Omfattning"], _HEAD)
    page.row(top + 5, "BCD", ["en resurs", "vårdsamverkansarenorna i länet", 1], _CELL, _CELL, _SHARE)
    page.row(top + 6, "BCD", ["en resurs", "brukarorganisationerna", 1], _CELL, _CELL, _SHARE)
    page.put(f"C{top + 7}", "Summa", Look(bold=True, across="right"))
    page.put(f"D{top + 7}", f"=SUM(D{top + 5}:D{top + 6})", Look(bold=True, form="0\\ %", across="center"))


def _plan(page: Page, top: int) -> None:
    page.put(f"B{top}", "Tidplan för förankring och beslut", Look(bold=True, size=12))
    for row, (when, what) in enumerate(_PLAN, top + 1):
        page.put(f"B{row}", when, _CELL)
        page.merged(f"C{row}:D{row}", what, _CELL)


def _signatures(page: Page, top: int) -> None:
    page.put(f"B{top}", _SIGNED)
    page.row(top + 3, "BC", ["Anneli Assmundson Bjerde", "Lise-Lotte Risö Bergerlind"], Look(lines="over"))
    page.row(top + 4, "BC", ["Västkom", "Västra Götalandsregionen"], Look())


def _background(page: Page) -> None:
    page.widths(A=26, B=36, C=58)
    page.put("A1", "Bakgrund", Look(bold=True, size=14))
    for row, text in enumerate(_BACKGROUND, 2):
        page.merged(f"A{row}:C{row}", text, _TEXT)
    page.put("A7", "Fokusområden (samma som regeringens)", _KEY)
    for number, focus in enumerate(_FOCUS, 1):
        page.row(7 + number, "AB", [number, focus], Look(across="right"), Look())
    page.row(14, "ABC", ["Beslut", "Av", "Gäller"], _HEAD)
    for row, decision in enumerate(_DECISIONS, 15):
        page.row(row, "ABC", decision, _CELL)
    page.put("A18", "De mål som berörs i handlingsplanen", _KEY)
    for row, (goal, text) in enumerate(_GOALS, 19):
        page.put(f"A{row}", f"{goal} i den länsgemensamma handlingsplanen", _TEXT)
        page.merged(f"B{row}:C{row}", text, _TEXT)
    page.merged("A21:C21", _SAID("Indikatorer för den båda målen"), _TEXT)
    page.printed(landscape=True)
