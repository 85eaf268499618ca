"""Kept workbooks beside their decisions, and small ones in which one thing at a time is wrong."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from openpyxl import Workbook
from tests.addin.documents import by_hand

from medelkoll_addin.cli import main
from medelkoll_addin.documents.checking import check_with_decision
from medelkoll_addin.sources import Source, from_path

if TYPE_CHECKING:
    from medelkoll_addin.reports.model import FileReport, Report

Row: TypeAlias = tuple[str, int | str | None]
HOME = Path(__file__).parents[3] / "workbooks"
DECISION = """Fördelning av medel

Utbildning: 800 000 kr
Konferenser: 1 250 000 kr
Samordning: 517 000 kr
Totalt: 2 567 000 kr

Bakgrund

Beslutet gäller till exempel 5 000 kr per person. För lokaler avsätts drygt 2 mnkr, högst 9 000 000 kr.
"""
ROWS: list[Row] = [
    ("Insats", "Belopp (kr)"),
    ("Utbildning", 800_000),
    ("Konferenser", 1_250_000),
    ("Samordning", 517_000),
    ("Totalt", 2_567_000),
    ("Kommentar: lokaler får 2 100 000 kr", None),
]


def book_of(rows: list[Row]) -> Source:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet
    for row in rows:
        sheet.append(row)
    file = BytesIO()
    workbook.save(file)
    return Source("bok.xlsx", data=file.getvalue())


def typed(total: int = 2_567_000, **changed: int) -> list[Row]:
    """The rows with other amounts, and a typed total."""
    amounts = {"Totalt": total, **changed}
    return [(row[0], amounts.get(row[0], row[1])) for row in ROWS]


def decision(text: str = DECISION) -> Source:
    return Source("beslut.txt", data=text.encode())


def said(report: FileReport) -> list[tuple[str, str, str | None, int | None, int | None]]:
    return [(f.code, str(f.severity), f.cell, f.stated, f.expected) for f in report.findings]


def kept(folder: str) -> Report:
    home = HOME / folder
    return check_with_decision(from_path(home / f"{folder}.xlsx"), from_path(home / "document.txt"))


@pytest.mark.parametrize("folder", by_hand.RELATIONS)
def test_a_kept_workbook_agrees_with_its_decision(folder: str) -> None:
    """Beside it nothing more is said than alone: the whole expected list is the workbook's own."""
    expected = json.loads((HOME / folder / "findings.json").read_text("utf-8"))
    own = [one for one in expected if one["file"] == f"{folder}.xlsx"]
    found = [
        {"file": f"{folder}.xlsx", "code": f.code, "severity": str(f.severity), "cell": f.cell, "cells": list(f.cells)}
        for f in kept(folder).files[0].findings
    ]

    assert sorted(found, key=repr) == sorted(
        ({key: one[key] for key in ("file", "code", "severity", "cell", "cells")} for one in own), key=repr
    )


def test_the_decision_is_compared_with_its_workbook_in_figures() -> None:
    """Every typed amount is held against the decision: 12 lines, 4 rows of the summary, the frame and the increase."""
    alone = check_with_decision(from_path(HOME / "utokade_medel_2024" / "utokade_medel_2024.xlsx"), decision("Tomt"))
    beside = kept("utokade_medel_2024")
    counts = [report.files[0].checked_relations["economic_summary"] for report in (alone, beside)]

    assert counts[1] - counts[0] == 18


def test_an_agreeing_pair_says_nothing() -> None:
    ours, theirs = check_with_decision(book_of(typed()), decision()).files

    assert (said(ours), said(theirs)) == ([], [])
    assert [file.path for file in (ours, theirs)] == ["bok.xlsx", "beslut.txt"]


def test_a_differing_line_and_the_total_that_follows_are_one_finding() -> None:
    (ours, _) = check_with_decision(book_of(typed(2_837_000, Konferenser=1_520_000)), decision()).files
    (finding,) = ours.findings

    assert said(ours) == [("K307", "error", "B3", 1_520_000_00, 1_250_000_00)]
    assert finding.cells[0] == "Sheet!B3"
    assert "beslut.txt!stycke 3" in finding.cells
    assert "I beslut.txt!stycke 3 står: ”Konferenser: 1 250 000 kr”" in finding.message()


