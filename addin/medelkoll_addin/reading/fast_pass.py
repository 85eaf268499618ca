"""Error cells, hidden rows and the extent of an ordinarily written sheet, without looking at any other cell.

The pass is trusted only where everything that it relies on was seen to hold; it compares what it counted with what the
values' reader gave, and the caller asks the safe parser when they differ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.reading import limits
from medelkoll_addin.reading.addresses import cell
from medelkoll_addin.reading.book import ErrorValue
from medelkoll_addin.reading.formulas import unescaped
from medelkoll_addin.reading.ordinary import ATTRIBUTE, NotOrdinaryError, has

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG_OF_ROW = re.compile(rb'<row\s(?:[^>]*\s)?r="([0-9]+)"')
_TAG_OF_CELL = re.compile(rb'<c (?:[^>]*\s)?r="([A-Z0-9]+)"')
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
_WIDE = re.compile(rb'<c r="([A-Z]{2,3})[0-9]')
_NARROW_COLUMNS = 26
_NO_COLUMN = re.compile(rb'r="[A-Z]{4}')  # the values' reader would count its letters into billions of columns


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
    first, last = cells.find(b"<c "), cells.rfind(b"<v")
    last = max(last, cells.rfind(b"<is", max(last, 0)))  # most sheets have none: not looked for all the way up
    if first < 0 or last < 0:
        return True
    if _NO_COLUMN.search(cells):
        return False
    rows = abs(_row(cells, first) - _row(cells, cells.rfind(b"<c ", 0, last))) + 1
    if rows * limits.LAST_COLUMN <= limits.LIMITS.cells:
        return True
    wide = {match[1].decode() for match in _WIDE.finditer(cells)}
    columns = max([cell(letters + "1")[1] + 1 for letters in wide], default=_NARROW_COLUMNS)
    return rows * columns <= limits.LIMITS.cells


def hidden_rows(cells: bytes) -> Iterator[int]:
    """The numbers from zero of the rows that are hidden.

    Raises:
        NotOrdinaryError: when something else is.
    """
    if not has(b"h", b"hidden", cells):
        return
    if sum(cells.count(b' hidden="%b"' % said) for said in (b"1", b"0", b"true", b"false")) != cells.count(b"hidden"):
        raise NotOrdinaryError
    for hidden in (b' hidden="1"', b' hidden="true"'):
        at = cells.find(hidden)
        while at >= 0:
            row = _TAG_OF_ROW.match(cells, cells.rfind(b"<", 0, at))
            if row is None:
                raise NotOrdinaryError
            yield int(row[1]) - 1
            at = cells.find(hidden, at + 1)


def _row(cells: bytes, at: int) -> int:
    found = _TAG_OF_CELL.match(cells, at) if at >= 0 else None
    if found is None:  # a cell may lack its address: the safe parser counts
        raise NotOrdinaryError
    return cell(found[1].decode())[0]


def _address(tag: dict[str, str]) -> tuple[int, int]:
    if "r" not in tag:  # which is allowed: the safe parser counts
        raise NotOrdinaryError
    return cell(tag["r"])


def _tag(cells: bytes, at: int) -> dict[str, str]:
    if at < 0:
        raise NotOrdinaryError
    return dict(ATTRIBUTE.findall(cells[at : cells.find(b">", at)].decode()))
