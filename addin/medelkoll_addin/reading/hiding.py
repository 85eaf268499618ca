"""Cell styles that show nothing of a number: an empty format, or text in the colour of what is behind it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from medelkoll_addin.reading.styles import kind_of
from medelkoll_addin.reading.xml import child, grandchildren

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from medelkoll_addin.reading.styles import Styles

_FORMAT = re.compile(rb'formatCode="([^"]*)"')
_COLOUR = re.compile(rb"<(?:\w+:)?(?:color|fgColor)\s([^>]*?)/?>")
_PIECE = re.compile(r'"[^"]*"?|\\.|[_*].|\[[^\]]*\]|.', re.DOTALL)
_CONDITION = re.compile(r"\[[<>=]")
_SHOWS = re.compile(r"[0#?@]|General|[dmyhs]", re.IGNORECASE)
_WHITE, _BLACK = "FFFFFF", "000000"
_THEME = {"0": _WHITE, "1": _BLACK}
_INDEXED = {"0": _BLACK, "1": _WHITE, "8": _BLACK, "9": _WHITE}


class Hiding:
    """The styles of one workbook that hide numbers. Most workbooks have none, and are not looked at twice."""

    def __init__(self, part: bytes, root: Callable[[], Element], styles: Callable[[], Styles]) -> None:
        """``part`` is the styles part, ``root`` its tree and ``styles`` what was read of it, when they are needed."""
        codes = {code.decode(errors="replace").replace("&quot;", '"') for code in _FORMAT.findall(part)}
        self._formats = any(hides(code, sign) for code in codes for sign in (1.0, -1.0))
        self._colours = _faint(root()) if _may_be_faint(part) else frozenset[int]()
        self._styles = styles

    def __bool__(self) -> bool:
        """Whether there is any such style."""
        return self._formats or bool(self._colours)

    def why(self, style: int, value: float) -> str:
        """``format`` or ``colour`` when a cell of this style shows nothing of the value; else an empty text."""
        if self._formats and hides(self._styles().code(style), value):
            return "format"
        return "colour" if style in self._colours else ""


@cache
def hides(code: str, value: float) -> bool:
    """Whether a number format shows no digit of a number other than zero, of which only the sign counts.

    >>> hides(";;;", 1.0), hides("#,##0;-#,##0;", 1.0), hides('"dold"', -1.0)
    (True, False, True)
    """
    if _CONDITION.search(code):
        return False
    sections = _sections(code)
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    return kind_of(code) == "number" and not _SHOWS.search(section) and (len(sections) > 1 or code != "")


def _sections(code: str) -> list[str]:
    """The sections of a format without their texts, paddings and colours."""
    found = [""]
    for piece in _PIECE.findall(code):
        if piece == ";":
            found.append("")
        elif len(piece) == 1:
            found[-1] += piece
    return found


def _may_be_faint(part: bytes) -> bool:
    """Whether a colour of a font is white, or also one of a fill."""
    start, middle, end = part.find(b"fonts"), part.find(b"fills"), part.find(b"borders")
    fonts, fills = set(_COLOUR.findall(part[start:middle])), set(_COLOUR.findall(part[middle:end]))
    return bool(fonts & fills) or any(b"FFFFFF" in colour.upper() or b'theme="0"' in colour for colour in fonts)


def _faint(root: Element) -> frozenset[int]:
    fonts = [_colour(child(font, "color"), _BLACK) for font in grandchildren(root, "fonts", "font")]
    fills = [_filled(child(fill, "patternFill")) for fill in grandchildren(root, "fills", "fill")]
    found: set[int] = set()
    for number, style in enumerate(grandchildren(root, "cellXfs", "xf")):
        font, fill = (_at(all_of, style.get(name)) for all_of, name in ((fonts, "fontId"), (fills, "fillId")))
        if font and font == fill:
            found.add(number)
    return frozenset(found)


def _filled(pattern: Element | None) -> str:
    """The colour behind the text; white where nothing is filled in, unknown for what is no plain colour."""
    kind = "none" if pattern is None else pattern.get("patternType", "none")
    if pattern is None or kind == "none":
        return _WHITE
    return _colour(child(pattern, "fgColor"), "") if kind == "solid" else ""


def _colour(element: Element | None, missing: str) -> str:
    if element is None:
        return missing
    rgb = element.get("rgb")
    if rgb is not None:
        return rgb[-6:].upper()
    theme, tint = element.get("theme"), element.get("tint")
    if theme is not None:
        return _THEME.get(theme, f"theme {theme}") if tint in (None, "0") else f"theme {theme} {tint}"
    return _INDEXED.get(element.get("indexed", ""), "")


def _at(found: list[str], number: str | None) -> str:
    return found[int(number)] if number and number.isdecimal() and int(number) < len(found) else ""
