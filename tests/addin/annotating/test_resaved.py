"""Cleaning an annotated copy that another program has saved since."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import openpyxl
import pytest

from medelkoll_addin.annotating import annotate, clean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MakeReport: TypeAlias = Callable[..., dict[str, object]]
Rewrite: TypeAlias = Callable[[bytes, Mapping[str, bytes | None]], bytes]
SHEET = "Sammanfattning"


def resaved(data: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    book.active = len(book.sheetnames) - 1
    book[SHEET]["A1"] = "Ändrat sedan dess"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def notes(sheet: Worksheet) -> dict[str, str]:
    cells = [sheet.cell(row, column) for row in range(1, 10) for column in range(1, 4)]
    return {cell.coordinate: cell.comment.text for cell in cells if cell.comment}


@pytest.fixture
def marked(workbook: bytes, report: MakeReport) -> bytes:
    return annotate(workbook, report(("error", SHEET, "C6", "Fel."), ("info", SHEET, "A1", "Se.")))


def test_marks_notes_and_sheet_go_and_the_rest_stays(marked: bytes) -> None:
    cleaned = openpyxl.load_workbook(io.BytesIO(clean(resaved(marked))))

    assert cleaned.sheetnames == [SHEET, "Året's blad"]
    sheet = cleaned[SHEET]
    assert notes(sheet) == {"B2": "Enligt beslut 14 mars"}
    found = cast("Iterable[Any]", sheet.conditional_formatting)  # openpyxl has no types here
    assert [rule.operator for ranges in found for rule in ranges.rules] == ["equal"]
    assert sheet["A1"].value == "Ändrat sedan dess"
    assert cleaned.active is cleaned["Året's blad"]


def test_the_boxes_of_the_notes_go_with_them(marked: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(clean(resaved(marked)))) as archive:
        drawings = [archive.read(name) for name in archive.namelist() if name.endswith(".vml")]

    assert [drawing.count(b'ObjectType="Note"') for drawing in drawings] == [1]


def test_cleaning_twice_is_cleaning_once(marked: bytes) -> None:
    once = clean(resaved(marked))
    assert clean(once) == once


def test_a_result_sheet_may_have_been_moved(marked: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(resaved(marked)))
    book.move_sheet("Medelkoll", 1)
    book["Året's blad"].print_title_rows = "1:1"  # a name that counts sheets
    buffer = io.BytesIO()
    book.save(buffer)

    cleaned = openpyxl.load_workbook(io.BytesIO(clean(buffer.getvalue())))

    assert cleaned.sheetnames == [SHEET, "Året's blad"]
    assert cleaned["Året's blad"].print_title_rows == "$1:$1"


@pytest.mark.parametrize(
    "said", ["non", "{}", '{"before":[1],"added":1}', "[" * 100_000, '{"before":{"xl/x.xml":["",""]},"added":[]}']
)
def test_a_record_that_we_did_not_write_is_not_followed(marked: bytes, said: str, rewrite: Rewrite) -> None:
    record = base64.b64encode(said.encode()).decode()
    with zipfile.ZipFile(io.BytesIO(marked)) as archive:
        sheet = archive.read("xl/medelkoll/sheet1.xml")
    forged = re.sub(rb"medelkoll-1:[^-]*", f"medelkoll-1:{record}".encode(), sheet)

    cleaned = clean(rewrite(marked, {"xl/medelkoll/sheet1.xml": forged}))

    assert openpyxl.load_workbook(io.BytesIO(cleaned)).sheetnames == [SHEET, "Året's blad"]


def test_a_users_own_sheet_of_that_name_stays(workbook: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    book.create_sheet("Medelkoll")["A1"] = "Våra egna anteckningar om Medelkoll"
    buffer = io.BytesIO()
    book.save(buffer)

    assert clean(buffer.getvalue()) == buffer.getvalue()


@pytest.mark.libreoffice
def test_libreoffice_opens_the_copy_and_keeps_every_value(
    workbook: bytes, marked: bytes, converted: Callable[[bytes], bytes]
) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(converted(marked)))

    assert opened.sheetnames == ["Medelkoll", SHEET, "Året's blad"]
    original = openpyxl.load_workbook(io.BytesIO(workbook))[SHEET]
    for row in range(2, 9):
        assert opened[SHEET].cell(row, 1).value == original.cell(row, 1).value
    assert notes(opened[SHEET]) == {
        "A1": "Medelkoll K301: Se.",
        "B2": "Enligt beslut 14 mars",
        "C6": "Medelkoll K301: Fel.",
    }


@pytest.mark.libreoffice
def test_what_libreoffice_saved_can_be_cleaned(marked: bytes, converted: Callable[[bytes], bytes]) -> None:
    cleaned = openpyxl.load_workbook(io.BytesIO(clean(converted(marked))))

    assert cleaned.sheetnames == [SHEET, "Året's blad"]
    assert notes(cleaned[SHEET]) == {"B2": "Enligt beslut 14 mars"}
