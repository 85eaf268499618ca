"""What must not be read is refused with one code, at once, and by nothing but an UnreadableError."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.reading import UnreadableError, read, read_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CELLS = '<row r="1"><c r="A1"><v>4000000</v></c></row>'
SHEET = "xl/worksheets/sheet1.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refusal(data: bytes, name: str = "bok.xlsx") -> UnreadableError:
    start = time.process_time()
    with pytest.raises(UnreadableError) as caught:
        read(data, name)
    assert time.process_time() - start < 5
    return caught.value


@pytest.fixture(name="plain")
def plain_fixture(with_cells: Callable[[str], bytes]) -> bytes:
    return with_cells(CELLS)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "PNG"),
        (b"%PDF-1.7\n" + b"x" * 99, "PDF"),
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "HTML"),
        (b"Hej!\nTabellen kommer i morgon.\n", "text"),
        (OLE + b"\0" * 512 + "WordDocument\0".encode("utf-16-le"), "Word"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "XML Spreadsheet 2003",
        ),
    ],
)
def test_says_what_it_is_instead(data: bytes, found: str) -> None:
    error = refusal(data)
    assert error.code == "K901"
    assert error.facts == {"name": "bok.xlsx", "found": found}


@pytest.mark.parametrize("data", [b"", b"\0" * 4096, b"\xef\xbb\xbf\r\n"])
def test_nothing_is_empty(data: bytes) -> None:
    assert refusal(data).code == "K904"


def test_a_workbook_of_blank_cells_is_empty(with_cells: Callable[[str], bytes]) -> None:
    error = refusal(with_cells('<row r="1"><c r="A1" s="2"/></row>'))
    assert (error.code, error.facts["variant"]) == ("K904", "sheets")


def test_a_workbook_without_sheets_is_empty(
    parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]
) -> None:
    written = parts(CELLS)
    workbook = written["xl/workbook.xml"]
    start, end = workbook.index(b"<sheet "), workbook.index(b"</sheets>")
    assert refusal(zipped(written | {"xl/workbook.xml": workbook[:start] + workbook[end:]})).code == "K904"


def test_encrypted() -> None:
    assert refusal(OLE + b"\0" * 512 + "EncryptedPackage\0".encode("utf-16-le")).code == "K902"


@pytest.mark.parametrize("kept", [4, 100, 0.5, 0.95])
def test_cut_off_is_damaged(kept: float, plain: bytes) -> None:
    size = int(kept) if kept >= 1 else int(len(plain) * kept)
    assert refusal(plain[:size]).code == "K903"


def test_without_its_beginning_it_is_damaged(plain: bytes) -> None:
    assert refusal(plain[100:]).code == "K903"


def test_a_flipped_bit_is_damage(parts: Callable[[str], dict[str, bytes]]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts(CELLS).items():
            archive.writestr(name, part)
    data = file.getvalue()
    assert read(data, "bok.xlsx").sheets[0].values == [[4_000_000]]
    assert refusal(data.replace(b"4000000", b"9000000", 1)).facts["problem"] == "part"


@pytest.mark.parametrize(
    "name", [SHEET, "xl/sharedStrings.xml", "[Content_Types].xml", "docProps/core.xml", "xl/vml.vml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_part(
    name: str, encoding: str, parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]
) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    error = refusal(zipped(parts(CELLS) | {name: text.encode(encoding)}))
    assert (error.code, error.facts["problem"], error.facts["part"]) == ("K903", "doctype", name)


def test_an_unknown_encoding_is_refused(parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]) -> None:
    written = parts(CELLS)
    written[SHEET] = written[SHEET].replace(b"UTF-8", b"UTF-7")
    assert refusal(zipped(written)).facts["problem"] == "encoding"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("second", [SHEET, SHEET.upper(), SHEET.replace("/", "\\")])
def test_one_name_twice_is_refused(second: str, parts: Callable[[str], dict[str, bytes]]) -> None:
    file = io.BytesIO()
    written = parts(CELLS)
    with zipfile.ZipFile(file, "w") as archive:
        for name, part in [*written.items(), (second, written[SHEET])]:
            archive.writestr(name, part)
    assert refusal(file.getvalue()).facts["problem"] == "duplicate_parts"


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x", "xl/../../x", "C:\\x", "..\\x"])
def test_names_that_lead_elsewhere_are_refused(
    name: str, parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]
) -> None:
    assert refusal(zipped(parts(CELLS) | {name: b"x"})).facts["problem"] == "unsafe_name"


def test_a_bomb_is_refused_before_it_is_unpacked(
    parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]
) -> None:
    error = refusal(zipped(parts(CELLS) | {"xl/media.xml": b" " * (70 << 20)}))
    assert (error.code, error.facts["kind"], error.facts["limit"]) == ("K906", "ratio", 200)


def test_a_bomb_in_the_frame_is_refused(parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]) -> None:
    error = refusal(zipped(parts(CELLS) | {"[Content_Types].xml": b"<a/>" + b" " * (17 << 20)}))
    assert (error.code, error.facts["kind"]) == ("K906", "frame_bytes")


def test_a_size_that_lies_is_refused(parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]) -> None:
    """The sizes in the central directory and the local header say 60 bytes; the part would inflate to 50 million."""
    data = bytearray(zipped(parts(CELLS) | {SHEET: b" " * 50_000_000}))
    for signature, name_at, size_at in ((b"PK\1\2", 46, 24), (b"PK\3\4", 30, 22)):
        at = data.find(signature)
        while not data.startswith(SHEET.encode(), at + name_at):
            at = data.find(signature, at + 1)
        struct.pack_into("<I", data, at + size_at, 60)
    tracemalloc.start()
    error = refusal(bytes(data))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (error.code, error.facts) == ("K903", {"problem": "part", "part": SHEET})
    assert most < 5_000_000


def test_too_many_sheets(parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]) -> None:
    written = parts(CELLS)
    sheets = "".join(f'<sheet name="B{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2_001)).encode()
    workbook = written["xl/workbook.xml"].replace(b"</sheets>", sheets + b"</sheets>")
    error = refusal(zipped(written | {"xl/workbook.xml": workbook}))
    assert (error.code, error.facts) == ("K906", {"kind": "sheets", "found": 2_002, "limit": 2_000})


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "K906"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "K903"),
        ('<row r="1048577"><c r="A1048577"><v>1</v></c></row>', "K903"),
        ('<row r="1048577"><c r="A1048577"><f>1</f><v>1</v></c></row>', "K903"),
        ('<row r="0"><c r="A0"><v>1</v></c></row>', "K903"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "K903"),
        ('<row r="1"><c r="A1"><v>1</v></row>', "K903"),
        ('<row r="1"><c r="A1"><f>' + "1+" * 20_000 + "1</f><v>1</v></c></row>", "K906"),
    ],
)
def test_cells_that_no_sheet_can_hold(cells: str, code: str, with_cells: Callable[[str], bytes]) -> None:
    assert refusal(with_cells(cells)).code == code


def test_a_merge_of_the_whole_sheet(with_cells: Callable[..., bytes]) -> None:
    data = with_cells(CELLS, tail='<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    assert refusal(data).facts["kind"] == "merged_cells"


def test_a_listed_sheet_that_is_not_there(
    parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]
) -> None:
    written = parts(CELLS)
    del written[SHEET]
    error = refusal(zipped(written))
    assert (error.code, error.facts) == ("K903", {"problem": "missing_sheet", "sheet": "Data"})


def test_a_sheet_outside_the_package(parts: Callable[[str], dict[str, bytes]], zipped: Callable[..., bytes]) -> None:
    name = "xl/_rels/workbook.xml.rels"
    written = parts(CELLS)
    outside = written[name].replace(
        b'Target="worksheets/sheet1.xml"', b'TargetMode="External" Target="file:///etc/hostname"'
    )
    assert refusal(zipped(written | {name: outside})).code == "K903"


def test_a_zip_of_something_else(zipped: Callable[..., bytes]) -> None:
    assert refusal(zipped({"bok.xlsx": b"x"})).facts["found"] == "ZIP"
    assert refusal(zipped({"word/document.xml": b"<x/>"})).facts["found"] == "Word"


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_path(tmp_path / "saknas.xlsx")
    assert (caught.value.code, caught.value.facts) == ("K905", {"name": "saknas.xlsx", "variant": "missing"})


def test_a_folder_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_path(tmp_path)
    assert caught.value.code == "K905"


def test_a_path_is_read_as_its_bytes(tmp_path: Path, plain: bytes) -> None:
    (tmp_path / "bok.xlsx").write_bytes(plain)
    book = read_path(tmp_path / "bok.xlsx")
    assert (book.name, book.data) == ("bok.xlsx", plain)
