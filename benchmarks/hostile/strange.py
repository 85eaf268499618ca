"""What the format allows and hardly anybody writes, and what it forbids and some program writes all the same."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from hostile.active import strict
from hostile.making import (
    BOOK,
    BOOK_RELS,
    MAIN,
    OFFICE,
    ROWS,
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    Case,
    having,
    made,
    plain,
    relations,
    sheet,
    swapping,
    with_rows,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_SHEET_RELS = "xl/worksheets/_rels/sheet1.xml.rels"
_KINDS = (("styles", "styles.xml", ""), ("sharedStrings", "sharedStrings.xml", ""))
_NOTES = (
    f'<comments xmlns="{MAIN}"><authors><author/></authors><commentList><comment ref="B2" authorId="0"><text><t>Enligt '
    "beslut</t></text></comment></commentList></comments>"
).encode()


def _sheet_at(target: str, **parts: bytes) -> bytes:
    """The workbook whose sheet is found by this target."""
    return zipped({**plain(), BOOK_RELS: relations(("worksheet", target, ""), *_KINDS), **parts})


def _with_comment(comment: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(made())) as old, zipfile.ZipFile(out := io.BytesIO(), "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.comment = comment
    return out.getvalue()


def _zip64() -> bytes:
    """Every size in the wide field, though all of them are small."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in plain().items():
            with archive.open(name, "w", force_zip64=True) as file:
                file.write(part)
    return out.getvalue()


def _folders() -> bytes:
    """Folders have entries of their own, as when a workbook is packed by hand."""
    return zipped({"xl/": b"", "xl/worksheets/": b"", **plain()})


def _labelled(text: str) -> Callable[[], bytes]:
    """The workbook whose labels are shared strings, of which one is this."""
    labels = ("Insats", "Belopp", "Tjänst", "Resor", "Summa")
    items = "".join(text if label == "Tjänst" else f"<si><t>{label}</t></si>" for label in labels)
    rows = ROWS
    for number, label in enumerate(labels):
        rows = rows.replace(f't="inlineStr"><is><t>{label}</t></is>', f't="s"><v>{number}</v>')
    return having({STRINGS: f'<sst xmlns="{MAIN}">{items}</sst>'.encode(), SHEET: sheet(rows)})


def _two_sheets(second: str, **parts: bytes) -> bytes:
    """A second sheet whose part is this one."""
    book = plain()[BOOK].replace(b"</sheets>", b'<sheet name="Kopia" sheetId="2" r:id="rId2"/></sheets>')
    rels = relations(("worksheet", "worksheets/sheet1.xml", ""), ("worksheet", second, ""), *_KINDS)
    return zipped({**plain(), BOOK: book, BOOK_RELS: rels, **parts})


def _shared_notes() -> bytes:
    """One part of notes for two sheets."""
    rels = relations(("comments", "../comments1.xml", ""))
    second = {"xl/worksheets/sheet2.xml": sheet(), "xl/worksheets/_rels/sheet2.xml.rels": rels}
    return _two_sheets("worksheets/sheet2.xml", **{**second, _SHEET_RELS: rels, "xl/comments1.xml": _NOTES})


_VERSIONS = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
    'xmlns:x="urn:example" Requires="x"><sheetViews><sheetView workbookViewId="0" rightToLeft="1"/></sheetViews>'
    '</mc:Choice><mc:Fallback><sheetViews><sheetView workbookViewId="0"/></sheetViews></mc:Fallback>'
    "</mc:AlternateContent>"
)
_LAST_FIRST = "".join(reversed([f"<row{row}" for row in ROWS.split("<row")[1:]]))
_RICH = "<si><r><t>Tjä</t></r><r><rPr><b/></rPr><t>nst</t></r></si>"
_PHONETIC = '<si><t>Tjänst</t><rPh sb="0" eb="1"><t>4000000</t></rPh><phoneticPr fontId="0"/></si>'
_SPACED = '<si><t xml:space="preserve">  Tjänst\n\t </t></si>'
_ESCAPES = "<si><t>Tj_x00E4_nst_x000D__x000A__x005F_x000D_</t></si>"
_HALVES = "<si><t>Tjänst _xD83D__xDE00_ _xD800_</t></si>"
_STYLES_65000 = plain()[STYLES].replace(b'<cellXfs count="1"><xf/>', b'<cellXfs count="65000">' + b"<xf/>" * 65_000)
_NAMES = "".join(
    f'<definedName name="{name}">{target}</definedName>'
    for name, target in (("Runt", "Runt+1"), ("Namn1", "Namn2"), ("Namn2", "Namn1"))
)
_NAMES = f"<definedNames>{_NAMES}</definedNames>"
_FROM_1904 = '<workbookPr date1904="1"/>'
_DRAWN = '<legacyDrawing r:id="rId9"/>'