def test_a_line_that_is_missing_explains_the_sum() -> None:
    rows = [row for row in typed() if row[0] != "Samordning"]
    (ours, _) = check_with_decision(book_of(rows), decision()).files

    assert said(ours) == [("K308", "error", "stycke 4", 517_000_00, None)]
    assert ours.findings[0].sheet == "beslut.txt"
    assert ours.findings[0].message().endswith("Där står: ”Samordning: 517 000 kr”")


def test_a_line_that_nobody_decided() -> None:
    rows = typed(2_607_000)
    rows.insert(4, ("Resor", 40_000))
    (ours, _) = check_with_decision(book_of(rows), decision(DECISION.replace("Totalt: 2 567 000 kr\n", ""))).files

    assert said(ours) == [("K309", "warning", "B5", 40_000_00, None)]


def test_lines_of_which_the_decision_states_the_sum_are_said_once() -> None:
    text = "Beslut\n\nTotalt fördelas 2 567 000 kr till insatserna.\n"
    (ours, _) = check_with_decision(book_of(typed()), decision(text)).files

    assert said(ours) == [("K309", "info", "B2", 2_567_000_00, None)]
    assert ours.findings[0].cells == ("Sheet!B2", "Sheet!B3", "Sheet!B4", "beslut.txt!stycke 2")


def test_an_amount_in_a_sentence_that_the_workbook_lacks() -> None:
    (ours, _) = check_with_decision(
        book_of(typed()), decision(DECISION.replace("drygt 2 mnkr", "drygt 2 mnkr och 77 000 kr till resor"))
    ).files

    assert said(ours) == [("K308", "info", "stycke 7", 77_000_00, None)]


def test_a_decision_that_contradicts_itself_is_not_the_workbooks_fault() -> None:
    ours, theirs = check_with_decision(
        book_of(typed()), decision(DECISION.replace("Totalt: 2 567 000", "Totalt: 2 576 000"))
    ).files

    assert said(ours) == []
    assert said(theirs) == [("K201", "error", "stycke 5", 2_576_000_00, 2_567_000_00)]


def test_a_line_that_the_decision_itself_contradicts_is_not_said_of_the_workbook() -> None:
    """Its sum says that a line is 70 000 too little, and that is just what the workbook has more."""
    ours, theirs = check_with_decision(
        book_of(typed()), decision(DECISION.replace("Konferenser: 1 250 000", "Konferenser: 1 180 000"))
    ).files

    assert said(ours) == []
    assert [code for code, *_ in said(theirs)] == ["K201"]


def test_another_decision_altogether() -> None:
    (ours, _) = check_with_decision(book_of(typed()), decision("Beslut\n\nA: 11 111 kr\nB: 22 222 kr\n")).files

    assert [(f.code, f.finding.variant) for f in ours.findings] == [("K308", "strangers")]


def test_another_deadline_than_the_decisions() -> None:
    home = HOME / "delregionala_medel_2019_2020"
    text = (home / "document.txt").read_text("utf-8").replace("senast februari varje", "senast april varje")
    (ours, _) = check_with_decision(from_path(home / f"{home.name}.xlsx"), decision(text)).files
    (deadlines,) = [f for f in ours.findings if f.code == "K604"]

    assert deadlines.cells == (
        "Anvisningar!B10",
        "Anvisningar!B11",
        "beslut.txt!stycke 11",
        "beslut.txt!stycke 18",
    )


def test_a_decision_that_cannot_be_read_leaves_the_workbooks_own_check() -> None:
    ours, theirs = check_with_decision(book_of(typed(2_576_000)), Source("beslut.txt", data=b" ")).files

    assert [code for code, *_ in said(ours)] == ["K201"]
    assert theirs.verdict == "unreadable"


def test_the_command_takes_one_workbook_and_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book, text = tmp_path / "bok.xlsx", tmp_path / "beslut.txt"
    book.write_bytes(book_of(typed()).data)
    text.write_text(DECISION, "utf-8")

    assert main(["check", str(book), "--document", str(text), "--format", "json"]) == 0
    assert [file["path"] for file in json.loads(capsys.readouterr().out)["files"]] == [str(book), str(text)]
    assert main(["check", str(book), str(book / ".." / "två.xlsx"), "--document", str(text)]) == 2
    assert main(["check", str(book), "--document", str(tmp_path / "beslut.doc")]) == 2
    assert main(["check", str(book), "--document", str(text), "--output", str(text)]) == 2
