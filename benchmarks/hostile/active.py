"""What runs, fetches, leads elsewhere, or is not seen when a workbook is opened in Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile.making import (
    BOOK,
    BOOK_RELS,
    MAIN,
    OFFICE,
    ROWS,
    SHEET,
    STYLES,
    Case,
    having,
    plain,
    relations,
    sheet,
    swapping,
    with_rows,
    zipped,
)
from medelkoll_addin.excel.desktop.ovba import compress

if TYPE_CHECKING:
    from collections.abc import Callable

_PROJECT, _LINKS = "xl/vbaProject.bin", "xl/externalLinks"
_ELSEWHERE = ("externalLinkPath", "http://example.invalid/b.xlsx", "External")
_SHEET_RELS = "xl/worksheets/_rels/sheet1.xml.rels"
_BLACK, _BLANK = '<fonts count="1"><font/></fonts>', '<fills count="1"><fill><patternFill/></fill></fills>'
_WHITE = '<fonts count="2"><font/><font><color rgb="FFFFFFFF"/></font></fonts>'
_DARK = '<fills count="2"><fill><patternFill/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF203864"/>'
_DARK += "</patternFill></fill></fills>"


def _project(source: str) -> bytes:
    """Compressed VBA, with something before it as in a real project."""
    return b"\xd0\xcf\x11\xe0" + b"\0" * 99 + compress(source.encode())


def _linked(target: str, kind: str = "hyperlink") -> bytes:
    return zipped({**plain(), _SHEET_RELS: relations((kind, target, "External"))})


def _styled(wanted: str, formats: str = "", fonts: str = _BLACK, fills: str = _BLANK) -> bytes:
    """B2 in a style of its own."""
    parts = plain()
    own = parts[STYLES].decode().replace('<cellXfs count="1"><xf/>', f'<cellXfs count="2"><xf/>{wanted}')
    own = own.replace(_BLACK, formats + fonts).replace(_BLANK, fills)
    return zipped({**parts, STYLES: own.encode(), SHEET: sheet(ROWS.replace('<c r="B2">', '<c r="B2" s="1">'))})


def _format(code: str) -> bytes:
    formats = f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{code}"/></numFmts>'
    return _styled('<xf numFmtId="164"/>', formats)


def _second_sheet(state: str) -> bytes:
    """A sheet beside the one that is checked."""
    parts = plain()
    listed = f'<sheet name="Stöd" sheetId="2" state="{state}" r:id="rId4"/></sheets>'.encode()
    kinds = (
        ("worksheet", "worksheets/sheet1.xml", ""),
        ("styles", "styles.xml", ""),
        ("sharedStrings", "sharedStrings.xml", ""),
    )
    return zipped(
        {
            **parts,
            BOOK: parts[BOOK].replace(b"</sheets>", listed),
            BOOK_RELS: relations(*kinds, ("worksheet", "worksheets/sheet2.xml", "")),
            "xl/worksheets/sheet2.xml": sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Ja</t></is></c></row>'),
        }
    )


def _cell(formula: str, value: str, kind: str = "n") -> Callable[[], bytes]:
    """The workbook with a formula beside its table."""
    cell = f'<c r="H2" t="{kind}"><f>{formula}</f><v>{value}</v></c>'
    return swapping(SHEET, '</row><row r="3">', cell + '</row><row r="3">')


def _link(inside: str, *targets: tuple[str, str, str]) -> Callable[[], bytes]:
    """The workbook with a link to somewhere else."""
    part = f'<externalLink xmlns="{MAIN}" xmlns:r="{OFFICE}">{inside}</externalLink>'
    return having(
        {f"{_LINKS}/externalLink1.xml": part.encode(), f"{_LINKS}/_rels/externalLink1.xml.rels": relations(*targets)}
    )


def strict(old_book: str = "", new_book: str = "") -> bytes:
    """The workbook as ISO's strict variant has it; ``old_book`` in its workbook part becomes ``new_book``."""
    purl = b"http://purl.oclc.org/ooxml/"
    names = {MAIN.encode(): purl + b"spreadsheetml/main", OFFICE.encode(): purl + b"officeDocument/relationships"}
    parts = plain()
    parts[BOOK] = parts[BOOK].replace(old_book.encode(), new_book.encode())
    for old, new in names.items():
        parts = {name: part.replace(old, new) for name, part in parts.items()}
    return zipped(parts)


