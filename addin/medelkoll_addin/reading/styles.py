"""Cell styles: which format code a style has, whether that shows a date, and how the cell looks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.reading.book import Look
from medelkoll_addin.reading.xml import child, grandchildren

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# ECMA-376 part 1, 18.8.30: the formats that every workbook has without writing them down
BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}
_LITERAL = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?![hms]+\])[^\]]*\]|General', re.DOTALL | re.IGNORECASE)
_PLAIN = Look()
_DURATION = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)


class Styles:
    """The formats of a workbook's cell styles, by their numbers. Unknown ones are General."""

    def __init__(self, root: Element | None = None) -> None:
        """``root`` is the styles part, if there is one."""
        self.codes: list[str] = [] if root is None else _codes(root)
        self._kinds: dict[str, str] = {}
        self._root = root
        self._looks: list[Look] | None = None

    def look(self, style: int) -> Look:
        """How the cells of a style number look; nobody asks in most workbooks, so it is read when somebody does."""
        looks = self._all_looks()
        return looks[style] if 0 <= style < len(looks) else _PLAIN

    def standing_out(self) -> list[int]:
        """The style numbers whose cells do not look like a cell without a style."""
        return [style for style, look in enumerate(self._all_looks()) if look != self.look(0)]

    def _all_looks(self) -> list[Look]:
        if self._looks is None:
            self._looks = [] if self._root is None else _looks(self._root)
        return self._looks

    def code(self, style: int) -> str:
        """The format code of a style number."""
        return self.codes[style] if 0 <= style < len(self.codes) else "General"

    def kind(self, style: int) -> str:
        """``date``, ``duration`` or ``number``: how the style shows a number."""
        code = self.code(style)
        if code not in self._kinds:
            self._kinds[code] = kind_of(code)
        return self._kinds[code]


def kind_of(code: str) -> str:
    """Whether a format code shows numbers as dates, durations or numbers.

    >>> kind_of("yyyy-mm-dd"), kind_of("[h]:mm"), kind_of('#,##0 "days"')
    ('date', 'duration', 'number')
    """
    if _DURATION.search(code):
        return "duration"
    shown = _LITERAL.sub("", code.split(";", 1)[0])
    return "date" if any(letter in "dmyhs" for letter in shown.lower()) else "number"


def _codes(root: Element) -> list[str]:
    own = dict(BUILT_IN)
    for element in grandchildren(root, "numFmts", "numFmt"):
        own[_number(element.get("numFmtId"))] = element.get("formatCode", "General")
    return [own.get(_number(style.get("numFmtId")), "General") for style in grandchildren(root, "cellXfs", "xf")]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _looks(root: Element) -> list[Look]:
    bold = {n for n, font in enumerate(grandchildren(root, "fonts", "font")) if _is_on(child(font, "b"))}
    lined = {n for n, border in enumerate(grandchildren(root, "borders", "border")) if _is_drawn(child(border, "top"))}
    return [_look(style, bold, lined) for style in grandchildren(root, "cellXfs", "xf")]


def _look(style: Element, bold: set[int], lined: set[int]) -> Look:
    alignment = child(style, "alignment")
    indent = 0 if alignment is None else _number(alignment.get("indent"))
    return Look(_number(style.get("fontId")) in bold, _number(style.get("borderId")) in lined, indent)


def _is_on(mark: Element | None) -> bool:
    return mark is not None and mark.get("val", "1") not in ("0", "false")


def _is_drawn(side: Element | None) -> bool:
    return side is not None and side.get("style", "none") != "none"
