"""Texts on their way into a workbook's XML, and the few that are read back when it is cleaned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, unescape

from medelkoll_addin.annotating.xml import parsed

if TYPE_CHECKING:
    from medelkoll_addin.annotating.workbook import Workbook
    from medelkoll_addin.annotating.xml import Element

_QUOTES: Final = {"&quot;": '"', "&apos;": "'"}
_REFERENCE: Final = re.compile("&#(?:x([0-9A-Fa-f]+)|([0-9]+));")
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST: Final = 32767  # characters that a cell holds


def xml_text(text: str) -> str:
    """Any text as a cell or note can hold it: nothing that XML forbids, nothing that Office reads as an escape."""
    return escape(_ESCAPED.sub("_x005F_", _FORBIDDEN.sub("\ufffd", text))[:_LONGEST])


def content(data: bytes, element: Element) -> str:
    """What stands in an element, with the references filled in."""
    text = data[element.inner : element.close].decode()
    return unescape(_REFERENCE.sub(_character, text), _QUOTES)


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16) if found[1] else int(found[2]))


def first_cell(book: Workbook, part: str) -> str:
    """The text of A1, whether it stands in the cell or among the shared texts."""
    data = book.package.text(part).data
    cells = (cell for cell in parsed(data).every("c") if cell.attributes.get("r") == "A1")
    cell = next(cells, None)
    if cell is None:
        return ""
    words = "".join(content(data, text) for text in [*cell.every("t"), *cell.every("v")])
    return _shared(book, words) if cell.attributes.get("t") == "s" else words


def _shared(book: Workbook, number: str) -> str:
    part = book.related("sharedStrings")
    if part is None or not number.isdecimal():
        return ""
    items = [item for item in book.package.root(part).children if item.name == "si"]
    if int(number) >= len(items):
        return ""
    return "".join(content(book.package.text(part).data, text) for text in items[int(number)].every("t"))
