"""The annotated copy: what is in it, and what is not touched."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import openpyxl
import pytest
import python_calamine

from medelkoll_addin.annotating import annotate, clean

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MakeReport: TypeAlias = Callable[..., dict[str, object]]
Rewrite: TypeAlias = Callable[[bytes, Mapping[str, bytes | None]], bytes]
SHEET = "Sammanfattning"


def loaded(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def fills(data: bytes, sheet: str = SHEET) -> dict[str, str]:
    ranges = cast("Iterable[Any]", loaded(data)[sheet].conditional_formatting)  # openpyxl has no types here
    ours = [(found.sqref, rule) for found in ranges for rule in found.rules if rule.formula == ['"Medelkoll"<>""']]
    return {str(sqref): rule.dxf.fill.bgColor.rgb for sqref, rule in ours}


def test_cell_gets_colour_and_note(workbook: bytes, report: MakeReport) -> None:
    annotated = annotate(
        workbook, report(("error", SHEET, "C6", "Delposterna blir 4 005 000 kr."), ("warning", SHEET, "A8", "Se över."))
    )

    assert fills(annotated) == {"C6": "FFFFC7CE", "A8": "FFFFEB9C"}
    comment = loaded(annotated)[SHEET]["C6"].comment
    assert comment is not None
    assert comment.text == "Medelkoll K301: Delposterna blir 4 005 000 kr."


def test_result_sheet_tells_everything(workbook: bytes, report: MakeReport) -> None:
    annotated = annotate(workbook, report(("error", SHEET, "C6", "Fel."), ("info", None, None, "Makron.")))

    sheet = loaded(annotated)["Medelkoll"]
    rows = [["" if value is None else value for value in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[0][0] == "Medelkoll: resultat"
    assert rows[3][0] == "Kontrollerat: 31 celler och 16 samband (kategorisummor 4, formler 12). Anmärkningar: 2."
    amounts = ["4\xa0050\xa0000\xa0kr", "4\xa0005\xa0000\xa0kr", "45\xa0000\xa0kr"]
    assert rows[6] == ["1", "Fel", "K301", SHEET, "C6", "Fel.", *amounts]
    assert rows[7] == ["2", "Upplysning", "K301", "Hela arbetsboken", "", "Makron.", *amounts]
    assert sheet["E7"].hyperlink.location == "'Sammanfattning'!C6"


def test_other_parts_are_copied_raw_and_cells_unchanged(workbook: bytes, report: MakeReport) -> None:
    annotated = annotate(workbook, report(("error", SHEET, "C6", "Fel.")))

    before, after = parts(workbook), parts(annotated)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
    }
    old, new = (
        re.findall(rb"<sheetData>.*</sheetData>", found["xl/worksheets/sheet1.xml"]) for found in (before, after)
    )
    assert len(old) == 1
    assert new == old


def test_calamine_reads_the_same_values(workbook: bytes, report: MakeReport) -> None:
    annotated = annotate(workbook, report(("error", SHEET, "C6", "Fel.")))

    old, new = (python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) for data in (workbook, annotated))
    assert new.sheet_names == ["Medelkoll", *old.sheet_names]
    for name in old.sheet_names:
        assert new.get_sheet_by_name(name).to_python() == old.get_sheet_by_name(name).to_python()


def test_a_noted_cell_keeps_its_note_and_gets_ours_added(workbook: bytes, report: MakeReport) -> None:
    annotated = annotate(workbook, report(("error", SHEET, "B2", "Fel."), ("error", SHEET, "B3", "Fel.")))

    sheet = loaded(annotated)[SHEET]
    notes = [cell.comment.text if (cell := sheet[place]).comment else None for place in ("B2", "B3")]
    assert notes == ["Enligt beslut 14 mars\n\nMedelkoll K301: Fel.", "Medelkoll K301: Fel."]
    assert set(fills(annotated)) == {"B2 B3"}


def test_a_merged_range_is_marked_at_its_first_cell(workbook: bytes, report: MakeReport) -> None:
    annotated = annotate(workbook, report(("error", SHEET, "C5", "Fel.")))

    assert list(fills(annotated)) == ["B4"]


def test_several_findings_share_a_note_and_the_worst_colours(workbook: bytes, report: MakeReport) -> None:
    annotated = annotate(workbook, report(("info", SHEET, "C6", "Ett."), ("error", SHEET, "C6", "Två.")))

    comment = loaded(annotated)[SHEET]["C6"].comment
    assert comment is not None
    assert comment.text == "Medelkoll K301: Två.\n\nMedelkoll K301: Ett."
    assert fills(annotated) == {"C6": "FFFFC7CE"}


def test_sheet_names_with_quotes_and_a_taken_result_name(workbook: bytes, report: MakeReport, rewrite: Rewrite) -> None:
    taken = parts(workbook)["xl/workbook.xml"].replace(b'name="Sammanfattning"', b'name="medelkoll"')
    book = rewrite(workbook, {"xl/workbook.xml": taken})

    annotated = annotate(book, report(("error", "Året's blad", "A1", "Fel.")))

    assert loaded(annotated).sheetnames == ["Medelkoll (2)", "medelkoll", "Året's blad"]
    assert loaded(annotated)["Medelkoll (2)"]["E7"].hyperlink.location == "'Året''s blad'!A1"
    assert fills(annotated, "Året's blad") == {"A1": "FFFFC7CE"}


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "a & b ]]> --> \x07", "_x0041_"])
def test_hostile_texts_stay_texts(workbook: bytes, report: MakeReport, text: str) -> None:
    annotated = annotate(workbook, report(("error", SHEET, "C6", text)))

    cell = loaded(annotated)["Medelkoll"]["F7"]
    assert cell.data_type == "s"
    sheet = parts(annotated)["xl/medelkoll/sheet1.xml"]
    assert b"<f>" not in sheet
    assert b"<script>" not in sheet
    assert parts(clean(annotated)) == parts(workbook)


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_no_styles_part(workbook: bytes, report: MakeReport, rewrite: Rewrite) -> None:
    old = parts(workbook)
    relations = re.sub(rb"<Relationship [^>]*styles[^>]*/>", b"", old["xl/_rels/workbook.xml.rels"])
    sheet = re.sub(rb"<conditionalFormatting.*</conditionalFormatting>", b"", old["xl/worksheets/sheet1.xml"])
    bare = {"xl/styles.xml": None, "xl/_rels/workbook.xml.rels": relations, "xl/worksheets/sheet1.xml": sheet}
    book = rewrite(workbook, bare)

    annotated = annotate(book, report(("error", SHEET, "C6", "Fel.")))

    assert fills(annotated) == {"C6": "FFFFC7CE"}
    assert parts(clean(annotated)) == parts(book)


@pytest.mark.parametrize("formats", [b'<dxfs count="0"/>', b'<dxfs count="0" />', b"<dxfs></dxfs>", b""])
def test_every_way_to_have_no_formats(workbook: bytes, report: MakeReport, rewrite: Rewrite, formats: bytes) -> None:
    old = parts(workbook)
    styles = re.sub(rb"<dxfs.*</dxfs>", formats, old["xl/styles.xml"])
    sheet = re.sub(rb"<conditionalFormatting.*</conditionalFormatting>", b"", old["xl/worksheets/sheet1.xml"])
    book = rewrite(workbook, {"xl/styles.xml": styles, "xl/worksheets/sheet1.xml": sheet})

    annotated = annotate(book, report(("error", SHEET, "C6", "Fel."), ("info", SHEET, "C7", "Se.")))

    assert fills(annotated) == {"C6": "FFFFC7CE", "C7": "FFDDEBF7"}
    counts = re.findall(rb'<dxfs count="([0-9]+)"', parts(annotated)["xl/styles.xml"])
    assert counts in ([], [b"2"])
    assert parts(clean(annotated)) == parts(book)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "iso-8859-1"])
def test_parts_in_other_encodings(workbook: bytes, report: MakeReport, rewrite: Rewrite, encoding: str) -> None:
    text = parts(workbook)["xl/worksheets/sheet1.xml"].decode()
    declared = "UTF-16" if encoding.startswith("utf-16") else encoding
    text = f'<?xml version="1.0" encoding="{declared}"?>' + text
    book = rewrite(workbook, {"xl/worksheets/sheet1.xml": text.encode(encoding)})

    annotated = annotate(book, report(("error", SHEET, "C6", "Större än väntat.")))

    edited = parts(annotated)["xl/worksheets/sheet1.xml"]
    assert '<conditionalFormatting sqref="C6">' in edited.decode(encoding)
    assert parts(clean(annotated)) == parts(book)


def test_a_drawing_of_form_controls_keeps_them(workbook: bytes, report: MakeReport, rewrite: Rewrite) -> None:
    old = parts(workbook)
    drawing = old["xl/drawings/commentsDrawing1.vml"].replace(b'"Note"', b'"Checkbox"')
    relations = re.sub(rb"<Relationship [^>]*comment1[^>]*/>", b"", old["xl/worksheets/_rels/sheet1.xml.rels"])
    assert b"vmlDrawing" in relations
    changes = {"xl/drawings/commentsDrawing1.vml": drawing, "xl/worksheets/_rels/sheet1.xml.rels": relations}
    book = rewrite(workbook, changes | {"xl/comments/comment1.xml": None})

    annotated = annotate(book, report(("error", SHEET, "C6", "Fel.")))

    boxes = parts(annotated)["xl/drawings/commentsDrawing1.vml"]
    assert boxes.count(b"ObjectType=") == 2
    assert len(set(re.findall(rb'<\w+:shape [^>]*?id="(\w+)"', boxes))) == 2
    assert parts(clean(annotated)) == parts(book)


def test_annotating_again_replaces_the_old_marks(workbook: bytes, report: MakeReport) -> None:
    once = annotate(workbook, report(("error", SHEET, "C6", "Fel.")))

    twice = annotate(once, report(("warning", SHEET, "C7", "Se över.")))

    assert fills(twice) == {"C7": "FFFFEB9C"}
    assert parts(clean(twice)) == parts(workbook)


def test_cleaning_what_has_no_marks_changes_no_byte(workbook: bytes) -> None:
    assert clean(workbook) == workbook


def test_the_report_of_the_right_file_is_used(workbook: bytes, report: MakeReport) -> None:
    mine = report(("error", SHEET, "C6", "Min."))
    other = report(("error", SHEET, "C7", "En annans."))
    (own,) = cast("list[dict[str, object]]", mine["files"])
    (foreign,) = cast("list[dict[str, object]]", other["files"])
    files = [foreign, own | {"sha256": sha256(workbook).hexdigest()}]

    assert fills(annotate(workbook, {"files": files})) == {"C6": "FFFFC7CE"}
