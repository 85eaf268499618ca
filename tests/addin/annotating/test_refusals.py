"""What is not annotated, and the words in which that is said."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import TypeAlias

import pytest

from medelkoll_addin.annotating import AnnotatingError, annotate, clean

MakeReport: TypeAlias = Callable[..., dict[str, object]]
Rewrite: TypeAlias = Callable[[bytes, Mapping[str, bytes | None]], bytes]


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


def test_doctype(workbook: bytes, rewrite: Rewrite) -> None:
    book = part(workbook, "xl/workbook.xml")
    assert "DOCTYPE" in refused(rewrite(workbook, {"xl/workbook.xml": b"<!DOCTYPE workbook>" + book}))


def test_names_that_are_the_same_to_excel(workbook: bytes, rewrite: Rewrite) -> None:
    assert "samma namn" in refused(rewrite(workbook, {"xl/WorkBook.xml": b"<workbook/>"}))


def test_no_sheets(workbook: bytes, rewrite: Rewrite) -> None:
    book = re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", part(workbook, "xl/workbook.xml"))
    assert "inga blad" in refused(rewrite(workbook, {"xl/workbook.xml": book}))


def test_two_sheets_in_one_part(workbook: bytes, rewrite: Rewrite) -> None:
    relations = part(workbook, "xl/_rels/workbook.xml.rels").replace(b"sheet2.xml", b"sheet1.xml")
    assert "delar samma del" in refused(rewrite(workbook, {"xl/_rels/workbook.xml.rels": relations}))


def test_headers_that_disagree(workbook: bytes) -> None:
    assert "innehållsförteckning" in refused(workbook.replace(b"xl/styles.xml", b"xl/stylez.xml", 1))


def test_a_part_that_is_not_what_its_record_says(workbook: bytes) -> None:
    at = workbook.index(b"xl/workbook.xml") + 40
    assert "går inte att packa upp" in refused(workbook[:at] + bytes([workbook[at] ^ 255]) + workbook[at + 1 :])


def test_missing_sheet(workbook: bytes, rewrite: Rewrite) -> None:
    assert "bladet Sammanfattning saknas" in refused(rewrite(workbook, {"xl/worksheets/sheet1.xml": None}))


def test_binary(workbook: bytes, rewrite: Rewrite) -> None:
    relations = part(workbook, "_rels/.rels").replace(b"xl/workbook.xml", b"xl/workbook.bin")
    book = rewrite(workbook, {"_rels/.rels": relations, "xl/workbook.bin": b"\x83\x01"})
    assert ".xlsb" in refused(book)
