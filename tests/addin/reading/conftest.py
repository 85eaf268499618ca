"""Workbooks written by hand, part by part, and openpyxl's word on what a workbook holds."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, TypeAlias

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from medelkoll_addin.placing import address
from medelkoll_addin.reading import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from medelkoll_addin.reading import Book, Sheet, Value

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Parts: TypeAlias = "dict[str, bytes]"
Shown: TypeAlias = "dict[str, dict[str, object]]"


def _parts(cells: str, *, head: str = "", tail: str = "", root: str = f'xmlns="{MAIN}"') -> Parts:
    """The parts of a workbook of one sheet named Data; ``cells`` is the inside of its sheetData."""
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{CONTENT_TYPE}.sheet.main'
        f'+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{CONTENT_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{CONTENT_TYPE}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{CONTENT_TYPE}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Data" sheetId="1" '
        'r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{OFFICE}/styles" '
        f'Target="styles.xml"/><Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
        'formatCode="#,##0\\ &quot;kr&quot;"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill>'
        "<patternFill/></fill></fills>"
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs '
        'count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>Skaraborg</t></si><si><r><t>Fyr</t></r><r><t>bodal</t></r>'
        '<rPh sb="0" eb="1"><t>guide</t></rPh></si></sst>',
        "xl/worksheets/sheet1.xml": f"<worksheet {root}>{head}<sheetData>{cells}</sheetData>{tail}</worksheet>",
    }
    return {name: (HEAD + text).encode() for name, text in texts.items()}


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


@pytest.fixture(name="parts")
def parts_fixture() -> Callable[..., Parts]:
    return _parts


@pytest.fixture(name="zipped")
def zipped_fixture() -> Callable[[Mapping[str, bytes]], bytes]:
    return _zipped


@pytest.fixture(name="with_cells")
def with_cells_fixture() -> Callable[..., bytes]:
    def build(cells: str, *, head: str = "", tail: str = "") -> bytes:
        return _zipped(_parts(cells, head=head, tail=tail))

    return build


@pytest.fixture(name="shown")
def shown_fixture() -> Callable[[Sheet], dict[str, Value]]:
    return _values


@pytest.fixture(name="formulas")
def formulas_fixture() -> Callable[[Sheet], dict[str, str]]:
    return lambda sheet: {address(place): text for place, text in sheet.formulas.items()}


@pytest.fixture(name="differences")
def differences_fixture() -> Callable[[Book], list[str]]:
    """Every cell in which a Book and openpyxl's two loads of the same bytes differ."""
    return _differences


def _values(sheet: Sheet) -> dict[str, Value]:
    return {
        address(sheet.place(i, j)): value
        for i, row in enumerate(sheet.values)
        for j, value in enumerate(row)
        if value is not None
    }


def _differences(book: Book) -> list[str]:
    formulas = openpyxl.load_workbook(io.BytesIO(book.data))
    values = openpyxl.load_workbook(io.BytesIO(book.data), data_only=True)
    found: list[str] = []
    for sheet in book.sheets:
        found += _unlike(sheet.name, _their_formulas(formulas[sheet.name]), _our_formulas(sheet))
        found += _unlike(sheet.name, _their_values(values[sheet.name]), _our_values(sheet))
    assert [sheet.name for sheet in book.sheets] == [sheet.title for sheet in formulas.worksheets]
    return found


def _unlike(sheet: str, theirs: Mapping[str, object], ours: Mapping[str, object]) -> list[str]:
    cells = sorted(theirs.keys() | ours.keys())
    return [f"{sheet}!{c}: {theirs.get(c)!r} {ours.get(c)!r}" for c in cells if theirs.get(c) != ours.get(c)]


def _our_formulas(sheet: Sheet) -> dict[str, object]:
    return {address(place): text for place, text in sheet.formulas.items()}


def _our_values(sheet: Sheet) -> dict[str, object]:
    return {cell: _moment(value) for cell, value in _values(sheet).items()}


def _their_formulas(sheet: object) -> dict[str, object]:
    return {cell.coordinate: _text(cell) for cell in _cells(sheet) if cell.data_type == "f"}


def _text(cell: Cell) -> object:
    value: object = cell.value
    if isinstance(value, ArrayFormula):
        return f"={(value.text or '').removeprefix('=')}"
    if isinstance(value, DataTableFormula):
        return f"=TABLE({value.r1},)" if value.dtr else f"=TABLE(,{value.r1})"
    return value


def _their_values(sheet: object) -> dict[str, object]:
    values = {cell.coordinate: _value(cell) for cell in _cells(sheet)}
    return {cell: value for cell, value in values.items() if value not in (None, "")}


def _value(cell: Cell) -> object:
    return ErrorValue(str(cell.value)) if cell.data_type == "e" else _moment(cell.value)


def _moment(value: object) -> object:
    """openpyxl gives whole days as midnight."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime.combine(value, dt.time())
    return value


def _cells(sheet: object) -> list[Cell]:
    assert isinstance(sheet, Worksheet)
    rows = sheet.iter_rows(min_row=sheet.min_row, min_col=sheet.min_column)  # one cell may stand at the very end
    return [cell for row in rows for cell in row if isinstance(cell, Cell)]
