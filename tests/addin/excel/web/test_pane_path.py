"""From the button to the findings and back, in a real browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.addin.excel.web.conftest import Pane, Server

pytestmark = pytest.mark.browser

TRANSPOSED: dict[str, object] = {
    "code": "K301",
    "severity": "error",
    "message": "Sammanfattningen säger 4 050 000 kr men delposterna blir 4 005 000 kr.",
    "sheet": "Sammanfattning",
    "cell": "C6",
    "cells": ["Sammanfattning!C6", "Barn och unga!C4"],
    "stated": "4050000.00",
    "expected": "4005000.00",
    "difference": "45000.00",
    "causes": [
        {
            "kind": "transposed_digits",
            "cell": "Sammanfattning!C6",
            "suggestion": "4005000.00",
            "explains": "45000.00",
            "certainty": "unique",
        }
    ],
}
BOOK: dict[str, object] = {
    "name": "bok.xlsx",
    "sheets": [
        {"name": "Sammanfattning", "cells": {"C6": 4050000}, "fills": {"C6": "FFFFFF00"}},
        {"name": "Barn och unga", "cells": {"C4": 4005000}},
    ],
}


def answering(*findings: dict[str, object], verdict: str = "failed") -> bytes:
    """A file that the scripted check answers with these findings."""
    checked = {"cells": 31, "relations": {"category_sum": 4, "economic_summary": 5, "formula": 0}}
    file = {"path": "bok.xlsx", "verdict": verdict, "checked": checked, "findings": findings}
    return b"answer\n" + json.dumps({"version": 1, "files": [file]}).encode()


def spaced(text: str) -> str:
    """Amounts have no-break spaces."""
    return text.replace("~", "\u00a0")


@pytest.fixture
def pane(open_pane: Callable[..., Pane], scripted: Server) -> Pane:
    return open_pane(scripted, answering(TRANSPOSED), BOOK)


def test_validera_shows_verdict_what_was_checked_and_the_finding(pane: Pane) -> None:
    pane.press("validate")
    assert pane.text("#verdict") == "Uppgifterna stämmer inte överens: 1 anmärkning"
    assert pane.text("#checked") == (
        "Kontrollerat: 31 celler och 9 samband. Kategorisummor 4, ekonomisk sammanfattning 5."
    )
    assert pane.texts(".finding .message") == [TRANSPOSED["message"]]
    assert pane.text(".finding .amounts") == spaced("Står 4~050~000~kr · Borde vara 4~005~000~kr · Skillnad 45~000~kr")
    assert pane.text(".finding .cause") == spaced(
        "Trolig orsak: två siffror har bytt plats (Sammanfattning!C6: skriv 4~005~000~kr)"
    )
    assert pane.errors == []


def test_a_click_on_a_finding_goes_to_its_cell(pane: Pane) -> None:
    pane.excel("standin.book.active = 1")
    pane.press("validate")
    pane.page.click(".finding")
    pane.page.wait_for_selector("main[aria-busy=false]")
    assert pane.excel("[standin.book.active, standin.book.selected]") == [0, "C6"]
    assert pane.text("#status") == "Anmärkning 1 av 1: Sammanfattning!C6"


def test_markera_marks_and_rensa_leaves_the_workbook_as_it_was(pane: Pane) -> None:
    before = pane.snapshot()
    pane.press("validate")
    pane.press("mark")
    assert pane.excel("standin.snapshot().notes") == [
        {"sheet": "Sammanfattning", "cell": "C6", "content": f"Medelkoll K301: {TRANSPOSED['message']}"}
    ]
    assert pane.excel("standin.snapshot().sheets[0].rules.map(rule => [rule.range, rule.color])") == [["C6", "#FFC7CE"]]
    pane.press("report")
    assert pane.excel("standin.book.sheets.map(sheet => sheet.name)") == [
        "Sammanfattning",
        "Barn och unga",
        "Medelkoll",
    ]
    pane.press("clear")
    assert pane.snapshot() == before
