"""A text that begins as a formula does is shown as it is, and stays a text when its cell is edited."""

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
STYLES = "xl/styles.xml"
NAMES = ("=1+1", "+46 31", "-2024", "@Övrigt")


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_shown_as_it_is_and_stays_a_text(name: str, workbook: bytes, report: MakeReport) -> None:
    copy = annotate(workbook, report(("error", name, "C6", "Fel."), ("info", "Sammanfattning", "A1", "Rätt.")))
    sheet = openpyxl.load_workbook(io.BytesIO(copy))["Medelkoll"]
    formats = [(cell.value, cell.data_type, cell.number_format, bool(cell.quotePrefix)) for cell in sheet["D"][6:8]]

    assert formats == [(name, "s", "@", True), ("Sammanfattning", "s", "General", False)]
    assert clean(copy) == workbook


def test_the_format_comes_after_all_others_and_changes_none(workbook: bytes, report: MakeReport) -> None:
    before = part(workbook, STYLES)
    after = part(annotate(workbook, report(("error", "-2024", None, "Fel."))), STYLES)
    count = int(re.findall(rb'<cellXfs count="(\d+)"', before)[0])
    own = b'<xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/></cellXfs>'

    assert after == before.replace(b'<cellXfs count="%d"' % count, b'<cellXfs count="%d"' % (count + 1)).replace(
        b"</cellXfs>", own
    )


def test_without_such_a_text_the_styles_stay_as_they_are(workbook: bytes, report: MakeReport) -> None:
    copy = annotate(workbook, report(("error", None, None, "Fel.")))

    assert part(copy, STYLES) == part(workbook, STYLES)


@pytest.mark.parametrize(
    "formats",
    [b"", b"<cellXfs/>", b"<cellXfs>" + b"<xf/>" * 64_000 + b"</cellXfs>"],
    ids=["none", "empty", "full"],
)
def test_where_there_is_no_place_for_a_format_an_apostrophe_stands(
    formats: bytes, workbook: bytes, report: MakeReport, rewrite: Rewrite
) -> None:
    styles = re.sub(rb"<cellXfs.*</cellXfs>", lambda _: formats, part(workbook, STYLES), flags=re.DOTALL)
    book = rewrite(workbook, {STYLES: styles})
    copy = annotate(book, report(("error", "-2024", None, "Fel.")))

    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        (added,) = set(archive.namelist()) - set(zipfile.ZipFile(io.BytesIO(book)).namelist())
        assert b">'-2024<" in archive.read(added)
    assert clean(copy) == book
