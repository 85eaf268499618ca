"""Office Open XML workbooks: .xlsx, .xlsm and their templates, Transitional and Strict."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING

from medelkoll_addin.reading import fast_pass, limits
from medelkoll_addin.reading.addresses import area
from medelkoll_addin.reading.book import Book, Sheet
from medelkoll_addin.reading.calamine import Calamine, CalamineFailedError
from medelkoll_addin.reading.cell_values import CellValues
from medelkoll_addin.reading.contents import Contents, SheetEntry, contents
from medelkoll_addin.reading.dense import dense
from medelkoll_addin.reading.fast_formulas import find_formulas
from medelkoll_addin.reading.formats import ParsedFormats, WrittenFormats
from medelkoll_addin.reading.formulas import unescaped
from medelkoll_addin.reading.hiding import Hiding
from medelkoll_addin.reading.oddities import link_parts, oddities_of
from medelkoll_addin.reading.ordinary import NotOrdinaryError, divide
from medelkoll_addin.reading.parts import Parts
from medelkoll_addin.reading.related import MACROS, parts_by_kind
from medelkoll_addin.reading.repacking import repack
from medelkoll_addin.reading.sheet_xml import SheetXml
from medelkoll_addin.reading.strings import shared_strings
from medelkoll_addin.reading.styles import Styles
from medelkoll_addin.reading.xml import as_utf8, attribute, check, tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from medelkoll_addin.reading.package import Package

_APPLICATION = re.compile(rb"<(?:\w+:)?Application>([^<]*)<")
_WORKBOOK, _WORKBOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_STYLE = re.compile(rb'\ss="')
_KEPT = 1 << 20  # bytes of a sheet's cells


def read_xlsx(package: Package, name: str) -> Book:
    """Read a workbook from a package that passed the gate.

    Raises:
        UnreadableError: K901 when it is another kind of package, K903 damaged, K904 nothing in it, K906 too large.
    """
    reader = _Reader(package, name)
    kinds = parts_by_kind(reader.parts)
    named = any(part.lower().endswith("vbaproject.bin") or "/macrosheets/" in part.lower() for part in package.entries)
    macros = named or any(kinds[kind] for kind in MACROS)
    return Book(
        name=name,
        kind="xlsm" if macros or b"macroEnabled" in reader.parts.texts.get("[Content_Types].xml", b"") else "xlsx",
        sha256=hashlib.sha256(package.data).hexdigest(),
        sheets=reader.sheets(),
        names=reader.contents.names,
        application=_application(reader.parts),
        macros=macros,
        external_links=_external_links(reader.parts, kinds),
        oddities=oddities_of(package, reader.parts, reader.contents, kinds),
        data=package.data,
    )


class _Reader:
    def __init__(self, package: Package, name: str) -> None:
        self.package = package
        self.parts = Parts(package)
        self.contents: Contents = contents(self.parts, name)
        self._calamine = self._open_calamine()
        self.styles = _styles(self.parts, self.contents.styles)
        self.hiding = _hiding(self.parts, self.contents.styles, self.styles)
        self._strings: list[str] | None = None

    def sheets(self) -> list[Sheet]:
        """Every worksheet in the workbook's order; charts and dialogs have no cells."""
        entries = [entry for entry in self.contents.sheets if entry.kind == "worksheet"]
        return [self._sheet(number, entry) for number, entry in enumerate(entries)]

    def _open_calamine(self) -> Calamine | None:
        """Only where the library would look for the parts in the places that the workbook names."""
        named = (self.contents.part, self.contents.strings or _STRINGS, self.contents.styles or _STYLES)
        if named != (_WORKBOOK, _STRINGS, _STYLES):
            return None
        wanted = {
            *named,
            _WORKBOOK_RELATIONS,
            "_rels/.rels",
            "[Content_Types].xml",
            *(sheet.part for sheet in self.contents.sheets),
        }
        limits.keep_within("strings", self.parts.texts.get(_STRINGS, b"").count(b"<si>"))
        try:
            texts = {name: text for name, text in self.parts.texts.items() if name in wanted}
            book = Calamine(repack(texts, self.parts.checksums))
        except CalamineFailedError:
            return None
        return book if book.book.sheet_names == [sheet.name for sheet in self.contents.sheets] else None

    def _sheet(self, number: int, entry: SheetEntry) -> Sheet:
        try:
            sheet = self._fast(number, entry)
        except (NotOrdinaryError, CalamineFailedError, UnicodeDecodeError):
            sheet = self._safe(number, entry)
        sheet.tables = self._tables(number, entry)
        sheet.very_hidden = entry.very_hidden
        return sheet

    def _fast(self, number: int, entry: SheetEntry) -> Sheet:
        if self._calamine is None:
            raise NotOrdinaryError
        cells, skeleton = divide(self.parts.text(entry.part))
        if not fast_pass.area_within(cells):
            raise NotOrdinaryError
        rows, top, left, filled = self._calamine.grid(entry.position)
        for (row, column), error in fast_pass.errors_that_explain(cells, filled).items():
            rows[row - top][column - left] = error
        formulas = find_formulas(number, cells)
        rest = _rest(number, skeleton, entry.part)
        formats = WrittenFormats(_cells(self.package, entry.part, cells), self.styles)
        return Sheet(
            name=entry.name,
            number=number,
            values=rows,
            top=top,
            left=left,
            hidden=entry.hidden,
            formulas=formulas.texts,
            valueless=frozenset(formulas.valueless),
            computed=formulas.computed,
            hidden_rows=frozenset(fast_pass.hidden_rows(cells)),
            hidden_columns=frozenset(rest.hidden_columns),
            merged=rest.merged,
            protected=rest.protected,
            conditional=rest.conditional,
            hides=_hides(self.hiding),
            odd=frozenset(rest.odd),
            unseen=_unseen(self.hiding, formats),
            number_format=formats,
            looks=formats.looks,
            format_codes=_codes(self.styles),
        )

    def _safe(self, number: int, entry: SheetEntry) -> Sheet:
        values = CellValues(self._shared_strings(), self.styles(), self.contents.dates_from_1904)
        found = SheetXml(number, values.value).parse(self.parts.text(entry.part), entry.part)
        rows, top, left = dense(found.values)
        formats = ParsedFormats(found.styles, self.styles())
        return Sheet(
            name=entry.name,
            number=number,
            values=rows,
            top=top,
            left=left,
            hidden=entry.hidden,
            formulas=found.formulas.texts,
            valueless=frozenset(found.formulas.valueless),
            computed=found.formulas.computed,
            hidden_rows=frozenset(found.hidden_rows),
            hidden_columns=frozenset(found.hidden_columns),
            merged=found.merged,
            protected=found.protected,
            conditional=found.conditional,
            hides=_hides(self.hiding),
            odd=frozenset(found.odd),
            unseen=_unseen(self.hiding, formats),
            number_format=formats,
            looks=formats.looks,
            format_codes=_codes(self.styles),
        )

    def _shared_strings(self) -> list[str]:
        if self._strings is None:
            part = self.contents.strings
            self._strings = shared_strings(self.parts.text(part), part) if part else []
        return self._strings

    def _tables(self, number: int, entry: SheetEntry) -> dict[str, tuple[int, int]]:
        tables = [r.target for r in self.parts.relationships(entry.part).values() if r.kind == "table"]
        roots = [self.parts.tree(part) for part in tables]
        return {attribute(root, "displayName"): area(number, attribute(root, "ref")) for root in roots}


