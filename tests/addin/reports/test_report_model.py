from __future__ import annotations

import pytest

from medelkoll_addin.placing import place_of
from medelkoll_addin.reports.model import FileReport, PlacedFinding, Report, Verdict, verdict_of
from medelkoll_schemas.findings import Cause, Finding, Severity

SHEETS = ("Sammanfattning", "Barn och unga")
C6 = place_of(0, 5, 2)
C4 = place_of(1, 3, 2)


def placed(severity: Severity = Severity.ERROR, place: int | None = C6, code: str = "K301") -> PlacedFinding:
    return PlacedFinding(Finding(0, code, severity, place, (C6, C4) if place == C6 else ()), SHEETS)


def test_a_finding_knows_its_sheet_its_cell_and_every_cell() -> None:
    assert (placed().sheet, placed().cell) == ("Sammanfattning", "C6")
    assert placed().cells == ("Sammanfattning!C6", "Barn och unga!C4")


def test_a_finding_about_the_whole_file_has_no_cell() -> None:
    whole = placed(place=None)

    assert (whole.sheet, whole.cell, whole.cells) == (None, None, ())


def test_a_finding_without_a_relation_lists_its_own_cell() -> None:
    assert placed(place=C4).cells == ("Barn och unga!C4",)


def test_a_message_names_cells_of_other_sheets_with_their_sheet() -> None:
    causes = (Cause("omitted_line", C6, None, 4_500_000, facts={"line": C4}),)
    finding = Finding(0, "K301", Severity.ERROR, C6, (C6, C4), 405_000_000, 400_500_000, 4_500_000, causes)
    near = Finding(0, "K301", Severity.ERROR, C4, (C4,), 405_000_000, 400_500_000, 4_500_000, causes)

    assert "Posten i Barn och unga!C4 på" in PlacedFinding(finding, SHEETS).message()
    assert "Posten i C4 på" in PlacedFinding(near, SHEETS).message()
    assert "The line in Barn och unga!C4 of" in PlacedFinding(finding, SHEETS).message("en")


@pytest.mark.parametrize(
    ("severities", "verdict"),
    [
        ([], Verdict.OK),
        ([Severity.INFO], Verdict.REMARKS),
        ([Severity.WARNING, Severity.INFO], Verdict.REMARKS),
        ([Severity.INFO, Severity.ERROR], Verdict.FAILED),
    ],
)
def test_an_error_fails_a_workbook_and_anything_else_is_a_remark(severities: list[Severity], verdict: Verdict) -> None:
    assert verdict_of(placed(severity) for severity in severities) is verdict


def test_protected_sheets_are_told_of_and_are_no_remark() -> None:
    protected = placed(Severity.INFO, None, "K920")

    assert verdict_of([protected]) is Verdict.OK
    assert verdict_of([protected, placed(Severity.INFO, None, "K922")]) is Verdict.REMARKS
    assert verdict_of([protected, placed()]) is Verdict.FAILED


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [
        ([], 0),
        ([Verdict.OK, Verdict.REMARKS], 0),
        ([Verdict.OK, Verdict.FAILED], 1),
        ([Verdict.UNREADABLE], 1),
    ],
)
def test_the_exit_code_is_the_worst_verdict(verdicts: list[Verdict], code: int) -> None:
    assert Report([FileReport("a.xlsx", verdict) for verdict in verdicts]).exit_code == code


def test_the_summary_counts_every_verdict() -> None:
    report = Report([FileReport("a.xlsx", Verdict.FAILED), FileReport("b.xlsx", Verdict.FAILED)])

    assert report.summary == {"files": 2, "ok": 0, "remarks": 0, "failed": 2, "unreadable": 0}


def test_a_file_counts_its_severities() -> None:
    file = FileReport("a.xlsx", Verdict.FAILED, findings=[placed(), placed(), placed(Severity.INFO)])

    assert [file.count(severity) for severity in Severity] == [2, 0, 1]
