"""What a Book tells besides values and formulas, from workbooks that openpyxl wrote."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from medelkoll_addin.placing import place_of
from medelkoll_addin.reading import Book, read, xlsx
from medelkoll_addin.reading.formats import ParsedFormats, WrittenFormats
from medelkoll_addin.reading.package import Package

if TYPE_CHECKING:
    from collections.abc import Callable

SHEET = "xl/worksheets/sheet1.xml"


def saved(workbook: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def commented(data: bytes, zipped: Callable[..., bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({name: part.replace(b"<sheetData>", b"<sheetData><!-- -->") for name, part in parts.items()})


@pytest.fixture(name="data", scope="module")
def data_fixture() -> bytes:
    workbook = openpyxl.Workbook()
    lines = workbook.create_sheet("Insatser", 0)
    workbook["Sheet"].title = "Översikt"
    for row in (["Kommun", "Belopp"], ["Ale", 1_254_013.5], ["Orust", 45_000], ["Summa", "=SUM(C4:C5)"]):
        lines.append(row)
    lines.move_range("A1:B4", rows=2, cols=1)
    lines["C4"].number_format = '#,##0 "kr"'
    lines["F2"] = dt.date(2024, 12, 31)
    lines["F3"] = dt.datetime(2024, 12, 31, 23, 59, 58)  # noqa: DTZ001 - Excel knows no zones
    lines["F4"], lines["F5"] = True, "#N/A"
    lines["G3"] = ArrayFormula("G3:G4", "=C4:C5*2")
    lines.row_dimensions[5].hidden = True
    lines.column_dimensions["H"].hidden = True
    lines.merge_cells("B1:D1")
    lines.add_table(Table(displayName="Rader", ref="B3:C6"))
    workbook["Översikt"]["XFD1048576"] = 7
    workbook["Översikt"].sheet_state = "veryHidden"
    charts = workbook.create_chartsheet("Diagram", 1)
    charts.add_chart(BarChart())  # pyright: ignore[reportUnknownMemberType] - openpyxl has no types
    workbook.create_sheet("Tomt")
    workbook.defined_names["Totalt"] = DefinedName("Totalt", attr_text="Insatser!$C$6")
    lines.defined_names["Eget"] = DefinedName("Eget", attr_text="Insatser!$C$4")
    return saved(workbook)


@pytest.fixture(name="book", params=["fast", "safe"])
def book_fixture(request: pytest.FixtureRequest, data: bytes, zipped: Callable[..., bytes]) -> Book:
    """The same workbook as it was written, and with a comment that makes the safe parser read it."""
    return read(data if request.param == "fast" else commented(data, zipped), "bok.xlsx")


def test_each_way_of_reading_is_the_one_that_is_meant(data: bytes, zipped: Callable[..., bytes]) -> None:
    fast, safe = read(data, "bok.xlsx"), read(commented(data, zipped), "bok.xlsx")
    assert {type(sheet.number_format) for sheet in fast.sheets} == {WrittenFormats}
    assert {type(sheet.number_format) for sheet in safe.sheets[:2]} == {ParsedFormats}


def test_openpyxl_finds_the_same_cells(book: Book, differences: Callable[[Book], list[str]]) -> None:
    assert differences(book) == []


def test_the_file(book: Book) -> None:
    assert book.kind == "xlsx"
    assert book.sha256 == hashlib.sha256(book.data).hexdigest()
    assert book.application.startswith("Microsoft Excel")
    assert not book.macros
    assert book.external_links == []


def test_worksheets_are_numbered_in_order_and_charts_left_out(book: Book) -> None:
    assert [(sheet.number, sheet.name, sheet.hidden) for sheet in book.sheets] == [
        (0, "Insatser", False),
        (1, "Översikt", True),
        (2, "Tomt", False),
    ]


def test_where_the_values_begin(book: Book) -> None:
    lines, overview, empty = book.sheets
    assert (lines.top, lines.left) == (1, 1)  # F2 in the second row, B in the second column
    assert lines.values[2][:3] == ["Ale", 1_254_013.5, None]
    assert (overview.top, overview.left, overview.values) == (1_048_575, 16_383, [[7]])
    assert empty.values == []


def test_names_and_tables(book: Book) -> None:
    assert book.names == {"Totalt": "Insatser!$C$6", "Insatser!Eget": "Insatser!$C$4"}
    assert book.sheets[0].tables == {"Rader": (place_of(0, 2, 1), place_of(0, 5, 2))}


def test_hidden_merged_valueless_computed(book: Book) -> None:
    lines = book.sheets[0]
    assert lines.hidden_rows == {4}
    assert lines.hidden_columns == {7}
    assert lines.merged == [(place_of(0, 0, 1), place_of(0, 0, 3))]
    assert lines.valueless == {place_of(0, 5, 2), place_of(0, 2, 6)}
    assert lines.computed == [(place_of(0, 2, 6), place_of(0, 3, 6))]


@pytest.mark.parametrize(
    "written", ['hidden="1"', 'hidden="true"', 'hidden = "1"', "hidden= '1'", 'ht="9"\n hidden="1"']
)
def test_a_hidden_row_is_told_however_it_is_written(written: str, with_cells: Callable[..., bytes]) -> None:
    cells = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2" {written}><c r="A2"><v>2</v></c></row>'
    assert read(with_cells(cells), "bok.xlsx").sheets[0].hidden_rows == {1}


@pytest.mark.parametrize(("style", "code", "times"), [(' s="1"', "mm-dd-yy", 1), ("", "General", 0)])
def test_a_large_sheet_is_unpacked_again_only_for_styles_that_it_has(
    style: str, code: str, times: int, with_cells: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "_KEPT", 8)
    sheet = read(with_cells(f'<row r="1" spans="1:1"><c r="A1"{style}><v>1</v></c></row>'), "bok.xlsx").sheets[0]
    unpacked: list[str] = []
    unpack = Package.read

    def noted(package: Package, name: str) -> bytes:
        unpacked.append(name)
        return unpack(package, name)

    monkeypatch.setattr(Package, "read", noted)
    assert sheet.number_format(place_of(0, 0, 0)) == code
    assert unpacked == [SHEET] * times


def test_a_row_that_is_shown_or_a_text_about_hiding_hides_nothing(with_cells: Callable[..., bytes]) -> None:
    text = '<c r="A1" t="inlineStr"><is><t>en rad kan vara hidden="1"</t></is></c>'
    sheet = read(with_cells(f'<row r="1" hidden="0">{text}</row>'), "bok.xlsx").sheets[0]
    assert (sheet.hidden_rows, sheet.values) == (frozenset(), [['en rad kan vara hidden="1"']])


def test_number_formats(book: Book) -> None:
    lines = book.sheets[0]
    assert lines.number_format(place_of(0, 3, 2)) == '#,##0 "kr"'
    assert lines.number_format(place_of(0, 1, 5)) == "yyyy-mm-dd"
    assert lines.number_format(place_of(0, 4, 2)) == "General"
    assert lines.number_format(place_of(0, 900, 2)) == "General"


def test_dates_keep_their_kind(book: Book) -> None:
    lines = book.sheets[0]
    assert lines.values[0][4] == dt.date(2024, 12, 31)
    assert lines.values[1][4] == dt.datetime(2024, 12, 31, 23, 59, 58)  # noqa: DTZ001


def test_dates_counted_from_1904(zipped: Callable[..., bytes]) -> None:
    workbook = openpyxl.Workbook()
    workbook.epoch = dt.datetime(1904, 1, 1)  # noqa: DTZ001
    workbook["Sheet"]["A1"] = dt.date(2024, 12, 31)
    for data in (saved(workbook), commented(saved(workbook), zipped)):
        assert read(data, "bok.xlsx").sheets[0].values == [[dt.date(2024, 12, 31)]]


def test_strict_workbooks_are_read(parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]) -> None:
    cells = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="d" s="1"><v>2024-12-31</v></c></row>'
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    strict = {
        name: part.replace(old + b"spreadsheetml/2006/", new + b"spreadsheetml/").replace(
            old + b"officeDocument/2006/", new + b"officeDocument/"
        )
        for name, part in parts(cells).items()
    }
    assert read(zipped(strict), "bok.xlsx").sheets[0].values == [["Fyrbodal", dt.date(2024, 12, 31)]]


def test_macros_and_links_are_told(parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]) -> None:
    written = parts('<row r="1"><c r="A1"><f>[1]Blad1!A1</f><v>1</v></c></row>')
    written |= {
        "xl/vbaProject.bin": b"\xd0\xcf",
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": b'<Relationships><Relationship Id="rId1" '
        b'Type="x/externalLinkPath" Target="file:///M:/Budget.xlsx" TargetMode="External"/></Relationships>',
    }
    book = read(zipped(written), "bok.xlsm")
    assert (book.kind, book.macros, book.external_links) == ("xlsm", True, ["file:///M:/Budget.xlsx"])


def test_a_table_of_a_workbook_with_backslashes_in_its_names(
    parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]
) -> None:
    written = parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    backslashed = {name.replace("/", "\\"): part for name, part in written.items()}
    assert read(zipped(backslashed), "bok.xlsx").sheets[0].values == [[1]]