def _styles(parts: Parts, part: str) -> Callable[[], Styles]:
    """The workbook's styles, parsed when first asked for; of the parts, only theirs is kept until then."""
    text = parts.text(part) if part else b""
    if part:
        check(text, part)
    return cache(lambda: Styles(tree(text, part) if part else None))


def _hiding(parts: Parts, part: str, styles: Callable[[], Styles]) -> Callable[[], Hiding]:
    """The styles that hide numbers, looked for when first asked for."""
    text = parts.text(part) if part else b""
    return cache(lambda: Hiding(text, lambda: tree(text, part), styles))


def _hides(hiding: Callable[[], Hiding]) -> Callable[[], bool]:
    return lambda: bool(hiding())


def _unseen(hiding: Callable[[], Hiding], formats: WrittenFormats | ParsedFormats) -> Callable[[int, float], str]:
    return lambda place, value: hiding().why(formats.style(place), value)


def _codes(styles: Callable[[], Styles]) -> Callable[[], Iterable[str]]:
    return lambda: styles().codes


def _cells(package: Package, part: str, cells: bytes) -> Callable[[], bytes]:
    """A sheet's cells as XML, for their styles; large ones are unpacked again when asked for, as few callers do."""
    if len(cells) <= _KEPT:
        return lambda: cells
    if not (b's="' in cells and _STYLE.search(cells)):
        return bytes  # none has a style of its own: unpacked again, they would only take up memory
    return lambda: divide(as_utf8(package.read(part), part))[0]


def _rest(number: int, skeleton: bytes, part: str) -> SheetXml:
    """What stands around the cells. Where nothing of it is of interest, it is only seen to that it is well-formed."""
    if SheetXml.holds_nothing(skeleton):
        check(skeleton, part)
        return SheetXml(number, _no_value)
    return SheetXml(number, _no_value).parse(skeleton, part)


def _no_value(_kind: str, _style: int, _text: str) -> None:
    return None


def _application(parts: Parts) -> str:
    found = _APPLICATION.search(parts.texts.get("docProps/app.xml", b""))
    return unescaped(found[1].decode(errors="replace")) if found else ""


def _external_links(parts: Parts, kinds: Mapping[str, list[str]]) -> list[str]:
    links = link_parts(parts, kinds)
    return [r.target for name in links for r in parts.relationships(name).values() if r.external]
