"""A sheet's XML read by expat, element by element: slower than the fast pass, and never fooled by how it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from xml.parsers import expat

from medelkoll_addin.placing import column_of, place_of, row_of
from medelkoll_addin.reading import limits
from medelkoll_addin.reading.addresses import area, cell
from medelkoll_addin.reading.formulas import Formulas
from medelkoll_addin.reading.overlaps import overlap
from medelkoll_addin.reading.package import damaged, ill_formed
from medelkoll_addin.reading.unreadable import UnreadableError
from medelkoll_addin.reading.xml import is_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from medelkoll_addin.reading.book import Value

_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_DEPTHS = {"sheetData": 2, "row": 3, "c": 4}  # where they stand in a sheet, counted from its root
_TEXTS = ("v", "f", "t")
_MANY_AREAS = 8_192  # those of real returns have some dozens


class SheetXml:
    """What one sheet holds: ``values`` are the filled cells by row and column, ``styles`` style numbers by place."""

    def __init__(self, sheet: int, value: Callable[[str, int, str], Value]) -> None:
        """``value`` turns a cell's type, style number and text into its value."""
        self.sheet = sheet
        self.formulas = Formulas(sheet)
        self.values: dict[tuple[int, int], Value] = {}
        self.styles: dict[int, int] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int]] = []
        self.hyperlinks = 0
        self.protected = False
        self.conditional = False
        self.odd: set[str] = set()  # "merges" that cannot be, "areas" beyond number for one rule
        self._value = value
        self._row, self._column = -1, -1
        self._cell: dict[str, str] = {}
        self._formula: dict[str, str] | None = None
        self._texts: dict[str, list[str]] = {}
        self._into: list[str] | None = None
        self._phonetic = False
        self._seen: set[tuple[int, int]] = set()
        self._columns_done = 0
        self._depth = 0

    def parse(self, xml: bytes, part: str) -> SheetXml:
        """Read a whole part.

        Raises:
            UnreadableError: K903 when it is not a well-formed sheet, K906 when it is beyond a limit.
        """
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(xml, True)  # noqa: FBT003 - expat takes it by position only
        except expat.ExpatError as error:
            raise ill_formed(error, part) from error
        self.formulas.finish()
        if overlap(self.merged):
            self.odd.add("merges")
        return self

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        limits.keep_within("attributes", len(attributes))
        self._depth += 1
        limits.keep_within("depth", self._depth)
        space, _, name = tag.rpartition(" ")
        if space not in _MAIN:
            if self._cell:  # versions of a cell's value, of which Excel takes one and others take any
                raise damaged(problem="misplaced")
            return
        if self._depth != _DEPTHS.get(name, self._depth):  # among them what Excel passes by, with all that is in it
            raise damaged(problem="misplaced")
        if name in _TEXTS and self._cell and not self._phonetic:
            self._into = self._texts.setdefault("v" if name == "t" else name, [])
        if name in self._STARTS:
            self._STARTS[name](self, attributes)

    def _characters(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        name = tag.rpartition(" ")[2]
        if name in _TEXTS:
            self._into = None
        elif name == "rPh":
            self._phonetic = False
        elif name == "c" and self._cell:
            self._end_cell()

    def _start_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r")
        if stated is not None and not (stated.isdecimal() and 1 <= int(stated) <= limits.LAST_ROW):
            raise damaged(problem="address", found=stated[:40])
        self._row = self._row + 1 if stated is None else int(stated) - 1
        self._column = -1
        if is_on(attributes.get("hidden")):
            self.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            self._row, self._column = cell(attributes["r"])
        else:
            self._column += 1
        if (self._row, self._column) in self._seen:
            raise damaged(problem="duplicate_cells")
        self._seen.add((self._row, self._column))
        self._cell = {"": "", **attributes}
        self._texts, self._formula = {}, None

    def _start_formula(self, attributes: dict[str, str]) -> None:
        self._formula = attributes

    def _start_phonetic(self, _attributes: dict[str, str]) -> None:
        self._phonetic = True

    def _start_protection(self, attributes: dict[str, str]) -> None:
        self.protected = is_on(attributes.get("sheet"))

    def _start_conditional(self, attributes: dict[str, str]) -> None:
        self.conditional = True
        self._start_rule(attributes)

    def _start_rule(self, attributes: dict[str, str]) -> None:
        if attributes.get("sqref", "").count(" ") >= _MANY_AREAS:
            self.odd.add("areas")

    def _start_hyperlink(self, _attributes: dict[str, str]) -> None:
        self.hyperlinks += 1
        limits.keep_within("hyperlinks", self.hyperlinks)

    def _start_columns(self, attributes: dict[str, str]) -> None:
        if not is_on(attributes.get("hidden")) and attributes.get("width") != "0":
            return
        first, last = (_number(attributes.get(name)) for name in ("min", "max"))
        first = max(first, self._columns_done)  # each column once, however often the file names it
        self.hidden_columns.update(range(first - 1, min(last, limits.LAST_COLUMN)))
        self._columns_done = max(self._columns_done, last)

    def _start_merged(self, attributes: dict[str, str]) -> None:
        try:
            first, last = area(self.sheet, attributes.get("ref", ""))
        except UnreadableError:  # it hides no value
            self.odd.add("merges")
            return
        cells = (row_of(last) - row_of(first) + 1) * (column_of(last) - column_of(first) + 1)
        limits.keep_within("merged_cells", cells)
        self.merged.append((first, last))
        limits.keep_within("merges", len(self.merged))

    def _end_cell(self) -> None:
        attributes, texts = self._cell, self._texts
        self._cell = {}
        style = _number(attributes.get("s"))
        if style:
            self.styles[place_of(self.sheet, self._row, self._column)] = style
        kind, text = attributes.get("t", "n"), "".join(texts.get("v", []))
        value = self._value(kind, style, text) if "v" in texts else None
        if value is not None:
            self.values[self._row, self._column] = value
        if self._formula is not None:
            place = place_of(self.sheet, self._row, self._column)
            self.formulas.add(place, self._row, self._column, self._formula, "".join(texts.get("f", [])))
            if not text and (kind != "str" or "v" not in texts):
                self.formulas.valueless.add(place)

    _STARTS: ClassVar[dict[str, Callable[[SheetXml, dict[str, str]], None]]] = {
        "row": _start_row,
        "c": _start_cell,
        "f": _start_formula,
        "col": _start_columns,
        "mergeCell": _start_merged,
        "hyperlink": _start_hyperlink,
        "rPh": _start_phonetic,
        "sheetProtection": _start_protection,
        "conditionalFormatting": _start_conditional,
        "dataValidation": _start_rule,
    }
    _OF_INTEREST: ClassVar[tuple[bytes, ...]] = tuple(name.encode() for name in _STARTS if name not in ("c", "f"))

    @classmethod
    def holds_nothing(cls, rest: bytes) -> bool:
        """Whether what stands around the cells names nothing that is kept, and has too few attributes to be refused."""
        named = any(name in rest for name in cls._OF_INTEREST)
        return not named and rest.count(b"=") <= limits.LIMITS.attributes


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
