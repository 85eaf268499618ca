"""Delregionala medel 2019-2020: the matrix as printed, the population behind it, and the instructions."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table, TableStyleInfo
from workbooks.building.document import Document
from workbooks.building.kept import Kept, new_book
from workbooks.building.page import Look, Page

_SAID = Document(__file__).said
_AREAS = ("Skaraborg", "Södra Älvsborg", "Göteborgsområdet", "SIMBA", "Fyrbodal", "Alingsås/Lerum")
_PRINTED = ("Skaraborg", "Södra Älvsborg", "Gbg-\nsamverkan", "SIMBA", "Fyrbodal", "Alingsås/\nLerum")
_MUNICIPAL = (160_400, 133_500, None, 71_100, 172_300, 50_000)
_REGIONAL = (320_700, 366_900, 875_000, 142_100, 344_600, None)

_AMOUNT = Look(form="#,##0;[Red]-#,##0", lines="box")
_SUM = Look(form="#,##0", bold=True, lines="box", fill="E2EFDA")
_COLUMN = Look(italic=True, lines="box", across="center", up="center", wrap=True, fill="E2EFDA")
_LABEL = Look(lines="box")
_PERSONS = Look(form="#,##0")
_TEXT = Look(wrap=True)
_BOLD = Look(bold=True)


def kept() -> list[Kept]:
    """The workbook behind the information sheet."""
    book = new_book("Delregionala genomförandeplaner och aktiviteter", "Fördelning", "Folkmängd", "Anvisningar")
    pages = [Page(sheet, font="Verdana", size=9) for sheet in book.worksheets]
    _allocation(pages[0])
    _population(pages[1])
    _instructions(pages[2])
    book.defined_names["Ore_per_invanare"] = DefinedName("Ore_per_invanare", attr_text="Fördelning!$C$4")
    day = dt.datetime(2019, 1, 1)  # noqa: DTZ001 - the document carries no date; 2019 is the first of its two years
    return [Kept(book, day, "delregionala_medel_2019_2020.xlsx")]


def _allocation(page: Page) -> None:
    page.widths(A=2, B=16, C=14, D=14, E=14, F=12, G=12, H=13)
    page.merged("B1:H1", "Information om stöd till framtagande av", Look(size=10))
    page.merged("B2:H2", "Delregionala genomförandeplaner och aktiviteter", Look(bold=True, size=14))
    page.put("B4", "Öre per invånare")
    page.put("C4", 180, Look(form='0\\ "öre"', bold=True, across="right"))
    page.put("D4", "per invånare 2018-12-31", Look(italic=True))
    page.row(6, "BC", ["Fördelning av medel:", "2019 och 2020"], _BOLD)
    page.row(7, "BCDEFGH", [None, *_PRINTED], _COLUMN)
    page.sheet.row_dimensions[7].height = 28
    page.row(8, "BCDEFGH", ["Kommun", *_MUNICIPAL], _LABEL, _AMOUNT)
    page.row(9, "BCDEFGH", ["VGR x 2", *_REGIONAL], _LABEL, _AMOUNT)
    page.row(10, "BCDEFGH", ["Totalt", *(f"=SUM({c}8:{c}9)" for c in "CDEFGH")], Look(bold=True, lines="box"), _SUM)
    page.merged("B12:H12", f"¹ {_SAID('Göteborg, Mölndal, Partille')}", Look(size=8))
    page.note("E8", f"{_SAID('Medel har samlats in', 'själva.')}".replace("¹", ""), "VästKom")
    page.note("H9", _SAID("Här fördelas regionens medel"), "VästKom")
    page.sheet.freeze_panes = "C8"
    page.printed(landscape=True, footer="Fördelning 2019 och 2020")


def _municipalities() -> list[tuple[str, str, str, int]]:
    source = Path(__file__).with_name("population_2018.tsv")
    with source.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="	")
        return [(row["code"], row["municipality"], row["area"], int(row["population"])) for row in rows]


def _population(page: Page) -> None:
    page.widths(A=8, B=18, C=20, D=13, E=3, F=20, G=13, H=12)
    page.row(1, "ABCD", ["Kod", "Kommun", "Område", "Folkmängd"], _BOLD)
    for row, one in enumerate(_municipalities(), 2):
        page.row(row, "ABCD", one, Look(form="@"), Look(), Look(), _PERSONS)
    table = Table(displayName="Folkmangd", ref="A1:D50")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleLight9", showRowStripes=True)
    page.sheet.add_table(table)
    page.row(1, "FGH", ["Område", "Folkmängd 2018-12-31", "Kommuner"], Look(bold=True, lines="under", wrap=True))
    for row, area in enumerate(_AREAS, 2):
        sums = (f"=SUMIF($C$2:$C$50,F{row},$D$2:$D$50)", f"=COUNTIF($C$2:$C$50,F{row})")
        page.row(row, "FGH", [area, *sums], Look(), _PERSONS)
    page.row(8, "FGH", ["Summa", "=SUM(G2:G7)", "=SUM(H2:H7)"], Look(bold=True, lines="sum"), _total_persons())
    page.sheet.freeze_panes = "A2"
    page.printed(title_rows="1:1")


def _total_persons() -> Look:
    return Look(form="#,##0", bold=True, lines="sum")


def _instructions(page: Page) -> None:
    page.widths(A=30, B=80)
    page.merged("A1:B1", "Anvisningar för medel", Look(bold=True, size=12))
    rules = (
        ("Bakgrund", f"{_SAID('Vårdsamverkan har erhållit')}\n{_SAID('Den gemensamma länsnivån')}"),
        ("Medel", _SAID("Till stöd för delregionala")),
        ("Göteborgsområdet", _SAID("Medel har samlats in", "själva.")),
        ("Alingsås/Lerum", _SAID("Alingsås och Lerum har bildat")),
        ("Användning", _SAID("Medel ska användas för")),
        ("", _SAID("Medel får användas till")),
        ("Rekvirering av medel", f"{_SAID('Medel rekvireras från VästKom')}\n{_SAID('Länk till formulär')}"),
        ("Redovisning till VästKom", _SAID("Redovisning av genomförandeplan")),
        ("Redovisning", _SAID("Länk för redovisning skickas")),
        ("Ev. frågor besvaras av", f"{_SAID('charlotta.')}\n{_SAID('ulrika.')}"),
    )
    for row, (label, text) in enumerate(rules, 3):
        page.put(f"A{row}", label or None, _BOLD)
        page.put(f"B{row}", text, _TEXT)
    page.merged("A14:B14", f"¹ {_SAID('Göteborg, Mölndal, Partille')}", Look(size=8))
    page.printed()
