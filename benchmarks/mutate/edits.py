"""Edits of a sheet's XML: one cell's content, a row hidden; all else stays as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mutate.package import Cell, Value, Workbook

_CELL = re.compile(r'<c r="([A-Z]+\d+)"([^>]*?)(/>|>.*?</c>)', re.DOTALL)
_TYPE = re.compile(r'\s+t="[^"]*"')


def split(reference: str) -> tuple[str, str]:
    """``Sheet!C7`` as its sheet and its cell."""
    sheet, _, cell = reference.rpartition("!")
    return sheet, cell


def with_cells(book: Workbook, changed: Mapping[str, Cell]) -> Workbook:
    """The workbook with other contents in some cells.

    Raises:
        KeyError: a cell does not stand in its sheet's XML.
    """
    parts = dict(book.parts)
    for sheet in {split(reference)[0] for reference in changed}:
        own = {split(reference)[1]: cell for reference, cell in changed.items() if split(reference)[0] == sheet}
        parts[book.sheets[sheet]] = _edited(parts[book.sheets[sheet]].decode(), own).encode()
    return replace(book, parts=parts, cells={**book.cells, **changed})


def with_hidden(book: Workbook, rows: Iterable[str]) -> Workbook:
    """The workbook with rows (``Sheet!7``) hidden."""
    parts = dict(book.parts)
    listed = list(rows)
    for sheet, row in map(split, listed):
        part = book.sheets[sheet]
        parts[part] = re.sub(rf'<row r="{row}"', f'<row r="{row}" hidden="1"', parts[part].decode(), count=1).encode()
    return replace(book, parts=parts, hidden=book.hidden | set(listed))


def _edited(xml: str, changed: Mapping[str, Cell]) -> str:
    seen: set[str] = set()

    def put(hit: re.Match[str]) -> str:
        if hit[1] not in changed:
            return hit[0]
        seen.add(hit[1])
        kind, content = _content(changed[hit[1]])
        return f'<c r="{hit[1]}"{_TYPE.sub("", hit[2])}{kind}>{content}</c>'

    edited = _CELL.sub(put, xml)
    if seen != set(changed):
        raise KeyError(*(set(changed) - seen))
    return edited


def _content(cell: Cell) -> tuple[str, str]:
    formula = "" if cell.formula is None else f"<f>{escape(cell.formula, quote=False)}</f>"
    if isinstance(cell.value, str) and formula:
        return ' t="str"', f"{formula}<v>{escape(cell.value)}</v>"
    if isinstance(cell.value, str):
        return ' t="inlineStr"', f"<is><t>{escape(cell.value)}</t></is>"
    return "", f"{formula}{_number(cell.value)}"


def _number(value: Value) -> str:
    if not isinstance(value, Fraction):
        return ""
    return f"<v>{value.numerator if value.denominator == 1 else repr(float(value))}</v>"
