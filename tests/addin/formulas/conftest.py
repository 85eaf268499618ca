"""Books for the tests of formulas: rows of cells, a formula as a pair of its text and its saved value."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Protocol, TypeAlias

import pytest

from medelkoll_addin.placing import column_of, place_of, row_of
from medelkoll_addin.reading.book import Book, Sheet, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

Cell: TypeAlias = Value | tuple[str, Value]
Rows: TypeAlias = "Sequence[Sequence[Cell]]"


class BookOf(Protocol):
    """Makes a workbook of sheets called Blad1, Blad2 …"""

    def __call__(self, *sheets: Rows, number_format: str = "General", **facts: object) -> Book: ...


def _sheet(rows: Rows, number: int, number_format: str) -> Sheet:
    formulas: dict[int, str] = {}
    width = max(len(row) for row in rows)
    values: list[list[Value]] = [[None] * width for _ in rows]
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            if isinstance(cell, tuple):
                formulas[place_of(number, i, j)] = cell[0]
            values[i][j] = cell[1] if isinstance(cell, tuple) else cell
    valueless = frozenset(place for place in formulas if values[row_of(place)][column_of(place)] is None)
    return Sheet(
        f"Blad{number + 1}",
        number,
        values,
        formulas=formulas,
        valueless=valueless,
        number_format=lambda _place: number_format,
    )


@pytest.fixture(scope="session")
def book_of() -> BookOf:
    """Rows from A1 on; ``("=A1", None)`` is a formula without a saved value."""

    def made(*sheets: Rows, number_format: str = "General", **facts: object) -> Book:
        book = Book("prov.xlsx", "xlsx", "", [_sheet(rows, at, number_format) for at, rows in enumerate(sheets)])
        for name, fact in facts.items():
            setattr(book, name, fact)
        return book

    return made


@pytest.fixture(scope="session")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """Recalculates a workbook with LibreOffice; gives the path of the recalculated xlsx."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("profile")
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir()
    settings.write_text(_ALWAYS_RECALCULATE, encoding="utf-8")

    def recalculated(path: Path) -> Path:
        folder = tmp_path_factory.mktemp("recalculated")
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
        ]
        subprocess.run(  # noqa: S603  the program that was found, on a file of the test's own
            [*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=180
        )
        return folder / path.name

    return recalculated


_ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
