"""A workbook's package in the shape that Excel gives it: shared strings, relative targets, content types first."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)
_INLINE = re.compile(r't="inlineStr"><is>(<t\b.*?</t>)</is></c>', re.DOTALL)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a package by their names."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """A package of these parts, the same bytes every time."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name in sorted(parts, key=lambda name: name != _TYPES):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            package.writestr(info, parts[name])
    return target.getvalue()


def as_excel_writes(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The same workbook with texts in a shared table and with targets relative to their part."""
    texts: dict[str, int] = {}
    shared = {name: _shared(part, texts) if _is_sheet(name) else part for name, part in parts.items()}
    shared |= {name: _relative(name, part) for name, part in shared.items() if name.endswith(".rels")}
    table = "".join(f"<si>{text}</si>" for text in texts)
    shared["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}" uniqueCount="{len(texts)}">{table}</sst>'.encode()
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_CONTENT}" />'
    relation = f'<Relationship Type="{_RELATIONSHIP}" Target="sharedStrings.xml" Id="rIdTexts" />'
    shared[_TYPES] = shared[_TYPES].replace(b"</Types>", f"{override}</Types>".encode())
    shared[_RELATIONS] = shared[_RELATIONS].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    return shared


def _is_sheet(name: str) -> bool:
    return name.startswith("xl/worksheets/sheet")


def _shared(sheet: bytes, texts: dict[str, int]) -> bytes:
    def number(hit: re.Match[str]) -> str:
        return f't="s"><v>{texts.setdefault(hit[1], len(texts))}</v></c>'

    return _INLINE.sub(number, sheet.decode()).encode()


def _relative(name: str, part: bytes) -> bytes:
    """``/xl/comments/comment1.xml`` seen from a sheet is ``../comments/comment1.xml``."""
    seen_from = {"xl/worksheets/_rels": b"../", "xl/_rels": b"", "_rels": b"xl/"}
    return part.replace(b'Target="/xl/', b'Target="' + seen_from[name.rpartition("/")[0]])
