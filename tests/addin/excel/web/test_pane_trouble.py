"""What can go wrong between a user, Excel and the server, in a real browser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.addin.excel.web.conftest import Pane, Server

    Opened = Callable[..., Pane]

pytestmark = pytest.mark.browser

EVIL = "<img src=x onerror=alert(1)>"
EVIL_SHEET = "<script>alert(1)<~script>"  # a sheet's name cannot hold a slash
FORMULA_SHEET = "=cmd|' !A1'"


def finding(sheet: str = "Blad1", more: dict[str, object] | None = None) -> dict[str, object]:
    return {
        "code": "K201",
        "severity": "error",
        "message": "Delarna blir 5 kr.",
        "sheet": sheet,
        "cell": "B2",
        "cells": [f"{sheet}!B2"],
        "stated": None,
        "expected": None,
        "difference": None,
        "causes": [],
        **(more or {}),
    }


def answering(*findings: dict[str, object]) -> bytes:
    checked = {"cells": 3, "relations": {"category_sum": 1}}
    file = {"path": "bok.xlsx", "verdict": "failed", "checked": checked, "findings": findings}
    return b"answer\n" + json.dumps({"version": 1, "files": [file]}).encode()


def book(*names: str, **first: object) -> dict[str, object]:
    sheets: list[dict[str, object]] = [{"name": name, "cells": {"A1": 1}} for name in names]
    sheets[0].update(first)
    return {"name": "bok.xlsx", "sheets": sheets}


# -- hostile content -------------------------------------------------------------------------------------------------


@pytest.fixture
def hostile(open_pane: Opened, scripted: Server) -> Pane:
    texts: dict[str, object] = {
        "message": f"{EVIL} ska bort",
        "causes": [{"kind": EVIL, "cell": EVIL, "suggestion": None}],
    }
    findings = [finding(EVIL_SHEET, texts), finding(FORMULA_SHEET, {"message": "=cmd|'/c calc'!A1"})]
    return open_pane(scripted, answering(*findings), book(EVIL_SHEET, FORMULA_SHEET))


def test_no_content_of_a_workbook_becomes_html(hostile: Pane) -> None:
    hostile.press("validate")
    assert hostile.texts(".finding .message")[0] == f"{EVIL} ska bort"
    assert hostile.texts("#findings h3") == [EVIL_SHEET, FORMULA_SHEET]
    assert hostile.page.locator("#findings img, #findings script").count() == 0
    assert hostile.errors == []


def test_a_hostile_sheet_is_reached_marked_and_cleared(hostile: Pane) -> None:
    before = hostile.snapshot()
    hostile.press("validate")
    hostile.press("next")
    hostile.press("next")
    assert hostile.excel("standin.book.active") == 1
    hostile.press("mark")
    assert hostile.text("#status").startswith("2 celler är markerade.")
    hostile.press("clear")
    assert hostile.snapshot() == before


def test_no_text_becomes_a_formula_on_the_result_sheet(hostile: Pane) -> None:
    hostile.press("validate")
    hostile.press("report")
    hostile.excel("window.values = Object.values(standin.book.sheets.at(-1).cells)")
    assert hostile.excel("values.filter(value => value.formula)") == []
    assert hostile.excel("values.includes(`=cmd|'/c calc'!A1`)") is True


def test_the_policy_stops_a_script_that_got_in_all_the_same(hostile: Pane) -> None:
    hostile.excel("document.body.append(Object.assign(document.createElement('script'), { text: 'window.owned = 1' }))")
    assert hostile.excel("window.owned") is None


# -- older Excel -----------------------------------------------------------------------------------------------------


def test_without_notes_there_are_colours_and_the_result_sheet(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, answering(finding()), book("Blad1"), level="1.17")
    before = pane.snapshot()
    pane.press("validate")
    pane.press("mark")
    assert pane.text("#status").startswith("1 cell är markerad med färg.")
    assert pane.excel("standin.book.sheets.map(sheet => [sheet.name, sheet.rules.length])") == [
        ["Blad1", 1],
        ["Medelkoll", 0],
    ]
    assert pane.excel("standin.book.sheets[1].cells.F6") == "Anmärkning"
    assert pane.excel("standin.book.sheets[1].cells.F7") == "Delarna blir 5 kr."
    pane.press("clear")
    assert pane.snapshot() == before


def test_an_excel_without_conditional_formats_is_too_old(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, answering(finding()), book("Blad1"), level="1.5")
    pane.press("validate")
    pane.press("mark")
    assert pane.text("#problem") == "Den här versionen av Excel är för gammal för den knappen."


# -- the workbook is busy, changed or protected ----------------------------------------------------------------------


def test_while_a_cell_is_being_written_the_user_is_told_so(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, answering(finding()), book("Blad1"))
    pane.excel("standin.editing = true")
    pane.press("validate")
    assert pane.text("#problem").startswith("Excel väntar på att en cell blir färdigskriven.")
    pane.excel("standin.editing = false")
    pane.press("validate")
    assert pane.text("#problem") == ""
    pane.excel("standin.editing = true")
    pane.press("mark")
    assert pane.text("#problem").startswith("Excel väntar på att en cell blir färdigskriven.")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("standin.book.sheets[0].name = 'Annat'", "Cellen finns inte längre"),
        ("standin.book.sheets[0].visibility = 'Hidden'", "Bladet är dolt."),
    ],
)
def test_a_cell_that_cannot_be_shown(open_pane: Opened, scripted: Server, change: str, problem: str) -> None:
    pane = open_pane(scripted, answering(finding()), book("Blad1", "Blad2"))
    pane.press("validate")
    pane.excel(change)
    pane.press("next")
    assert pane.text("#problem").startswith(problem)


def test_a_protected_sheet_is_left_out_and_named(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, answering(finding("Låst"), finding("Blad2")), book("Låst", "Blad2", isProtected=True))
    pane.press("validate")
    pane.press("mark")
    assert pane.text("#status").startswith("1 cell är markerad.")
    assert "Hoppades över: Låst." in pane.text("#status")


def test_somebodys_own_note_and_rule_stay_theirs(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, answering(finding()), book("Blad1"))
    pane.excel(
        "(() => { const sheet = standin.book.sheets[0]; sheet.Notes.Add('B2', 'Medelkoll är bra');"
        " const rule = sheet.GetRange('A1:C9').ConditionalFormats.Add('Custom'); rule.Formula = '=B2>1'; })()"
    )
    before = pane.snapshot()
    pane.press("validate")
    pane.press("mark")
    assert pane.excel("standin.book.notes.length") == 1
    pane.press("clear")
    assert pane.snapshot() == before


def test_a_users_own_sheet_with_our_name_stays(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, answering(finding()), book("Blad1", "Medelkoll"))
    pane.press("validate")
    pane.press("report")
    assert pane.excel("standin.book.sheets.map(sheet => sheet.name)") == ["Blad1", "Medelkoll", "Medelkoll (2)"]
    pane.press("clear")
    assert pane.excel("standin.book.sheets.map(sheet => sheet.name)") == ["Blad1", "Medelkoll"]


def test_marks_move_with_their_cells_and_are_found_again(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, answering(finding()), book("Blad1"))
    before = pane.snapshot()
    pane.press("validate")
    pane.press("mark")
    pane.excel(
        "(() => { const sheet = standin.book.sheets[0]; const moved = sheet.GetRange('B7');"
        " sheet.rules[0].range = moved; standin.book.notes[0].range = moved; })()"
    )
    pane.press("clear")
    assert pane.snapshot() == before


# -- the server and the file -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"crash\n", "Kontrollen klarade inte av den här arbetsboken och avslutades."),
        (b"fail\n", "Kontrollen klarade inte av den här arbetsboken."),
        (b"sleep\n", "Kontrollen tog för lång tid och avslutades."),
        (b"", "Excel lämnade ut en tom fil."),
    ],
)
def test_a_check_without_an_answer(open_pane: Opened, scripted: Server, data: bytes, problem: str) -> None:
    pane = open_pane(scripted, data, book("Blad1"))
    pane.press("validate")
    assert pane.text("#problem").startswith(problem)
    assert pane.page.is_hidden("#result")
    assert pane.excel("standin.openFiles()") == 0


def test_twenty_megabytes_go_through(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, answering(finding()) + b" " * 20_000_000, book("Blad1"))
    pane.press("validate")
    assert pane.texts(".finding .message") == ["Delarna blir 5 kr."]


def test_a_file_that_is_too_large_is_not_even_sent(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, b"x" * 25_000_001, book("Blad1"))
    posts: list[str] = []
    pane.page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    pane.press("validate")
    assert pane.text("#problem").startswith("Arbetsboken är för stor: högst 25 MB kan kontrolleras.")
    assert posts == []
    assert pane.excel("standin.openFiles()") == 0


def test_a_check_can_be_cancelled(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, b"sleep\n", book("Blad1"))
    pane.page.click("#validate")
    pane.page.locator("#progress-text", has_text="Kontrollerar").wait_for()
    assert pane.page.is_disabled("#validate")
    pane.press("cancel")
    assert pane.text("#status") == "Kontrollen är avbruten."
    assert pane.page.is_enabled("#validate")


def test_a_server_that_stops_midway(open_pane: Opened, start_server: Callable[..., Server]) -> None:
    server = start_server("scripted")
    pane = open_pane(server, b"sleep\n", book("Blad1"))
    pane.page.click("#validate")
    pane.page.locator("#progress-text", has_text="Kontrollerar").wait_for()
    server.process.kill()
    pane.page.wait_for_selector("main[aria-busy=false]")
    assert pane.text("#problem").startswith("Servern svarar inte. Arbetsboken är orörd.")
    pane.press("validate")
    assert pane.text("#problem").startswith("Servern svarar inte."), "and it goes on saying so"


def test_a_sign_in_that_is_refused(open_pane: Opened, scripted: Server) -> None:
    pane = open_pane(scripted, answering(finding()), book("Blad1"))
    pane.page.route("**/medelkoll/check", lambda route: route.fulfill(status=403, json={"detail": "Missing roles"}))
    pane.press("validate")
    assert pane.text("#problem").startswith("Du har inte behörighet till Medelkoll.")


def test_two_panes_at_once_see_their_own_workbooks(open_pane: Opened, scripted: Server) -> None:
    panes = [open_pane(scripted, answering(finding(more={"message": f"Bok {n}"})), book("Blad1")) for n in (1, 2)]
    for pane in panes:
        pane.page.click("#validate")
    for number, pane in enumerate(panes, start=1):
        pane.page.wait_for_selector("main[aria-busy=false]")
        assert pane.texts(".finding .message") == [f"Bok {number}"]