def _instead(old: str, new: str) -> Callable[[], bytes]:
    return swapping(SHEET, old, new)


def _led_to(kind: str, part: str, content: bytes, **parts: bytes) -> Callable[[], bytes]:
    """The workbook that leads to a part of this kind, which is called as nobody calls it."""
    listed = relations(("worksheet", "worksheets/sheet1.xml", ""), *_KINDS, (kind, part, ""))
    return having({BOOK_RELS: listed, f"xl/{part}": content, **parts})


_LABEL = '<c r="A2" t="inlineStr"><is><t>Tjänst</t></is></c>'
_LINK = f'<externalLink xmlns="{MAIN}" xmlns:r="{OFFICE}"><externalBook r:id="rId1"/></externalLink>'.encode()
_TO_ELSEWHERE = {"xl/_rels/a.xml.rels": relations(("externalLinkPath", "http://example.invalid/b.xlsx", "External"))}
_DISGUISED = relations(("hyperlink", "file:///C:/x.xlsx", "External")).replace(b"'External'", b"'&#69;xternal'")
_ROW_3 = ROWS.split('<row r="3">')[1].split("</row>")[0]
_CELLS_SWAPPED = "".join(reversed([f"<c{cell}" for cell in _ROW_3.split("<c")[1:]]))
_SECOND_DATA = f"<sheetData>{ROWS.replace('2000', '9')}</sheetData>"
_SECOND_FIRST = f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet9.xml"/></Relationships>'
_NOISE = "<!-- Summa 9 --><?mso x?><sheetData><!-- <row/> -->"

