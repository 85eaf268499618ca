"""How cells look, asked of a file as another program writes it."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side

from medelkoll_addin.placing import place_of
from medelkoll_addin.reading import read
from medelkoll_addin.reading.book import Look, Sheet


def sheet(styled: bool) -> Sheet:  # noqa: FBT001 - one question
    workbook = openpyxl.Workbook()
    cells = workbook.worksheets[0]
    cells.append(["Post", "Belopp"])
    cells.append(["Film", 120])
    cells.append(["Summa", 120])
    if styled:
        cells["A3"].font = Font(bold=True)
        cells["B3"].border = Border(top=Side(style="thin"))
        cells["A2"].alignment = Alignment(indent=2)
    buffer = BytesIO()
    workbook.save(buffer)
    return read(buffer.getvalue(), "bok.xlsx").sheets[0]


def test_bold_lined_and_indented_cells() -> None:
    looks = sheet(styled=True).looks

    assert looks([place_of(0, 2, 0), place_of(0, 2, 1), place_of(0, 1, 0)]) == [
        Look(bold=True),
        Look(line=True),
        Look(indent=2),
    ]
    assert looks([place_of(0, 1, 1), place_of(0, 500, 9)]) == [Look(), Look()]


def test_where_no_style_stands_out_every_cell_looks_the_same() -> None:
    assert sheet(styled=False).looks([place_of(0, 2, 0)]) == [Look()]
