"""Files that are something else than they are called."""

from __future__ import annotations

import io
import zipfile
from types import MappingProxyType
from typing import TYPE_CHECKING

from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped, unused-ignore]  # has none

from hostile.making import Case, made, plain, zipped

if TYPE_CHECKING:
    from collections.abc import Mapping

PASSWORD = "gränsfall"  # noqa: S105 - of a file that is made here
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ROWS = "Insats;Belopp\r\nTjänst;4000000\r\nResor;2000\r\nSumma;4002000\r\n"
_LETTER = "Hej,\nhär är redovisningen, som ni bad om, för 2023.\nÅterkom gärna!\n\nHälsningar, Anna\n"
_OLD = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
_ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


_LARGE = {"docProps/thumbnail.jpeg": bytes(range(256)) * 32}  # the library writes what is smaller over its own keys


def encrypted(parts: Mapping[str, bytes] = MappingProxyType(_LARGE)) -> bytes:
    """The workbook with further parts, as Excel encrypts it."""
    out = io.BytesIO()
    book = zipped({**plain(), **parts}, zipfile.ZIP_STORED)
    OOXMLFile(io.BytesIO(book)).encrypt(PASSWORD, out)
    return out.getvalue()


def _ods(repeated: str = "1", before: str = "") -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    cell = f'<table:table-cell table:number-columns-repeated="{repeated}" office:value-type="float" office:value="1"/>'
    content = (
        f'{before}<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet><table:table '
        f'table:name="Data"><table:table-row>{cell}</table:table-row></table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    return zipped({"mimetype": _ODS, "META-INF/manifest.xml": b"<manifest/>", "content.xml": content.encode()})


CASES = (
    Case("encrypted.xlsx", encrypted, "unreadable", "K902"),
    Case("picture.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "unreadable", "K901"),
    Case("web_page.xlsx", lambda: b"<html><table><tr><td>1</td></tr></table></html>", "unreadable", "K901"),
    Case("text.xlsx", _ROWS.encode, "remarks", "K921"),
    Case("text.xls", lambda: _ROWS.replace(";", "\t").encode("cp1252"), "remarks", "K921"),
    Case("letter.xlsx", _LETTER.encode, "unreadable", "K901"),
    Case("words.xlsx", lambda: b"Insats\nBelopp\n", "unreadable", "K901"),
    Case(
        "old_xml.xls",
        lambda: _OLD,
        "unreadable",
        "K901",
    ),
    Case("workbook_in_a_zip.xlsx", lambda: zipped({"a.xlsx": made()}), "unreadable", "K901"),
    Case("word.xls", lambda: _OLE + b"\0" * 512 + "WordDocument\0".encode("utf-16-le"), "unreadable", "K901"),
    Case("noise.xls", lambda: _OLE + bytes(range(256)) * 20, "unreadable", "K903"),
    Case("huge_sectors.xls", lambda: (_OLE + b"\0" * 22 + b"\x1f\0").ljust(2000, b"\0"), "unreadable", "K903"),
    Case("workbook.csv", made, "remarks", "K921"),
    Case("utf8.csv", _ROWS.encode, "ok"),
    Case("windows.csv", lambda: _ROWS.encode("cp1252"), "ok"),
    Case("dos.csv", lambda: _ROWS.encode("cp850"), "remarks", "K922"),
    Case("utf16.csv", lambda: _ROWS.encode("utf-16-be"), "remarks", "K922"),
    Case("named_separator.csv", lambda: b"sep=;\r\n" + _ROWS.encode(), "ok"),
    Case("sylk_by_its_first_letters.csv", ("ID" + _ROWS).encode, "ok"),
    Case(
        "ods_with_an_entity.ods",
        lambda: _ods(before=_ENTITY),
        "unreadable",
        "K903",
    ),
    Case("ods_with_a_negative_count.ods", lambda: _ods("-1"), "unreadable", "K903"),
    Case("ods_with_a_huge_count.ods", lambda: _ods("99999999999999999999"), "unreadable", "K903"),
)
