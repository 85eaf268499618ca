"""The colours of marked cells, as differential formats at the end of the styles part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.edits import appended, counted, placed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medelkoll_addin.annotating.workbook import Workbook

FILLS: Final = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "info": "FFDDEBF7"}
_ORDER: Final = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
_PART: Final = "xl/styles.xml"  # where openpyxl looks for it, whatever the relationships say
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_BASE: Final = (  # without it openpyxl reads no other format either
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf xfId="0"/></cellXfs>'
)
_NEW: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{}">{}</styleSheet>'


def add_colours(book: Workbook, severities: Iterable[str]) -> dict[str, int]:
    """Add one format for each severity; give the number that a rule refers to it by."""
    wanted = [severity for severity in FILLS if severity in set(severities)]
    part = book.related("styles")
    first = _appended(book, part, wanted) if part else _created(book, wanted)
    return {severity: first + number for number, severity in enumerate(wanted)}


def _appended(book: Workbook, part: str, severities: list[str]) -> int:
    root, data = book.package.root(part), book.package.text(part).data
    formats = root.child("dxfs")
    xml = "".join(_format(severity, root.prefix) for severity in severities)
    if formats is None:
        base = _BASE if not root.children and not root.prefix else ""
        whole = f'{base}<{root.prefix}dxfs count="{len(severities)}">{xml}</{root.prefix}dxfs>'
        book.package.edit(part, placed(root, _ORDER, "dxfs", whole))
        return 0
    book.package.edit(part, appended(formats, xml), *counted(formats, data, len(severities)))
    return sum(child.name == "dxf" for child in formats.children)


def _created(book: Workbook, severities: list[str]) -> int:
    """A workbook without a styles part gets one that changes nothing else."""
    xml = "".join(_format(severity, "") for severity in severities)
    whole = f'{_BASE}<dxfs count="{len(severities)}">{xml}</dxfs>'
    name = _PART if book.package.archive.find(_PART) is None else book.package.new_part("styles.xml")
    book.package.added[name] = _NEW.format(book.package.vocabulary.main, whole).encode()
    book.package.declare(name, _TYPE)
    book.package.relate(book.part, "styles", name)
    return 0


def _format(severity: str, prefix: str) -> str:
    colour = f'<{prefix}bgColor rgb="{FILLS[severity]}"/>'
    return (
        f"<{prefix}dxf><{prefix}fill><{prefix}patternFill>{colour}</{prefix}patternFill></{prefix}fill></{prefix}dxf>"
    )
