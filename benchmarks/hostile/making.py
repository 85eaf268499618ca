"""A small workbook with a total that is right, part by part, and ways to make it odd."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET, BOOK, STRINGS, STYLES = (
    f"xl/{part}.xml" for part in ("worksheets/sheet1", "workbook", "sharedStrings", "styles")
)
TYPES, BOOK_RELS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Insats</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>Belopp</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>Tjänst</t></is></c><c r="B2"><v>4000000</v></c></row>'
    '<row r="3"><c r="A3" t="inlineStr"><is><t>Resor</t></is></c><c r="B3"><v>2000</v></c></row>'
    '<row r="4"><c r="A4" t="inlineStr"><is><t>Summa</t></is></c><c r="B4"><f>SUM(B2:B3)</f><v>4002000</v></c></row>'
)

Parts: TypeAlias = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Case:
    """One file and what is to be said of it: the verdict, and every code in order, each as often as it is said."""

    name: str  # with the suffix that the sender gave it
    make: Callable[[], bytes]
    verdict: str
    codes: str = ""  # "K907 K910"


def relations(*targets: tuple[str, str, str]) -> bytes:
    """A part of relationships: the kind, where it leads, and ``External`` or nothing."""
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"{f" TargetMode={mode!r}" if mode else ""}/>'
        for n, (kind, target, mode) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'.encode()


def sheet(rows: str = ROWS, *, before: str = "", after: str = "") -> bytes:
    """A sheet's part; ``before`` and ``after`` stand around its cells."""
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    ).encode()


def plain() -> Parts:
    """The parts of the workbook as it is when nothing is odd about it."""
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{_CONTENT}.{kind}+xml"/>'
        for part, kind in ((BOOK, "sheet.main"), (SHEET, "worksheet"), (STYLES, "styles"), (STRINGS, "sharedStrings"))
    )
    texts = {
        TYPES: f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>",
        BOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
        STYLES: f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill>'
        '<patternFill/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>',
        STRINGS: f'<sst xmlns="{MAIN}"><si><t>Insats</t></si></sst>',
    }
    parts = {name: text.encode() for name, text in texts.items()}
    parts["_rels/.rels"] = relations(("officeDocument", BOOK, ""))
    parts[BOOK_RELS] = relations(
        ("worksheet", "worksheets/sheet1.xml", ""),
        ("styles", "styles.xml", ""),
        ("sharedStrings", "sharedStrings.xml", ""),
    )
    parts[SHEET] = sheet()
    return parts


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def made() -> bytes:
    """The workbook as it is when nothing is odd about it."""
    return zipped(plain())


def having(parts: Mapping[str, bytes]) -> Callable[[], bytes]:
    """The workbook with these parts in place of its own, or beside them."""
    return lambda: zipped({**plain(), **parts})


def lacking(*names: str) -> Callable[[], bytes]:
    """The workbook without these parts."""
    return lambda: zipped({name: part for name, part in plain().items() if name not in names})


def swapping(part: str, old: str, new: str) -> Callable[[], bytes]:
    """The workbook with one piece of text in one part replaced."""

    def make() -> bytes:
        parts = plain()
        if old.encode() not in parts[part]:
            raise ValueError(old)
        return zipped({**parts, part: parts[part].replace(old.encode(), new.encode())})

    return make


def with_rows(rows: str, *, before: str = "", after: str = "") -> Callable[[], bytes]:
    """The workbook with other cells in its sheet."""
    return having({SHEET: sheet(rows, before=before, after=after)})