CASES = (
    Case("zip_with_a_comment.xlsx", lambda: _with_comment(b"packad av ett arkivprogram"), "ok"),
    Case("zip_with_a_false_end.xlsx", lambda: _with_comment(b"PK\5\6 packad"), "unreadable", "K903"),
    Case("zip64_of_little.xlsx", _zip64, "ok"),
    Case("folders_in_the_zip.xlsx", _folders, "ok"),
    Case("types_in_utf16.xlsx", having({TYPES: plain()[TYPES].decode().encode("utf-16")}), "ok"),
    Case("book_in_utf16.xlsx", having({BOOK: plain()[BOOK].decode().encode("utf-16")}), "ok"),
    Case("target_from_the_root.xlsx", lambda: _sheet_at("/xl/worksheets/sheet1.xml"), "ok"),
    Case("target_that_climbs.xlsx", lambda: _sheet_at("../xl/./worksheets/../worksheets/sheet1.xml"), "ok"),
    Case("target_in_capitals.xlsx", lambda: _sheet_at("WORKSHEETS/Sheet1.XML"), "ok"),
    Case("target_with_percent_signs.xlsx", lambda: _sheet_at("worksheets/sheet%31.xml"), "unreadable", "K903"),
    Case("target_out_of_the_package.xlsx", lambda: _sheet_at("../../../../etc/passwd"), "unreadable", "K903"),
    Case("row_minus_three.xlsx", _instead('<row r="3">', '<row r="-3">'), "unreadable", "K903"),
    Case("rows_from_the_last.xlsx", with_rows(_LAST_FIRST), "ok"),
    Case("row_that_contradicts_its_cells.xlsx", _instead('<row r="3">', '<row r="30">'), "ok"),
    Case("cells_without_addresses.xlsx", with_rows(ROWS.replace(' r="B4"', "").replace(' r="A3"', "")), "ok"),
    Case("cells_from_the_last.xlsx", _instead(_ROW_3, _CELLS_SWAPPED), "ok"),
    Case("rich_text.xlsx", _labelled(_RICH), "ok"),
    Case("phonetic_text.xlsx", _labelled(_PHONETIC), "ok"),
    Case("spaces_kept.xlsx", _labelled(_SPACED), "ok"),
    Case("escapes.xlsx", _labelled(_ESCAPES), "ok"),
    Case("half_characters.xlsx", _labelled(_HALVES), "ok"),
    Case("tabs_in_a_text.xlsx", _instead("<t>Tjänst</t>", "<t>Tj&#9;&#13;&#10;änst</t>"), "ok"),
    Case("formats_beyond_number.xlsx", having({STYLES: _STYLES_65000}), "ok"),
    Case("drawing_that_is_missing.xlsx", with_rows(ROWS, after=_DRAWN), "ok"),
    Case("notes_that_are_missing.xlsx", having({_SHEET_RELS: relations(("comments", "../comments1.xml", ""))}), "ok"),
    Case("notes_of_two_sheets.xlsx", _shared_notes, "ok"),
    Case("part_of_two_sheets.xlsx", lambda: _two_sheets("worksheets/sheet1.xml"), "unreadable", "K903"),
    Case("versions_of_the_view.xlsx", with_rows(ROWS, before=_VERSIONS), "ok"),
    Case("dimension_elsewhere.xlsx", with_rows(ROWS, before='<dimension ref="Q90:Z99"/>'), "ok"),
    Case("dimension_of_nonsense.xlsx", with_rows(ROWS, before='<dimension ref="hej"/>'), "ok"),
    Case("strict_from_1904.xlsx", lambda: strict("<sheets>", f"{_FROM_1904}<sheets>"), "remarks", "K922 K922"),
    Case("names_of_each_other.xlsx", swapping(BOOK, "</sheets>", "</sheets>" + _NAMES), "ok"),
    Case("binary_book.xlsx", having({"xl/workbook.bin": b"\x83\1\0", BOOK: b""}), "unreadable", "K903"),
    Case("comments_and_instructions.xlsx", _instead("<sheetData>", _NOISE), "ok"),
    Case("cdata.xlsx", _instead("<v>2000</v>", "<v><![CDATA[2000]]></v>"), "ok"),
    Case("not_a_number.xlsx", _instead("<v>2000</v>", "<v>NaN</v>"), "failed", "K101 K910"),
    Case("beyond_all_numbers.xlsx", _instead("<v>2000</v>", "<v>1E999</v>"), "failed", "K101 K910"),
    Case("beyond_all_numbers_as_a_sum.xlsx", _instead("<v>4002000</v>", "<v>-1E999</v>"), "remarks", "K910"),
    Case("two_lists_of_rows.xlsx", with_rows(ROWS, after=_SECOND_DATA), "unreadable", "K903"),
    Case("a_type_of_nobody.xlsx", _instead('<c r="B3">', '<c r="B3" t="q">'), "ok"),
    Case("relations_twice.xlsx", swapping(BOOK_RELS, "</Relationships>", _SECOND_FIRST), "unreadable", "K903"),
    Case("macros_by_another_name.xlsm", _led_to("vbaProject", "printer.dat", b"\0" * 99), "remarks", "K907"),
    Case("connections_by_another_name.xlsx", _led_to("connections", "a.xml", b"<connections/>"), "remarks", "K915"),
    Case("object_by_another_name.xlsx", _led_to("oleObject", "a.dat", b"x"), "remarks", "K916"),
    Case(
        "link_by_another_name.xlsx",
        _led_to("externalLink", "a.xml", _LINK, **_TO_ELSEWHERE),
        "remarks",
        "K908",
    ),
    Case("link_in_disguise.xlsx", having({_SHEET_RELS: _DISGUISED}), "remarks", "K917"),
)
