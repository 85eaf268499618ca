"""Packages that other programs write: marked without loss, and given back byte for byte."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import TypeAlias

import openpyxl
import pytest
import python_calamine

from medelkoll_addin.annotating import AnnotatingError, annotate, clean, is_marked, unmarked

MakeReport: TypeAlias = Callable[..., dict[str, object]]
Rewrite: TypeAlias = Callable[[bytes, Mapping[str, bytes | None]], bytes]
SHEET = "Sammanfattning"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def packed(data: bytes) -> dict[str, bytes]:
    """Every part as it lies in the file."""
    found = dict[str, bytes]()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            name, extra = struct.unpack_from("<2H", data, info.header_offset + 26)
            start = info.header_offset + 30 + name + extra
            found[info.filename] = bytes([info.compress_type]) + data[start : start + info.compress_size]
    return found


def round_trip(book: bytes, report: dict[str, object]) -> bytes:
    """An annotated copy that calamine reads as before, that is the same when made twice, and that can be undone."""
    copy = annotate(book, report)
    assert annotate(copy, report) == copy
    assert clean(copy) == book
    assert is_marked(copy)
    before, after = (python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) for data in (book, copy))
    assert after.sheet_names == ["Medelkoll", *before.sheet_names]
    for name in before.sheet_names:
        assert after.get_sheet_by_name(name).to_python() == before.get_sheet_by_name(name).to_python()
    return copy


@pytest.fixture
def wrong(report: MakeReport) -> dict[str, object]:
    return report(("error", SHEET, "C6", "Fel."), ("info", SHEET, "B2", "Se."))


def stored(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return buffer.getvalue()


class Stream(io.RawIOBase):
    """Where one can only write on: zipfile then writes sizes behind each part."""

    def __init__(self) -> None:
        super().__init__()
        self.data = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self.data += piece
        return len(piece)


def test_stored_parts_stay_stored(workbook: bytes, wrong: dict[str, object]) -> None:
    copy = round_trip(stored(workbook), wrong)
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        methods = {info.filename: info.compress_type for info in archive.infolist()}
    assert {method for name, method in methods.items() if "medelkoll" not in name} == {zipfile.ZIP_STORED}


def test_sizes_behind_the_parts(workbook: bytes, wrong: dict[str, object]) -> None:
    stream = Stream()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    streamed = bytes(stream.data)
    assert b"PK\x07\x08" in streamed
    round_trip(streamed, wrong)


def wide(data: bytes) -> bytes:
    """The same file with zip64 records, as a program writes them that does not know how long the file will be."""
    at = data.rindex(b"PK\x05\x06")
    count, size, start = struct.unpack_from("<HII", data, at + 10)
    body, records, here = data[:start], b"", start
    for _ in range(count):
        named, extra, comment = struct.unpack_from("<3H", data, here + 28)
        record = data[here : here + 46 + named + extra + comment]
        here += len(record)
        packed_size, full_size = struct.unpack_from("<II", record, 20)
        (offset,) = struct.unpack_from("<I", record, 42)
        field = struct.pack("<2H3Q", 1, 24, full_size, packed_size, offset)
        head = record[:20] + b"\xff" * 8 + struct.pack("<3H", named, len(field), 0) + record[34:42] + b"\xff" * 4
        records += head + record[46 : 46 + named] + field
    end = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(records), start)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, start + len(records), 1)
    last = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert size
    return body + records + end + locator + last


def test_zip64(workbook: bytes, wrong: dict[str, object]) -> None:
    round_trip(wide(workbook), wrong)


def test_parts_in_another_order_than_their_list(workbook: bytes, wrong: dict[str, object]) -> None:
    at = workbook.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", workbook, at + 16)[0]
    records = re.findall(rb"PK\x01\x02(?:(?!PK\x01\x02).)*", workbook[start:at], re.DOTALL)
    turned = workbook[:start] + b"".join(reversed(records)) + workbook[at:]
    assert len(turned) == len(workbook)
    round_trip(turned, wrong)


def test_folders_as_windows_writes_them(workbook: bytes, wrong: dict[str, object]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("/", "\\"), old.read(name))
    copy = annotate(buffer.getvalue(), wrong)
    assert clean(copy) == buffer.getvalue()
    assert "xl\\workbook.xml" in zipfile.ZipFile(io.BytesIO(copy)).namelist()


def test_only_what_must_change_is_packed_anew(workbook: bytes, wrong: dict[str, object]) -> None:
    before, after = packed(workbook), packed(round_trip(workbook, wrong))
    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
    }


def test_strict(workbook: bytes, wrong: dict[str, object], rewrite: Rewrite) -> None:
    def strict(text: bytes) -> bytes:
        main = text.replace(MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        return main.replace(RELATIONS, b"http://purl.oclc.org/ooxml/officeDocument/relationships")

    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        texts = {name: strict(archive.read(name)) for name in archive.namelist() if not name.startswith("docProps")}
    copy = round_trip(rewrite(workbook, texts), wrong)
    added = [part(copy, name) for name in packed(copy) if name not in packed(workbook)]
    assert len(added) == 1  # the result sheet; the workbook has notes and formats of its own
    assert not any(MAIN in text or RELATIONS in text for text in added)


def test_prefixes_everywhere(workbook: bytes, wrong: dict[str, object], rewrite: Rewrite) -> None:
    def prefixed(text: bytes) -> bytes:
        named = re.sub(rb"<(/?)(?![?!])(?=\w+[\s/>])", rb"<\1x:", text)
        return named.replace(b"xmlns=", b"xmlns:x=", 1)

    names = ("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml")
    book = rewrite(workbook, {name: prefixed(part(workbook, name)) for name in (*names, "xl/styles.xml")})
    copy = annotate(book, wrong)
    assert openpyxl.load_workbook(io.BytesIO(copy)).sheetnames == ["Medelkoll", SHEET, "Året's blad"]
    assert b"<x:Override PartName=" in part(copy, "[Content_Types].xml")
    assert clean(copy) == book


def test_a_macro_sheet_first(workbook: bytes, report: MakeReport, rewrite: Rewrite) -> None:
    relations = part(workbook, "xl/_rels/workbook.xml.rels")
    macro = b"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    book = rewrite(workbook, {"xl/_rels/workbook.xml.rels": relations.replace(RELATIONS + b"/worksheet", macro, 1)})
    copy = annotate(book, report(("error", SHEET, "C6", "Fel."), ("error", "Året's blad", "A1", "Fel.")))
    assert packed(copy)["xl/worksheets/sheet1.xml"] == packed(book)["xl/worksheets/sheet1.xml"]
    assert b"Medelkoll" in part(copy, "xl/worksheets/sheet2.xml")
    assert clean(copy) == book


def test_a_module_of_excel_5_has_no_part(workbook: bytes, wrong: dict[str, object], rewrite: Rewrite) -> None:
    sheets = b'<sheets><sheet name="Modul1" sheetId="9" state="veryHidden" r:id=""/>'
    text = part(workbook, "xl/workbook.xml").replace(b"<sheets>", sheets)
    book = rewrite(workbook, {"xl/workbook.xml": text})
    copy = annotate(book, wrong)
    assert re.findall(rb'<sheet [^>]*name="(\w+)', part(copy, "xl/workbook.xml"))[:2] == [b"Medelkoll", b"Modul1"]
    assert clean(copy) == book


def test_a_forged_record_is_not_followed(workbook: bytes, wrong: dict[str, object], rewrite: Rewrite) -> None:
    """The copy shows one amount, its record leads back to another."""
    shown = rewrite(
        workbook,
        {"xl/worksheets/sheet1.xml": part(workbook, "xl/worksheets/sheet1.xml").replace(b"<v>1000<", b"<v>9000<")},
    )
    innocent, copy = annotate(workbook, wrong), annotate(shown, wrong)
    forged = rewrite(copy, {"xl/medelkoll/sheet1.xml": part(innocent, "xl/medelkoll/sheet1.xml")})

    for cleaned in (clean(forged), unmarked(forged)):
        assert openpyxl.load_workbook(io.BytesIO(cleaned))[SHEET]["B1"].value == 9000


def test_what_nobody_looks_at_lies_in_the_copy_as_it_lay(
    workbook: bytes, wrong: dict[str, object], rewrite: Rewrite
) -> None:
    names = (
        "xl/vbaProject.bin",
        "xl/vbaProjectSignature.bin",
        "xl/pivotCache/pivotCacheRecords1.xml",
        "xl/slicers/slicer1.xml",
        "xl/threadedComments/threadedComment1.xml",
        "xl/printerSettings/printerSettings1.bin",
        "xl/calcChain.xml",
        "customXml/item1.xml",
        "docMetadata/LabelInfo.xml",
    )
    book = rewrite(workbook, {name: bytes(range(256)) * 9 for name in names})
    before, after = packed(book), packed(round_trip(book, wrong))
    assert {name: after[name] for name in names} == {name: before[name] for name in names}


def test_a_comment_thread_is_left_to_excel(workbook: bytes, report: MakeReport, rewrite: Rewrite) -> None:
    notes = part(workbook, "xl/comments/comment1.xml").replace(b"<author>Eva<", b"<author>tc={00-11}<")
    book = rewrite(workbook, {"xl/comments/comment1.xml": notes})
    copy = round_trip(book, report(("error", SHEET, "B2", "Fel.")))
    assert packed(copy)["xl/comments/comment1.xml"] == packed(book)["xl/comments/comment1.xml"]
    assert b'sqref="B2"' in part(copy, "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"<text><t>Ett</t></text>", "Ett\n\nMedelkoll K301: Se."),
        (b"<text><r><t>Ett </t></r><r><rPr><b/></rPr><t>tv\xc3\xa5</t></r></text>", "Ett två\n\nMedelkoll K301: Se."),
        (b"<text/>", "\n\nMedelkoll K301: Se."),
    ],
)
def test_a_note_of_any_shape_gets_ours_at_its_end(
    before: bytes, after: str, workbook: bytes, wrong: dict[str, object], rewrite: Rewrite
) -> None:
    notes = re.sub(rb"<text>.*?</text>", before, part(workbook, "xl/comments/comment1.xml"))
    book = rewrite(workbook, {"xl/comments/comment1.xml": notes})
    comment = openpyxl.load_workbook(io.BytesIO(round_trip(book, wrong)))[SHEET]["B2"].comment
    assert comment is not None
    assert comment.text == after


def test_a_part_of_too_many_elements_is_refused(
    workbook: bytes, wrong: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medelkoll_addin.annotating.xml._MOST", 20)
    with pytest.raises(AnnotatingError, match="för stor"):
        annotate(workbook, wrong)


def test_a_part_nested_ever_so_deep_is_no_trouble(workbook: bytes, wrong: dict[str, object], rewrite: Rewrite) -> None:
    text = part(workbook, "xl/workbook.xml")
    deep = b"<ext>" * 20_000 + b"</ext>" * 20_000
    book = rewrite(
        workbook, {"xl/workbook.xml": text.replace(b"</workbook>", b"<extLst>%s</extLst></workbook>" % deep)}
    )
    assert clean(annotate(book, wrong)) == book


@pytest.mark.libreoffice
def test_libreoffice_shows_the_same_values(
    workbook: bytes, wrong: dict[str, object], rewrite: Rewrite, as_csv: Callable[[Mapping[str, bytes]], dict[str, str]]
) -> None:
    text = part(workbook, "xl/workbook.xml")
    wide_letters = '<?xml version="1.0" encoding="UTF-16"?>' + text.decode()
    books = {
        "stored": stored(workbook),
        "hidden": rewrite(workbook, {"xl/workbook.xml": text.replace(b"visible", b"hidden")}),
        "utf16": rewrite(workbook, {"xl/workbook.xml": wide_letters.encode("utf-16")}),
    }
    copies = {f"{name}_kopia": annotate(book, wrong) for name, book in books.items()}
    shown = as_csv({**books, **copies})

    for name in books:
        for sheet in (SHEET, "Året's blad"):
            assert shown[f"{name}_kopia-{sheet}"] == shown[f"{name}-{sheet}"]
            assert shown[f"{name}-{sheet}"]
        assert "K301" in shown[f"{name}_kopia-Medelkoll"]
