"""The pictures of the user guide: the pane as it is, beside a sheet that the stand-in draws.

They are kept in docs/bilder. Set MEDELKOLL_BILDER=1 to write them anew; else only missing ones are written.
"""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.addin.excel.web.conftest import Pane, Server

    Opened = Callable[..., Pane]
    BookOf = Callable[[bytes], dict[str, object]]

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[4]
PICTURES = ROOT / "docs" / "bilder"
GUIDE = ROOT / "docs" / "anvandarguide.md"
KEPT = ROOT / "workbooks" / "utokade_medel_2024" / "utokade_medel_2024.xlsx"
SUMMARY = {"rows": [1, 16], "widths": [470, 110, 60]}


def mistyped(data: bytes) -> bytes:
    """The workbook after somebody typed 4 005 000 for 4 050 000 in its summary, as Excel would have saved it."""
    changes = {
        "xl/worksheets/sheet6.xml": [("<v>4050000</v>", "<v>4005000</v>"), ("<v>25254013</v>", "<v>25209013</v>")],
        "xl/worksheets/sheet1.xml": [('<c r="C10"', ""), ('<c r="C11"', "")],
    }
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            text = old.read(item)
            if item.filename in changes:
                text = _changed(text.decode(), changes[item.filename]).encode()
            new.writestr(item, text)
    return written.getvalue()


def _changed(text: str, changes: list[tuple[str, str]]) -> str:
    for before, after in changes:
        if after:
            text = text.replace(before, after, 1)
        else:  # a cell that Excel has recomputed: less by 45 000
            cell = re.search(rf"{before}.*?<v>(\d+)</v>", text)
            assert cell is not None
            value = {"25254013": "25209013", "0": "45000"}[cell[1]]
            text = text[: cell.start(1)] + value + text[cell.end(1) :]
    return text


def take(pane: Pane, name: str, layout: dict[str, list[int]]) -> None:
    """Write the picture, unless there is one and nobody asked for a new one."""
    pane.page.set_viewport_size({"width": 1080, "height": 560})
    pane.excel(f"standin.draw({json.dumps(layout)})")
    pane.page.wait_for_timeout(100)
    picture = pane.page.screenshot()
    path = PICTURES / f"{name}.png"
    if os.environ.get("MEDELKOLL_BILDER") == "1" or not path.exists():
        PICTURES.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture)


@pytest.fixture
def pane(open_pane: Opened, real: Server, book_of: BookOf) -> Pane:
    data = mistyped(KEPT.read_bytes())
    book = book_of(data)
    opened = open_pane(real, data, book)
    opened.excel("standin.book.active = 5")
    return opened


def test_from_the_button_to_a_clean_workbook(pane: Pane) -> None:
    take(pane, "1-fliken", SUMMARY)
    pane.press("validate")
    assert pane.texts(".finding .cell") == ["B6"]
    take(pane, "2-anmarkningar", SUMMARY)
    pane.press("next")
    pane.press("mark")
    take(pane, "3-markerad", SUMMARY)
    pane.press("report")
    pane.excel("standin.book.active = 6, standin.book.selected = 'A1'")
    take(pane, "4-rapport", {"rows": [1, 12], "widths": [40, 60, 50, 110, 40, 420]})
    pane.press("clear")
    pane.excel("standin.book.active = 5, standin.book.selected = 'B6'")
    take(pane, "5-rensad", SUMMARY)


def test_a_workbook_that_is_right(open_pane: Opened, real: Server, book_of: BookOf) -> None:
    pane = open_pane(real, KEPT.read_bytes(), book_of(KEPT.read_bytes()))
    pane.excel("standin.book.active = 5")
    pane.press("validate")
    assert pane.page.get_attribute("#verdict", "class") == "ok"
    take(pane, "6-allt-stammer", SUMMARY)


def test_functions_in_cells(open_pane: Opened, real: Server) -> None:
    labels = {
        "A1": "Inlämnat",
        "B1": "Formel",
        "C1": "Svar",
        "A2": "2 mnkr",
        "A4": 4_000_000,
        "A7": 1_300_000,
        "A8": 2_700_000,
    }
    pane = open_pane(real, b"", {"name": "bok.xlsx", "sheets": [{"name": "Blad1", "cells": labels}]})
    formulas = {
        ("C2", "=MEDELKOLL.BELOPP(A2)"): ("BELOPP", '[["2 mnkr"]]'),
        ("C4", '=MEDELKOLL.FORDELA(A4; "1:2"; 100000)'): ("FORDELA", '[[4000000]], [["1:2"]], [[100000]]'),
        ("C7", "=MEDELKOLL.STAMMER(A7:A8; A4)"): ("STAMMER", "[[1300000], [2700000]], [[4000000]]"),
        ("C9", '=MEDELKOLL.FOLKMANGD("Skövde"; 2018)'): ("FOLKMANGD", '[["Skövde"]], [[2018]]'),
    }
    for (cell, formula), (name, arguments) in formulas.items():
        pane.excel(f"standin.type('Blad1', '{cell}', 'MEDELKOLL.{name}', {arguments})")
        pane.excel(f"standin.book.sheets[0].cells.B{cell[1:]} = {json.dumps(formula)}")
    assert pane.excel("['C2','C4','C5','C7'].map(cell => standin.book.sheets[0].cells[cell])") == [
        2_000_000,
        1_300_000,
        2_700_000,
        "OK",
    ]
    take(pane, "7-funktioner", {"rows": [1, 12], "widths": [110, 330, 160]})


def test_a_server_that_is_away(open_pane: Opened, real: Server, book_of: BookOf) -> None:
    pane = open_pane(real, KEPT.read_bytes(), book_of(KEPT.read_bytes()))
    pane.page.route("**/medelkoll/check", lambda route: route.abort())
    pane.press("validate")
    assert pane.text("#problem").startswith("Servern svarar inte.")
    pane.excel("standin.book.active = 5")
    take(pane, "8-servern-borta", SUMMARY)


def test_the_guide_shows_every_picture_and_no_other() -> None:
    shown = re.findall(r"\(bilder/([^)]+\.png)\)", GUIDE.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(path.name for path in PICTURES.glob("*.png"))
