"""Inserting rows and columns, renaming and reordering sheets: what a spreadsheet program does to the file, by hand."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from mutate.addresses import REFERENCE, cell, place, unquoted
from mutate.package import Workbook, understood

if TYPE_CHECKING:
    from collections.abc import Callable

_FORMULA = re.compile(r"(<f\b[^>]*>)(.*?)(</f>)", re.DOTALL)
_CELL = re.compile(r'<c r="([A-Z]+\d+)"')
_ROW = re.compile(r'<row r="(\d+)"')
_AREA = re.compile(r'\b(ref|sqref|activeCell|topLeftCell)="([^"]*)"')
_COLUMN = re.compile(r"<col\b[^>]*?/>")
_NAME = re.compile(r"(<definedName\b[^>]*>)(.*?)(</definedName>)", re.DOTALL)
_PLAIN = re.compile(r"\$?[A-Z]{1,3}\$?\d+")


def inserted(book: Workbook, sheet: str, at: int, *, columns: bool) -> Workbook:
    """The workbook with an empty row (or column) put in before number ``at`` of a sheet."""
    move = _mover(at, columns=columns)
    parts = dict(book.parts)
    for name, part in book.sheets.items():
        xml = _formulas_moved(_FORMULA, parts[part].decode(), name, sheet, move)
        parts[part] = (_sheet_moved(xml, at, move, columns=columns) if name == sheet else xml).encode()
    workbook = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = _formulas_moved(_NAME, workbook, "", sheet, move).encode()
    for name in _tables(book, sheet):
        parts[name] = _AREA.sub(lambda hit: f'{hit[1]}="{_area(hit[2], move)}"', parts[name].decode()).encode()
    return understood(parts)


def _mover(at: int, *, columns: bool) -> Callable[[str], str]:
    def move(reference: str) -> str:
        signs = [sign == "$" for sign in (reference[0], re.sub(r"^\$?[A-Z]+", "", reference)[0])]
        row, column = place(reference)
        spot = cell(row + (not columns and row >= at), column + (columns and column >= at))
        letters = spot.rstrip("0123456789")
        return f"{'$' * signs[0]}{letters}{'$' * signs[1]}{spot[len(letters) :]}"

    return move


def _formulas_moved(pattern: re.Pattern[str], xml: str, home: str, sheet: str, move: Callable[[str], str]) -> str:
    return pattern.sub(lambda hit: hit[1] + _moved(hit[2], home, sheet, move) + hit[3], xml)


def _moved(formula: str, home: str, sheet: str, move: Callable[[str], str]) -> str:
    def one(hit: re.Match[str]) -> str:
        if (unquoted(hit["sheet"]) if hit["sheet"] else home) != sheet:
            return hit[0]
        last = f":{move(hit['last'])}" if hit["last"] else ""
        return f"{hit['sheet'] or ''}{move(hit['first'])}{last}"

    return REFERENCE.sub(one, formula)


def _sheet_moved(xml: str, at: int, move: Callable[[str], str], *, columns: bool) -> str:
    xml = _CELL.sub(lambda hit: f'<c r="{move(hit[1])}"', xml)
    xml = _AREA.sub(lambda hit: f'{hit[1]}="{_area(hit[2], move)}"', xml)
    if columns:
        return _COLUMN.sub(lambda hit: _width_moved(hit[0], at), xml)
    return _ROW.sub(lambda hit: f'<row r="{int(hit[1]) + (int(hit[1]) >= at)}"', xml)


def _area(text: str, move: Callable[[str], str]) -> str:
    return _PLAIN.sub(lambda hit: move(hit[0]), text)


def _width_moved(column: str, at: int) -> str:
    return re.sub(r'\b(min|max)="(\d+)"', lambda hit: f'{hit[1]}="{int(hit[2]) + (int(hit[2]) >= at)}"', column)


def _tables(book: Workbook, sheet: str) -> list[str]:
    part = book.sheets[sheet]
    relations = book.parts.get(part.replace("worksheets/", "worksheets/_rels/") + ".rels", b"").decode()
    return [f"xl/tables/{name}" for name in re.findall(r"tables/(table\d+\.xml)", relations)]


def renamed(book: Workbook, sheet: str, name: str) -> Workbook:
    """The workbook with another name for a sheet, in the formulas as well."""
    parts = dict(book.parts)
    known = {f"'{sheet}'!", f"{sheet}!"}

    def one(hit: re.Match[str]) -> str:
        return hit[0].replace(hit["sheet"], f"'{name}'!", 1) if hit["sheet"] in known else hit[0]

    for part in book.sheets.values():
        xml = parts[part].decode()
        parts[part] = _FORMULA.sub(lambda hit: hit[1] + REFERENCE.sub(one, hit[2]) + hit[3], xml).encode()
    workbook = parts["xl/workbook.xml"].decode()
    workbook = _NAME.sub(lambda hit: hit[1] + REFERENCE.sub(one, hit[2]) + hit[3], workbook)
    workbook = workbook.replace(f'name="{escape(sheet)}"', f'name="{escape(name)}"', 1)
    parts["xl/workbook.xml"] = workbook.encode()
    return understood(parts)


def reversed_sheets(book: Workbook) -> Workbook:
    """The workbook with its sheets in the opposite order."""
    parts = dict(book.parts)
    workbook = parts["xl/workbook.xml"].decode()
    sheets = re.findall(r"<sheet\b[^>]*/>", workbook)
    last = len(sheets) - 1
    block = re.search(r"<sheets>.*?</sheets>", workbook, re.DOTALL)
    workbook = workbook.replace(block[0] if block else "", f"<sheets>{''.join(reversed(sheets))}</sheets>")
    workbook = re.sub(r'localSheetId="(\d+)"', lambda hit: f'localSheetId="{last - int(hit[1])}"', workbook)
    parts["xl/workbook.xml"] = workbook.encode()
    return understood(parts)
