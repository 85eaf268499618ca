"""From an openpyxl workbook to the file that is kept: computed values put in, every date fixed."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import openpyxl

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from openpyxl.workbook import Workbook
    from workbooks.building.recalculate import Computed

    _Edit = Callable[[bytes], bytes]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)>(<f\b[^>]*>.*?</f>)<v ?/?>(?:</v>)?</c>', re.DOTALL)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def saved(book: Workbook, kept: dt.datetime) -> bytes:
    """The workbook's bytes, created and last modified at ``kept``."""
    book.properties.created = kept
    book.calculation.fullCalcOnLoad = False  # the values in the file are there to be trusted
    buffer = BytesIO()
    book.save(buffer)
    stamp = rf"\g<1>{kept:%Y-%m-%dT%H:%M:%SZ}".encode()
    return _rewritten(buffer.getvalue(), {"docProps/core.xml": lambda part: _MODIFIED.sub(stamp, part)})


def with_values(data: bytes, computed: Computed) -> bytes:
    """The same workbook with a cached value in every formula cell.

    Raises:
        RuntimeError: a formula that LibreOffice computed was not found in the file.
    """
    names = openpyxl.load_workbook(BytesIO(data)).sheetnames
    edits = {f"xl/worksheets/sheet{i}.xml": _filler(computed.get(name, {})) for i, name in enumerate(names, 1)}
    return _rewritten(data, edits)


def _filler(values: dict[str, bool | int | float | str]) -> _Edit:
    def fill(part: bytes) -> bytes:
        filled, count = _FORMULA.subn(lambda hit: _cell(hit, values[hit[1]]), part.decode())
        if count != len(values):
            message = f"{len(values)} formulas were computed but {count} found in the file"
            raise RuntimeError(message)
        return filled.encode()

    return fill


def _cell(hit: re.Match[str], value: float | str) -> str:
    kind = {bool: ' t="b"', str: ' t="str"'}.get(type(value), "")
    text = escape(value) if isinstance(value, str) else repr(int(value) if value == int(value) else value)
    attributes = re.sub(r' t="[^"]*"', "", hit[2])
    return f'<c r="{hit[1]}"{attributes}{kind}>{hit[3]}<v>{text}</v></c>'


def _rewritten(data: bytes, edits: dict[str, _Edit]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = old.read(entry)
            info = zipfile.ZipInfo(entry.filename, _EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, edits[entry.filename](part) if entry.filename in edits else part)
    return target.getvalue()
