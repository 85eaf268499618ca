from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


class KeptFiles:
    """The kept workbooks as their XML has them: read without any spreadsheet library."""

    home = Path(__file__).parents[2] / "workbooks"

    def files(self, folder: str = "*") -> list[Path]:
        return sorted([*self.home.glob(f"{folder}/*.xlsx"), *self.home.glob(f"{folder}/inskickade/*.xlsx")])

    def document(self, folder: str) -> str:
        return (self.home / folder / "document.txt").read_text("utf-8")

    def cells(self, path: Path) -> dict[str, dict[str, str | float]]:
        """Sheet -> cell -> what the cell shows; a formula's cell shows its cached value."""
        with zipfile.ZipFile(path) as package:
            texts = ["".join(si.itertext()) for si in _xml(package, "xl/sharedStrings.xml")]
            names = [sheet.attrib["name"] for sheet in _xml(package, "xl/workbook.xml").iterfind(".//m:sheet", _NS)]
            sheets = [_xml(package, f"xl/worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)]
        return {name: _values(sheet, texts) for name, sheet in zip(names, sheets, strict=True)}

    def formulas(self, path: Path) -> dict[str, dict[str, str]]:
        """Sheet part -> cell -> formula."""
        with zipfile.ZipFile(path) as package:
            parts = [name for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
            return {part: _formulas(_xml(package, part)) for part in parts}

    def words(self, path: Path) -> str:
        """Every text and number of a workbook, its notes as well; numbers as Swedes write them."""
        shown = [value for sheet in self.cells(path).values() for value in sheet.values()]
        with zipfile.ZipFile(path) as package:
            notes = [name for name in package.namelist() if name.startswith("xl/comments")]
            shown += ["".join(_xml(package, name).itertext()) for name in notes]
        return "\n".join(value if isinstance(value, str) else _swedish(value) for value in shown)


def _xml(package: zipfile.ZipFile, part: str) -> ET.Element:
    return ET.fromstring(package.read(part))  # noqa: S314  our own files


def _formulas(sheet: ET.Element) -> dict[str, str]:
    cells = ((cell.attrib["r"], cell.findtext("m:f", None, _NS)) for cell in sheet.iterfind(".//m:c", _NS))
    return {address: formula for address, formula in cells if formula is not None}


def _values(sheet: ET.Element, texts: list[str]) -> dict[str, str | float]:
    values: dict[str, str | float] = {}
    for cell in sheet.iterfind(".//m:c", _NS):
        value = cell.findtext("m:v", "", _NS)
        if value:
            kind = cell.get("t", "n")
            values[cell.attrib["r"]] = texts[int(value)] if kind == "s" else float(value) if kind == "n" else value
    return values


def _swedish(number: float) -> str:
    plain = f"{number:,.4f}".rstrip("0").rstrip(".")
    return re.sub(",", " ", plain)


@pytest.fixture(scope="session")
def kept() -> KeptFiles:
    return KeptFiles()
