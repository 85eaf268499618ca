"""Functions typed into cells: xlwings' client in a real browser, the real server, the real functions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.addin.excel.web.conftest import Pane, Server

pytestmark = pytest.mark.browser

BOOK: dict[str, object] = {"name": "bok.xlsx", "sheets": [{"name": "Blad1", "cells": {"A1": "x"}}]}


@pytest.fixture
def pane(open_pane: Callable[..., Pane], scripted: Server) -> Pane:
    return open_pane(scripted, b"", BOOK)


def typed(pane: Pane, cell: str, name: str, *arguments: object) -> object:
    given = "".join(f", {json.dumps(argument)}" for argument in arguments)
    return pane.excel(f"standin.type('Blad1', '{cell}', 'MEDELKOLL.{name}'{given})")


def test_a_text_amount_becomes_kronor(pane: Pane) -> None:
    assert typed(pane, "B1", "BELOPP", [["2 mnkr"]]) == 2_000_000


def test_a_doubt_is_a_swedish_text_in_the_cell(pane: Pane) -> None:
    assert str(typed(pane, "B1", "BELOPP", [["abc"]])).startswith("Cellen innehåller ”abc”, som inte är ett belopp.")


def test_parts_spill_below_and_add_up(pane: Pane) -> None:
    typed(pane, "B1", "FORDELA", [[4_000_000]], [["1:2"]], [[100_000]])
    assert pane.excel("[standin.book.sheets[0].cells.B1, standin.book.sheets[0].cells.B2]") == [1_300_000, 2_700_000]


def test_a_spill_over_something_else_is_refused_by_excel(pane: Pane) -> None:
    pane.excel("standin.book.sheets[0].cells = { B2: 1, C1: 1 }")
    assert typed(pane, "B1", "FORDELA", [[4_000_000]], [["1:2"]], [[100_000]]) == {"error": "#SPILL!"}


def test_a_range_and_an_omitted_argument(pane: Pane) -> None:
    assert typed(pane, "B1", "STAMMER", [[1_300_000], [2_700_000]], [[4_000_000]]) == "OK"
    assert typed(pane, "B2", "STAMMER", [[1_300_000], [2_688_000]], [[4_000_000]]) == "Avviker med 12\u00a0000\u00a0kr"


def test_a_name_with_a_point(pane: Pane) -> None:
    typed(pane, "D1", "FOLKMANGD.TABELL", [["Fyrbodal"]], [[2018]])
    assert pane.excel("['D1', 'E1', 'F1'].map(cell => standin.book.sheets[0].cells[cell])") == [
        "Kod",
        "Kommun",
        "Folkmängd 2018",
    ]


def test_excels_own_error_in_an_argument_is_named(pane: Pane) -> None:
    error = {"type": "Error", "basicType": "Error", "basicValue": "#REF!", "errorType": "Ref"}
    assert "#REF!" in str(typed(pane, "B1", "BELOPP", [[error]]))


def test_a_column_is_calculated_in_one_request(pane: Pane) -> None:
    requests: list[str] = []
    pane.page.on("request", lambda request: requests.append(request.url.rpartition("/")[2]))
    results = pane.excel(
        "Promise.all(Array.from({ length: 200 }, (_, n) =>"
        " standin.associated.STAMMER([[n], [1]], [[n + 1 + n % 2]], null, { address: `Blad1!B${n + 1}` })))"
    )
    assert results == [[["OK"]], [["Avviker med 1\u00a0kr"]]] * 100
    assert requests == ["functions"]


def test_without_the_server_the_cell_shows_an_error_and_says_so(pane: Pane) -> None:
    pane.page.route("**/medelkoll/functions", lambda route: route.abort())
    assert typed(pane, "B1", "BELOPP", [["2 mnkr"]]) == {"error": "#VALUE!", "message": "Error: Network error"}


def test_kontroll_follows_the_button(open_pane: Callable[..., Pane], scripted: Server) -> None:
    finding = {
        "code": "K201",
        "severity": "error",
        "message": "Delarna blir 5 kr.",
        "sheet": "Blad1",
        "cell": "A1",
        "cells": ["Blad1!A1"],
        "stated": "6.00",
        "expected": "5.00",
        "difference": "1.00",
        "causes": [],
    }
    checked = {"cells": 1, "relations": {"category_sum": 1}}
    file = {"path": "bok.xlsx", "verdict": "failed", "checked": checked, "findings": [finding]}
    pane = open_pane(scripted, b"answer\n" + json.dumps({"version": 1, "files": [file]}).encode(), BOOK)
    assert typed(pane, "H1", "KONTROLL") == [["Tryck på Validera på fliken Medelkoll."]]
    pane.press("validate")
    shown = pane.excel("['H1','J1','H2','I2','K2','L2'].map(cell => standin.book.sheets[0].cells[cell])")
    assert shown == ["Blad", "Grad", "Blad1", "A1", "Delarna blir 5 kr.", "1\u00a0kr"]
