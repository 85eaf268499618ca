"""From an openpyxl workbook to the file that is kept: computed values put in, every date fixed."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import openpyxl
from workbooks.building.package import as_excel_writes, packed, unpacked

if TYPE_CHECKING:
    import datetime as dt

    from openpyxl.workbook import Workbook
    from workbooks.building.recalculate import Computed

_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)>(<f\b[^>]*>.*?</f>)<v ?/?>(?:</v>)?</c>', re.DOTALL)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def saved(book: Workbook, kept: dt.datetime) -> bytes:
    """The workbook's bytes, created and last modified at ``kept``."""
    book.properties.created = kept
    book.calculation.fullCalcOnLoad = False  # the values in the file are there to be trusted
    buffer = BytesIO()
    book.save(buffer)
    stamp = rf"\g<1>{kept:%Y-%m-%dT%H:%M:%SZ}".encode()
    parts = unpacked(buffer.getvalue())
    parts["docProps/core.xml"] = _MODIFIED.sub(stamp, parts["docProps/core.xml"])
    return packed(as_excel_writes(parts))


def with_values(data: bytes, computed: Computed) -> bytes:
    """The same workbook with a cached value in every formula cell.

    Raises:
        RuntimeError: a formula that LibreOffice computed was not found in the file.
    """
    names = openpyxl.load_workbook(BytesIO(data)).sheetnames
    parts = unpacked(data)
    for number, name in enumerate(names, 1):
        part = f"xl/worksheets/sheet{number}.xml"
        parts[part] = _filled(parts[part], computed[name])
    return packed(parts)


def _filled(sheet: bytes, values: dict[str, bool | int | float | str]) -> bytes:
    filled, count = _FORMULA.subn(lambda hit: _cell(hit, values[hit[1]]), sheet.decode())
    if count != len(values):
        message = f"{len(values)} formulas were computed but {count} found in the file"
        raise RuntimeError(message)
    return filled.encode()


def _cell(hit: re.Match[str], value: float | str) -> str:
    kind = ' t="str"' if isinstance(value, str) else ' t="b"' if isinstance(value, bool) else ""
    text = escape(value) if isinstance(value, str) else repr(int(value) if value == int(value) else value)
    attributes = re.sub(r' t="[^"]*"', "", hit[2])
    return f'<c r="{hit[1]}"{attributes}{kind}>{hit[3]}<v>{text}</v></c>'
