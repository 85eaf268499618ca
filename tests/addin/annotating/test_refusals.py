"""What is not annotated, and the words in which that is said."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import TypeAlias

import pytest

from medelkoll_addin.annotating import AnnotatingError, annotate, clean

MakeReport: TypeAlias = Callable[..., dict[str, object]]
Rewrite: TypeAlias = Callable[[bytes, Mapping[str, bytes | None]], bytes]
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MACRO_SHEETS = b"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def refused(data: bytes) -> str:
    nothing: dict[str, object] = {"verdict": "ok"}
    with pytest.raises(AnnotatingError) as on_annotating:
        annotate(data, {"files": [nothing]})
    with pytest.raises(AnnotatingError) as on_cleaning:
        clean(data)
    assert str(on_annotating.value) == str(on_cleaning.value)
    return str(on_annotating.value)


def test_encrypted_or_old_format() -> None:
    assert "krypterad" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))


@pytest.mark.parametrize("data", [b"", b"konto;belopp\n", b"PK\x05\x06" + bytes(18)])
def test_not_a_workbook(data: bytes) -> None:
    assert refused(data).startswith("Filen är inte en Excelarbetsbok")


def test_cut_off(workbook: bytes) -> None:
    assert "skadad" in refused(workbook[:-30])


def test_bytes_before_the_zip(workbook: bytes) -> None:
    assert "skadad" in refused(workbook[:4] + workbook)


def test_signed(workbook: bytes, rewrite: Rewrite) -> None:
    assert "digitalt signerad" in refused(rewrite(workbook, {"_xmlsignatures/sig1.xml": b"<Signature/>"}))


def test_macro_sheet(workbook: bytes, rewrite: Rewrite) -> None:
    relations = part(workbook, "xl/_rels/workbook.xml.rels")
    changed = relations.replace(f"{_RELATIONS}/worksheet".encode(), _MACRO_SHEETS, 1)
    assert changed != relations
    assert "makroblad (Sammanfattning)" in refused(rewrite(workbook, {"xl/_rels/workbook.xml.rels": changed}))


def test_doctype(workbook: bytes, rewrite: Rewrite) -> None:
    book = part(workbook, "xl/workbook.xml")
    assert "DOCTYPE" in refused(rewrite(workbook, {"xl/workbook.xml": b"<!DOCTYPE workbook>" + book}))


def test_names_that_are_the_same_to_excel(workbook: bytes, rewrite: Rewrite) -> None:
    assert "samma namn" in refused(rewrite(workbook, {"xl/WorkBook.xml": b"<workbook/>"}))


def test_strict(workbook: bytes, rewrite: Rewrite) -> None:
    book = part(workbook, "xl/workbook.xml")
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = book.replace(main, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert "Strict" in refused(rewrite(workbook, {"xl/workbook.xml": strict}))


def test_missing_sheet(workbook: bytes, rewrite: Rewrite) -> None:
    assert "bladet Sammanfattning saknas" in refused(rewrite(workbook, {"xl/worksheets/sheet1.xml": None}))


def test_binary(workbook: bytes, rewrite: Rewrite) -> None:
    relations = part(workbook, "_rels/.rels").replace(b"xl/workbook.xml", b"xl/workbook.bin")
    book = rewrite(workbook, {"_rels/.rels": relations, "xl/workbook.bin": b"\x83\x01"})
    assert ".xlsb" in refused(book)
