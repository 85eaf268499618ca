"""What an ordinarily written sheet is, and its two parts: the cells, and everything around them."""

from __future__ import annotations

import re

ATTRIBUTE = re.compile(r'\s([\w:]+)="([^"]*)"')
_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_VERSIONS = b"AlternateContent"
_PREFIX = re.compile(rb"""\sxmlns:([^\s=]+)\s*=""")
_EMPTY = re.compile(rb"<sheetData ?/>")
_ROOT = re.compile(rb"<worksheet\s[^>]*>")
_SINGLE_QUOTED = re.compile(rb"\s[\w:]+\s*='")


class NotOrdinaryError(Exception):
    """The sheet is written in a way that the fast pass does not know."""


def divide(xml: bytes) -> tuple[bytes, bytes]:
    """The sheet's cells, and everything else.

    Raises:
        NotOrdinaryError: when the sheet is not ordinarily written.
    """
    start = xml.find(b"<sheetData>")
    if start < 0:
        return _no_cells(xml)
    root = _ROOT.search(xml, 0, start)
    end = xml.find(b"</sheetData>", max(start, len(xml) - 65_536))
    end = end if end >= 0 else xml.find(b"</sheetData>", start)
    cells, skeleton = xml[start + 11 : end], xml[:start] + xml[end + 12 :]
    once = b"<sheetData" not in skeleton
    ordinary = end >= 0 and once and root and _MAIN in root[0] and skeleton.count(_MAIN[7:-1]) == 1
    if not ordinary or has(b"!", b"<!", cells) or has(b"x", b"xmlns", cells) or _single_quotes(cells):
        raise NotOrdinaryError
    if root is None or _VERSIONS in xml[:start] or _foreign(root[0], cells):
        raise NotOrdinaryError
    return cells, skeleton


def _foreign(root: bytes, cells: bytes) -> bool:
    """Whether there are elements of another vocabulary among the cells, or around them."""
    return any(b"<%b:" % prefix in cells for prefix in _PREFIX.findall(root))


def _no_cells(xml: bytes) -> tuple[bytes, bytes]:
    if b"<!" in xml or len(_EMPTY.findall(xml)) != 1 or xml.count(_MAIN[7:-1]) != 1:
        raise NotOrdinaryError
    return b"", xml


def has(character: bytes, text: bytes, cells: bytes) -> bool:
    """One character is found ten times faster than two, and many sheets have not even that."""
    return character in cells and text in cells


def _single_quotes(cells: bytes) -> bool:
    return has(b"'", b"='", cells) and _SINGLE_QUOTED.search(cells) is not None
