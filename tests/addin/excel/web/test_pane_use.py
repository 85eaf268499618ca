"""The pane without a mouse, from the ribbon, in English, and with many findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser
    from tests.addin.excel.web.conftest import Pane, Server

    Opened = Callable[..., Pane]

pytestmark = pytest.mark.browser

BOOK: dict[str, object] = {
    "name": "bok.xlsx",
    "sheets": [{"name": name, "cells": {"A1": 1}} for name in ("A", "B", "C")],
}


def finding(sheet: str | None, severity: str, message: str) -> dict[str, object]:
    empty: dict[str, object] = {"stated": None, "expected": None, "difference": None, "causes": [], "cells": []}
    return {
        "code": "K201",
        "severity": severity,
        "message": message,
        "sheet": sheet,
        "cell": "A1" if sheet else None,
        **empty,
    }


MANY = [
    finding("A", "info", "a1"),
    finding("B", "warning", "b1"),
    finding("C", "error", "c1"),
    finding("B", "error", "b2"),
    finding(None, "info", "hela"),
    finding("A", "warning", "a2"),
]


def answering(findings: list[dict[str, object]], verdict: str = "failed", cells: int = 9) -> bytes:
    checked = {"cells": cells, "relations": {"category_sum": 0}}
    file = {"path": "bok.xlsx", "verdict": verdict, "checked": checked, "findings": findings}
    return b"answer\n" + json.dumps({"version": 1, "files": [file]}).encode()


@pytest.fixture
def pane(open_pane: Opened, scripted: Server) -> Pane:
    return open_pane(scripted, answering(MANY), BOOK)


def test_findings_are_grouped_by_sheet_and_the_worst_come_first(pane: Pane) -> None:
    pane.press("validate")
    assert pane.texts("#findings h3") == ["B", "C", "A", "Hela arbetsboken"]
    assert pane.texts(".finding .message") == ["b2", "b1", "c1", "a2", "a1", "hela"]
    assert pane.texts(".finding .severity")[:2] == ["Fel", "Att se över"]


def test_next_walks_through_all_and_begins_again(pane: Pane) -> None:
    pane.press("validate")
    seen: list[tuple[object, str]] = []
    for _ in range(7):
        pane.press("next")
        seen.append((pane.excel("standin.book.active"), pane.text("#status")))
    assert [place for place, _ in seen] == [1, 1, 2, 0, 0, 0, 1]
    assert [text for _, text in seen][5:] == ["Anmärkning 6 av 6: Hela arbetsboken", "Anmärkning 1 av 6: B!A1"]
    assert pane.page.locator(".finding[aria-current=true]").all_inner_texts()[0].endswith("b2")


def test_everything_works_from_the_keyboard(pane: Pane) -> None:
    pane.page.keyboard.press("Tab")
    while pane.excel("document.activeElement.id") != "validate":
        pane.page.keyboard.press("Tab")
    pane.page.keyboard.press("Enter")
    pane.page.wait_for_selector("#result:not([hidden])")
    assert pane.excel("document.activeElement.id") == "verdict", "a screen reader reads the verdict"
    pane.page.keyboard.press("Tab")
    pane.page.keyboard.press("Enter")
    pane.page.locator("#status", has_text="Anmärkning 1").wait_for()
    assert pane.excel("standin.book.active") == 1


def test_a_screen_reader_is_told_what_is_what(pane: Pane) -> None:
    pane.press("validate")
    assert pane.page.get_by_role("button", name="Validera").count() == 1
    assert pane.page.get_by_role("heading", name="Uppgifterna stämmer inte överens: 6 anmärkningar").count() == 1
    assert pane.page.locator("[role=status][aria-live=polite]").count() == 1
    assert pane.page.locator("[role=alert]").count() == 1
    assert pane.excel("document.documentElement.lang") == "sv"
    assert pane.excel("[...document.querySelectorAll('button')].filter(button => !button.textContent.trim())") == []


def test_the_ribbon_shows_the_pane_and_validates(pane: Pane) -> None:
    pane.excel("standin.press('validate')")
    assert pane.excel("standin.shown") == "Visible"
    assert len(pane.texts(".finding")) == 6
    pane.excel("standin.press('next')")
    assert pane.excel("standin.book.active") == 1
    pane.press("mark")
    pane.excel("standin.press('clear')")
    assert pane.excel("standin.book.notes.length") == 0


def test_next_before_a_check_says_what_to_do(pane: Pane) -> None:
    pane.excel("standin.press('next')")
    assert pane.text("#status") == "Tryck på Validera på fliken Medelkoll."


def test_an_english_excel_gets_english_and_swedish_is_a_press_away(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, answering(MANY), BOOK, language="en-US")
    pane.press("validate")
    assert pane.text("#verdict") == "The figures do not agree: 6 findings"
    pane.page.click("#language")
    assert pane.text("#verdict") == "Uppgifterna stämmer inte överens: 6 anmärkningar"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("C:\\Medel\\utökade 100 %.xlsx", "utökade 100 %.xlsx"),
        ("https://kommunen.sharepoint.com/Delat/ut%C3%B6kade%20medel.xlsx?web=1", "utökade medel.xlsx"),
        ("", "arbetsbok.xlsx"),
    ],
)
def test_the_check_is_told_the_files_name(open_pane: Opened, scripted: Server, url: str, name: str) -> None:
    pane = open_pane(scripted, answering([]), BOOK, url=url)
    with pane.page.expect_request("**/medelkoll/check") as sent:
        pane.press("validate")
    assert unquote(sent.value.headers["medelkoll-name"]) == name


def test_many_causes_are_not_all_told(open_pane: Opened, scripted: Server) -> None:
    causes = [{"kind": "wrong_digit", "cell": f"A!A{n}", "suggestion": None} for n in range(1, 7)]
    pane = open_pane(scripted, answering([{**MANY[2], "causes": causes}]), BOOK)
    pane.press("validate")
    assert pane.text(".finding .cause") == (
        "Möjliga orsaker: en siffra är fel (A!A1); en siffra är fel (A!A2); en siffra är fel (A!A3); och 3 till"
    )


def test_ok_is_never_empty(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, answering([], "ok"), BOOK)
    pane.press("validate")
    assert (pane.text("#verdict"), pane.text("#checked")) == (
        "Inga fel hittades",
        "Kontrollerat: 9 celler och 0 samband.",
    )
    assert pane.page.is_disabled("#next")


def test_nothing_is_fetched_from_anywhere_else(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, answering(MANY), BOOK)
    urls: list[str] = []
    pane.page.on("request", lambda request: urls.append(request.url))
    pane.page.reload()
    pane.press("validate")
    assert urls
    assert all(url.startswith(scripted.url) for url in urls)


def test_outside_excel_the_unchanged_office_js_loads_under_our_policy_and_says_what_is_wrong(
    browser: Browser, scripted: Server
) -> None:
    page = browser.new_page()
    blocked: list[str] = []
    page.on("console", lambda said: blocked.append(said.text) if "Content Security Policy" in said.text else None)
    page.goto(f"{scripted.url}/taskpane.html")
    page.get_by_text("Medelkoll fick inte kontakt med Excel.").wait_for(timeout=60_000)
    assert blocked == []
    page.close()
