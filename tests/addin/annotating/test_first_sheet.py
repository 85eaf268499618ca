"""A sheet that comes first: what counts sheets by their place still means the same ones."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import TypeAlias

import openpyxl
import pytest

from medelkoll_addin.annotating import annotate, clean

MakeReport: TypeAlias = Callable[..., dict[str, object]]
Rewrite: TypeAlias = Callable[[bytes, Mapping[str, bytes | None]], bytes]
WORKBOOK = "xl/workbook.xml"
VIEWS = re.compile(rb"<bookViews>.*</bookViews>")


def part(data: bytes, name: str = WORKBOOK) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


@pytest.fixture
def marked_with(workbook: bytes, report: MakeReport, rewrite: Rewrite) -> Callable[[Callable[[bytes], bytes]], bytes]:
    """The workbook part of a copy, when the workbook's own was changed first."""

    def marked(change: Callable[[bytes], bytes]) -> bytes:
        text = change(part(workbook))
        assert text != part(workbook)
        book = rewrite(workbook, {WORKBOOK: text})
        copy = annotate(book, report(("error", "Sammanfattning", "C6", "Fel.")))
        assert clean(copy) == book
        return part(copy)

    return marked


Marked: TypeAlias = Callable[[Callable[[bytes], bytes]], bytes]


def test_names_of_one_sheet_stay_with_it(workbook: bytes, report: MakeReport) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    book["Året's blad"].print_area = "A1:B2"
    book["Sammanfattning"].print_title_rows = "1:2"
    buffer = io.BytesIO()
    book.save(buffer)

    copy = openpyxl.load_workbook(io.BytesIO(annotate(buffer.getvalue(), report())))

    assert copy["Året's blad"].print_area == "'Året''s blad'!$A$1:$B$2"
    assert copy["Sammanfattning"].print_title_rows == "$1:$2"
    assert not copy["Medelkoll"].print_area


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<workbookView/>", b'<workbookView activeTab="1"/>'),
        (b'<workbookView activeTab="0" firstSheet="0"/>', b'<workbookView activeTab="1" firstSheet="0"/>'),
        (b"<workbookView firstSheet='1' activeTab='1' />", b"<workbookView firstSheet='2' activeTab='2' />"),
        (
            b'<workbookView activeTab="1"></workbookView><workbookView/>',
            b'<workbookView activeTab="2"></workbookView><workbookView activeTab="1"/>',
        ),
    ],
)
def test_the_open_tab_stays_open(before: bytes, after: bytes, marked_with: Marked) -> None:
    text = marked_with(lambda text: VIEWS.sub(b"<bookViews>%s</bookViews>" % before, text))
    assert b"<bookViews>%s</bookViews>" % after in text


@pytest.mark.parametrize("views", [b"", b"<bookViews/>"])
def test_without_a_view_the_first_sheet_of_its_own_stays_open(views: bytes, marked_with: Marked) -> None:
    text = marked_with(lambda text: VIEWS.sub(views, text))
    assert b'<bookViews><workbookView activeTab="1"/></bookViews><sheets>' in text


def test_when_every_sheet_is_hidden_ours_is_open(marked_with: Marked) -> None:
    def hidden(text: bytes) -> bytes:
        return re.sub(rb'state="visible"', b'state="veryHidden"', text)

    text = marked_with(hidden)
    assert text.count(b'state="veryHidden"') == 2
    assert b'activeTab="0"' in text


def test_protection_and_all_that_knows_sheets_otherwise_stay(marked_with: Marked) -> None:
    protection = b'<workbookProtection lockStructure="1" workbookPassword="83AF"/>'
    views = b'<customWorkbookViews><customWorkbookView name="v" guid="{0}" activeSheetId="2"/></customWorkbookViews>'

    def protected(text: bytes) -> bytes:
        return text.replace(b"<bookViews>", protection + b"<bookViews>").replace(b"<calcPr", views + b"<calcPr")

    text = marked_with(protected)
    assert protection in text
    assert views in text
