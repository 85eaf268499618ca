"""The parts of ``medelkoll.xlam`` around its VBA project."""

from __future__ import annotations

import io
import zipfile
from importlib.resources import files
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from medelkoll_addin.excel.desktop.icons import ICONS, png

if TYPE_CHECKING:
    from collections.abc import Mapping

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT: Final = "http://schemas.microsoft.com/office"
_SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file knows


def package(vba_project: bytes, settings: Mapping[str, str]) -> bytes:
    """Put the add-in together: stored, not deflated, since deflate differs between versions of zlib."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in _parts(vba_project, settings).items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0  # or the zip would say on which system it was written
            archive.writestr(entry, data)
    return buffer.getvalue()


def _parts(vba_project: bytes, settings: Mapping[str, str]) -> dict[str, bytes]:
    texts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
                "rId2": (f"{_MICROSOFT}/2007/relationships/ui/extensibility", "customUI/customUI.xml"),
            }
        ),
        "customUI/customUI.xml": files("medelkoll_addin.excel.desktop")
        .joinpath("vba", "ribbon.xml")
        .read_text("utf-8"),
        "customUI/_rels/customUI.xml.rels": _relationships(
            {name: (f"{_OFFICE}/image", f"images/{name}.png") for name in ICONS}
        ),
        "xl/workbook.xml": _workbook(),
        "xl/_rels/workbook.xml.rels": _relationships(
            {
                "rId1": (f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"),
                "rId2": (f"{_OFFICE}/styles", "styles.xml"),
                "rId3": (f"{_MICROSOFT}/2006/relationships/vbaProject", "vbaProject.bin"),
            }
        ),
        "xl/styles.xml": _styles(),
        "xl/worksheets/sheet1.xml": _settings_sheet(settings),
    }
    images = {f"customUI/images/{name}.png": png(strokes) for name, strokes in ICONS.items()}
    return {name: text.encode() for name, text in texts.items()} | images | {"xl/vbaProject.bin": vba_project}


def _content_types() -> str:
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = {"rels": relationships, "xml": "application/xml", "png": "image/png"}
    overrides = {
        "/xl/workbook.xml": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
        "/xl/worksheets/sheet1.xml": f"{_SHEET_TYPE}.worksheet+xml",
        "/xl/styles.xml": f"{_SHEET_TYPE}.styles+xml",
        "/xl/vbaProject.bin": "application/vnd.ms-office.vbaProject",
    }
    lines = [f'<Default Extension="{key}" ContentType="{value}"/>' for key, value in defaults.items()]
    lines += [f'<Override PartName="{key}" ContentType="{value}"/>' for key, value in overrides.items()]
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{"".join(lines)}</Types>'


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    lines = [f'<Relationship Id="{key}" Type="{kind}" Target="{part}"/>' for key, (kind, part) in targets.items()]
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def _workbook() -> str:
    return (
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr codeName="ThisWorkbook"/>'
        '<sheets><sheet name="medelkoll.conf" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _styles() -> str:
    return (
        f'{_XML}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>'
    )


def _settings_sheet(settings: Mapping[str, str]) -> str:
    rows = "".join(_row(number, *item) for number, item in enumerate(settings.items(), start=1))
    return (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetPr codeName="Blad1"/><cols><col min="1" max="2" width="40"/></cols>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def _row(number: int, key: str, value: str) -> str:
    return f'<row r="{number}">{_cell(f"A{number}", key)}{_cell(f"B{number}", value)}</row>'


def _cell(address: str, text: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