_CONNECTION = f'<connections xmlns="{MAIN}"/>'.encode()
_PICTURE = relations(("image", "http://example.invalid/x.png", "External"))
_MANUAL, _AUTOMATIC = (_project(f"Sub {name}()\r\nEnd Sub\r\n") for name in ("Spara", "Auto_Open"))
CASES = (
    Case("macros.xlsm", having({_PROJECT: _MANUAL}), "remarks", "K907"),
    Case("macros_by_themselves.xlsm", having({_PROJECT: _AUTOMATIC}), "remarks", "K907"),
    Case("macros_of_noise.xlsm", having({"xl/vbaProject.bin": bytes(range(256)) * 9}), "remarks", "K907"),
    Case("macros_in_xlsx.xlsx", having({_PROJECT: _MANUAL}), "remarks", "K921 K907"),
    Case("dde.xlsx", _cell("cmd|'/c calc.exe'!A0", "0"), "remarks", "K914"),
    Case("dde_link.xlsx", _link('<ddeLink ddeService="cmd" ddeTopic="x"/>'), "remarks", "K914"),
    Case("webservice.xlsx", _cell('_xlfn.WEBSERVICE("http://example.invalid/")', "x", "str"), "remarks", "K914"),
    Case("a_pipe_in_a_text.xlsx", _cell('"a|b WEBSERVICE("', "a|b WEBSERVICE(", "str"), "remarks"),
    Case("connection.xlsx", having({"xl/connections.xml": _CONNECTION}), "remarks", "K915"),
    Case("picture_from_the_web.xlsx", having({"xl/drawings/_rels/drawing1.xml.rels": _PICTURE}), "remarks", "K915"),
    Case("embedded.xlsx", having({"xl/embeddings/oleObject1.bin": b"x"}), "remarks", "K916"),
    Case("link_to_a_file.xlsx", lambda: _linked("file:///C:/x.xlsx"), "remarks", "K917"),
    Case("link_to_a_share.xlsx", lambda: _linked("\\\\server\\share\\x.xlsx"), "remarks", "K917"),
    Case("link_to_a_script.xlsx", lambda: _linked("javascript:alert(1)"), "remarks", "K917"),
    Case("link_to_the_web.xlsx", lambda: _linked("https://example.invalid/"), "ok"),
    Case("link_to_mail.xlsx", lambda: _linked("mailto:a@example.invalid"), "ok"),
    Case("another_workbook.xlsx", _link('<externalBook r:id="rId1"/>', _ELSEWHERE), "remarks", "K908"),
    Case("hidden_sheet.xlsx", lambda: _second_sheet("hidden"), "ok"),
    Case("very_hidden_sheet.xlsx", lambda: _second_sheet("veryHidden"), "remarks", "K918"),
    Case("very_hidden_amounts.xlsx", swapping(BOOK, "sheetId", 'state="veryHidden" sheetId'), "remarks", "K918 K909"),
    Case("hidden_row.xlsx", swapping(SHEET, '<row r="3">', '<row r="3" hidden="1">'), "remarks", "K909"),
    Case("format_of_nothing.xlsx", lambda: _format(";;;"), "remarks", "K919"),
    Case("format_of_a_text.xlsx", lambda: _format("&quot;4 000 000&quot;"), "remarks", "K919"),
    Case("format_of_thousands.xlsx", lambda: _format("#,##0;-#,##0;&quot;-&quot;"), "ok"),
    Case("white_on_white.xlsx", lambda: _styled('<xf fontId="1" fillId="0"/>', fonts=_WHITE), "remarks", "K919"),
    Case("white_on_dark.xlsx", lambda: _styled('<xf fontId="1" fillId="1"/>', fonts=_WHITE, fills=_DARK), "ok"),
    Case("protected.xlsx", with_rows(ROWS, after='<sheetProtection sheet="1" objects="1"/>'), "ok", "K920"),
    Case("signed.xlsx", having({"_xmlsignatures/origin.sigs": b""}), "remarks", "K922"),
    Case("strict.xlsx", strict, "remarks", "K922"),
    Case("from_1904.xlsx", swapping(BOOK, "<sheets>", '<workbookPr date1904="1"/><sheets>'), "remarks", "K922"),
)
