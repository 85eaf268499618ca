"""Formulas and error cells of an ordinarily written sheet, without looking at any other cell.

A sheet with a hundred thousand rows has a million cells and a handful of formulas. The pass cuts the text at ``<f`` and
looks only at the cells around the cuts. It is trusted only where everything that it relies on was seen to hold; the
caller compares what it counted with what the values' reader gave, and asks the safe parser when they differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medelkoll_addin.placing import place_of
from medelkoll_addin.reading import limits
from medelkoll_addin.reading.addresses import cell
from medelkoll_addin.reading.book import ErrorValue
from medelkoll_addin.reading.formulas import Formulas, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_EMPTY = re.compile(rb"<sheetData ?/>")
_ROOT = re.compile(rb"<worksheet\s[^>]*>")
_ATTRIBUTE = re.compile(r'\s([\w:]+)="([^"]*)"')
_FORMULA = re.compile(
    rb'<c r="([A-Z]++)([0-9]++)"([^>]*+)><f([^>/]*+(?:/[^>/]++)*+)(?:/>|>([^<]*+)</f>)(<v>[^<]|<v></v>)?'
)
_TAG_OF_ROW = re.compile(rb'<row\s(?:[^>]*\s)?r="([0-9]+)"')
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
_SINGLE_QUOTED = re.compile(rb"\s[\w:]+\s*='")
_WIDE = re.compile(rb'<c r="([A-Z]{2,3})[0-9]')
_NARROW_COLUMNS = 26


class NotOrdinaryError(Exception):
    """The sheet is written in a way that the fast pass does not know."""


@dataclass(slots=True)
class FastPass:
    """What the fast pass found in one sheet."""

    formulas: Formulas
    hidden_rows: set[int] = field(default_factory=set[int])


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
    cells, skeleton = xml[start:end], xml[:start] + xml[end + 12 :]
    ordinary = end >= 0 and root and _MAIN in root[0] and skeleton.count(_MAIN[7:-1]) == 1
    # one character is found ten times faster than two, and many sheets have neither
    if not ordinary or (b"!" in cells and b"<!" in cells) or b"xmlns" in cells or _single_quotes(cells):
        raise NotOrdinaryError
    return cells, skeleton


def _no_cells(xml: bytes) -> tuple[bytes, bytes]:
    if b"<!" in xml or len(_EMPTY.findall(xml)) != 1 or xml.count(_MAIN[7:-1]) != 1:
        raise NotOrdinaryError
    return b"", xml


def _single_quotes(cells: bytes) -> bool:
    return b"'" in cells and b"='" in cells and _SINGLE_QUOTED.search(cells) is not None


def scan(sheet: int, cells: bytes) -> FastPass:
    """Everything of a sheet but its values.

    Raises:
        NotOrdinaryError: when something was met that the pass does not know.
        UnreadableError: K903 or K906, as the safe parser would.
    """
    found = FastPass(Formulas(sheet))
    try:
        _find_formulas(found.formulas, cells)
    except UnicodeDecodeError as error:
        raise NotOrdinaryError from error
    found.hidden_rows.update(_hidden_rows(cells))
    return found


def errors_that_explain(cells: bytes, filled: int) -> dict[tuple[int, int], ErrorValue]:
    """The error cells, when with them every stored value is accounted for.

    Args:
        cells: the sheet's cells.
        filled: how many cells the values' reader found filled. It shows error cells as blank ones.

    Raises:
        NotOrdinaryError: when a value is still missing or one too many.
    """
    if b"#" not in cells and cells.count(b"</v></c>") == filled:  # in most sheets this is enough: no error lacks a "#"
        return {}
    errors = dict(find_errors(cells))
    stored = cells.count(b"<v>") + cells.count(b"<v ") + cells.count(b"<is>")
    stored -= cells.count(b"<v></v>") + cells.count(b"<v />")
    if stored != filled + len(errors):
        raise NotOrdinaryError
    return errors


def find_errors(cells: bytes) -> Iterator[tuple[tuple[int, int], ErrorValue]]:
    """Row, column and value of every error cell."""
    at = cells.find(b't="e"')
    while at >= 0:
        tag = _tag(cells, cells.rfind(b"<c ", 0, at))
        value = _VALUE.search(cells, at, cells.find(b"</c>", at))
        if tag.get("t") != "e" or value is None:
            raise NotOrdinaryError
        yield _address(tag), ErrorValue(unescaped(value[1].decode()))
        at = cells.find(b't="e"', at + 5)


def area_within(cells: bytes) -> bool:
    """Whether the rectangle around the filled cells is small enough to be held as rows of equal length."""
    first, last = cells.find(b"<c "), max(cells.rfind(b"<v"), cells.rfind(b"<is"))
    if first < 0 or last < 0:
        return True
    top, bottom = (_address(_tag(cells, at))[0] for at in (first, cells.rfind(b"<c ", 0, last)))
    rows = abs(bottom - top) + 1
    if rows * limits.LAST_COLUMN <= limits.LIMITS.cells:
        return True
    wide = {match[1].decode() for match in _WIDE.finditer(cells)}
    columns = max([cell(letters + "1")[1] + 1 for letters in wide], default=_NARROW_COLUMNS)
    return rows * columns <= limits.LIMITS.cells


def _find_formulas(formulas: Formulas, cells: bytes) -> None:
    if b"<f" not in cells:
        return
    count, sheet, step = 0, place_of(formulas.sheet, 0, 0), place_of(0, 1, 0)
    columns: dict[bytes, int] = {}
    special: dict[bytes, dict[str, str] | None] = {b"": None}
    texts, valueless, longest = formulas.texts, formulas.valueless, limits.LIMITS.formula_characters
    # One match at a time: a list of them all costs more than the search. Everything a plain formula needs stands here,
    # for a call costs more than the work.
    for match in _FORMULA.finditer(cells):
        letters, digits, tag, head, text, value = match.groups()
        count += 1
        if letters not in columns:
            columns[letters] = cell(letters.decode() + "1")[1]
        if head not in special:
            special[head] = _special(head)
        row, column, attributes = int(digits) - 1, columns[letters], special[head]
        place = sheet + step * row + column
        if attributes is not None or row >= limits.LAST_ROW or not text or len(text) > longest:
            formulas.add(place, row, column, attributes or {}, _written(text or b""))
        else:
            texts[place] = "=" + (_written(text) if b"&" in text or b"\r" in text else text.decode())
        if value is None or (value == b"<v></v>" and b't="str"' not in tag):
            valueless.add(place)
    if count != cells.count(b"<f"):
        raise NotOrdinaryError
    formulas.finish()


def _written(text: bytes) -> str:
    return unescaped(text.decode())


def _special(head: bytes) -> dict[str, str] | None:
    """The attributes of a formula that is not plain; followers of one formula share them."""
    found = {name: unescaped(value) for name, value in _ATTRIBUTE.findall(head.decode())}
    if head.count(b'"') != 2 * len(found):
        raise NotOrdinaryError
    return found if found.get("t", "normal") != "normal" else None


def _hidden_rows(cells: bytes) -> Iterator[int]:
    for hidden in (b' hidden="1"', b' hidden="true"') if b" hidden=" in cells else ():
        at = cells.find(hidden)
        while at >= 0:
            row = _TAG_OF_ROW.match(cells, cells.rfind(b"<", 0, at))
            if row is None:
                raise NotOrdinaryError
            yield int(row[1]) - 1
            at = cells.find(hidden, at + 1)


def _address(tag: dict[str, str]) -> tuple[int, int]:
    if "r" not in tag:  # which is allowed: the safe parser counts
        raise NotOrdinaryError
    return cell(tag["r"])


def _tag(cells: bytes, at: int) -> dict[str, str]:
    if at < 0:
        raise NotOrdinaryError
    return dict(_ATTRIBUTE.findall(cells[at : cells.find(b">", at)].decode()))
