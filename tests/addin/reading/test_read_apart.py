"""The older and the open format, written by LibreOffice where it is at hand, and what goes wrong with them."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import openpyxl
import pytest

from medelkoll_addin.placing import place_of
from medelkoll_addin.reading import UnreadableError, read, read_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MIME = b"application/vnd.oasis.opendocument.spreadsheet"
SOFFICE = shutil.which("soffice")


def content(rows: str) -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    return (
        f'<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Data">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    ).encode()


def cell(value: float, repeated: str = "1") -> str:
    return (
        f'<table:table-cell table:number-columns-repeated="{repeated}" office:value-type="float" '
        f'office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
    )


def ods(zipped: Callable[..., bytes], rows: str) -> bytes:
    return zipped({"mimetype": MIME, "META-INF/manifest.xml": b"<manifest/>", "content.xml": content(rows)})


def test_ods(zipped: Callable[..., bytes]) -> None:
    row = f"<table:table-row>{cell(4_000_000)}{cell(1.5)}</table:table-row>"
    book = read(ods(zipped, row), "bok.ods")
    assert (book.kind, book.sheets[0].name, book.sheets[0].values) == ("ods", "Data", [[4_000_000, 1.5]])


def test_ods_with_a_document_type(zipped: Callable[..., bytes]) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(zipped({"mimetype": MIME, "content.xml": b"<!DOCTYPE x>" + content("")}), "bok.ods")
    assert caught.value.facts["problem"] == "doctype"


def test_ods_with_a_password(zipped: Callable[..., bytes]) -> None:
    manifest = b'<m:manifest xmlns:m="x"><m:encryption-data/></m:manifest>'
    with pytest.raises(UnreadableError) as caught:
        read(zipped({"mimetype": MIME, "content.xml": content(""), "META-INF/manifest.xml": manifest}), "bok.ods")
    assert caught.value.code == "K902"


def test_ods_that_would_fill_the_memory(zipped: Callable[..., bytes]) -> None:
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell(1, "16384")}</table:table-row>'
    with pytest.raises(UnreadableError) as caught:
        read(ods(zipped, row), "bok.ods")
    assert caught.value.code in ("K903", "K906")


def test_ods_without_cells_is_empty(zipped: Callable[..., bytes]) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(ods(zipped, "<table:table-row><table:table-cell/></table:table-row>"), "bok.ods")
    assert caught.value.code == "K904"


@pytest.mark.parametrize("junk", [b"", b"\0" * 4_000, b"\xff" * 4_000])
def test_a_broken_old_workbook_is_damaged(junk: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(bytes.fromhex("d0cf11e0a1b11ae1") + junk, "bok.xls")
    assert caught.value.code == "K903"


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice writes the old format")
def test_an_old_workbook_whatever_it_is_called(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook["Sheet"]
    sheet["B2"], sheet["C2"], sheet["B3"] = "Skaraborg", 4_000_000, "Övrigt"
    sheet.merge_cells("B5:C5")
    workbook.create_sheet("Dolt")["A1"] = 1
    workbook["Dolt"].sheet_state = "hidden"
    workbook.save(tmp_path / "bok.xlsx")
    command = [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xls"]
    command += ["--outdir", str(tmp_path), str(tmp_path / "bok.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - our own file
    book = read((tmp_path / "bok.xls").read_bytes(), "bok.xlsx")
    first, second = book.sheets
    assert book.kind == "xls"
    assert (first.values, first.top, first.left) == ([["Skaraborg", 4_000_000], ["Övrigt", None]], 1, 1)
    assert first.merged == [(place_of(0, 4, 1), place_of(0, 4, 2))]
    assert (second.hidden, second.values) == (True, [[1]])
    assert read_path(tmp_path / "bok.xls").sha256 == book.sha256
