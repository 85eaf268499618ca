"""A workbook as the parts of its package and the cells of its sheets; nothing of the program that is measured."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, replace
from fractions import Fraction
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_FORMULA = re.compile(r"<f\b[^>]*>(.*?)</f>", re.DOTALL)
_VALUE = re.compile(r"<v>(.*?)</v>", re.DOTALL)
_TEXT = re.compile(r"<t\b[^>]*>(.*?)</t>", re.DOTALL)
_SHEET = re.compile(r'<sheet\b[^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
_RELATION = re.compile(r"<Relationship\b[^>]*>")
_HIDDEN_ROW = re.compile(r'<row r="(\d+)"[^>]*hidden="(?:1|true)"')
_NAME = re.compile(r'<definedName name="([^"]*)"([^>]*)>(.*?)</definedName>')

Value = Fraction | str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: its saved value (kronor, not öre) and its formula without the equals sign."""

    value: Value
    formula: str | None = None


@dataclass(frozen=True, slots=True)
class Workbook:
    """One workbook: its parts, which part each sheet is, its cells by ``Sheet!C7``, names and hidden rows."""

    parts: Mapping[str, bytes]
    sheets: Mapping[str, str]
    cells: Mapping[str, Cell]
    names: Mapping[str, str]
    hidden: frozenset[str] = frozenset()  # ``Sheet!7``

    def data(self) -> bytes:
        """The bytes of the file; the same parts give the same bytes."""
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
            for name, part in self.parts.items():
                package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part)
        return target.getvalue()

    def with_parts(self, changed: Mapping[str, bytes]) -> Workbook:
        """The same package with other parts; the cells are left as they were."""
        return replace(self, parts={**self.parts, **changed})


def opened(data: bytes) -> Workbook:
    """Read a workbook."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return understood({name: package.read(name) for name in package.namelist()})


def understood(parts: Mapping[str, bytes]) -> Workbook:
    """The workbook of these parts."""
    book = parts["xl/workbook.xml"].decode()
    targets = _targets(parts["xl/_rels/workbook.xml.rels"].decode())
    sheets = {unescape(name): targets[identity] for name, identity in _SHEET.findall(book)}
    texts = _texts(parts.get("xl/sharedStrings.xml", b"").decode())
    cells: dict[str, Cell] = {}
    hidden: set[str] = set()
    for name, part in sheets.items():
        xml = parts[part].decode()
        for hit in _CELL.finditer(xml):
            cell = _cell(hit[3], hit[4] or "", texts)
            if cell.value is not None or cell.formula:
                cells[f"{name}!{hit[1]}{hit[2]}"] = cell
        hidden |= {f"{name}!{row}" for row in _HIDDEN_ROW.findall(xml)}
    names = {name: unescape(text) for name, _, text in _NAME.findall(book) if not name.startswith("_xlnm")}
    return Workbook(parts, sheets, cells, names, frozenset(hidden))


def _targets(xml: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for relation in _RELATION.findall(xml):
        said = dict(re.findall(r'(\w+)="([^"]*)"', relation))
        target = said["Target"]
        found[said["Id"]] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _texts(xml: str) -> list[str]:
    items = re.findall(r"<si>(.*?)</si>", xml, re.DOTALL)
    return [unescape("".join(_TEXT.findall(item))) for item in items]


def _cell(attributes: str, content: str, texts: list[str]) -> Cell:
    formula = _FORMULA.search(content)
    return Cell(_value(attributes, content, texts), unescape(formula[1]) if formula else None)


def _value(attributes: str, content: str, texts: list[str]) -> Value:
    if 't="inlineStr"' in attributes:
        return unescape("".join(_TEXT.findall(content)))
    found = _VALUE.search(content)
    if not found or not found[1]:  # openpyxl writes a formula's missing value as a blank one where it has lxml
        return None
    if 't="s"' in attributes:
        return texts[int(found[1])]
    text = unescape(found[1])
    return text if 't="str"' in attributes or 't="e"' in attributes else Fraction(text)
