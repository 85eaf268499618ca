from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.placing import place_of
from medelkoll_addin.reports.model import Verdict
from medelkoll_addin.showing import Shown, file_report
from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.validate import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping


def finding(code: str, severity: str, row: int | None = None, difference: int | None = None, book: int = 0) -> Finding:
    place = None if row is None else place_of(0, row, 1)
    return Finding(book, code, Severity(severity), place, (), difference=difference)


def shown(*findings: Finding, readable: bool = True) -> Shown:
    return Shown("mapp/bok.xlsx", 0, list(findings), readable=readable, sheet_names=("Blad1",))


def codes(one: Shown, *more: Finding) -> list[str]:
    return [placed.code for placed in file_report(one, more, {0: one.path}).findings]


def test_errors_come_first_then_the_largest_amount_then_the_sheets_order() -> None:
    one = shown(
        finding("K909", "info", 1),
        finding("K604", "warning", 1),
        finding("K201", "error", 2, 500),
        finding("K202", "error", 9, -90_000),
        finding("K301", "error", 8, 500),
        finding("K102", "error", 7),
        finding("K404", "info", 5, 100),
    )

    assert codes(one) == ["K202", "K201", "K301", "K102", "K604", "K404", "K909"]


def test_what_the_batch_says_of_it_takes_its_place_among_the_rest() -> None:
    one = shown(finding("K201", "error", 2, 500), finding("K909", "info", 1))

    assert codes(one, finding("K306", "error", 1, -700)) == ["K306", "K201", "K909"]


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ([], Verdict.OK),
        ([finding("K404", "info", 1)], Verdict.REMARKS),
        ([finding("K604", "warning", 1), finding("K404", "info", 1)], Verdict.REMARKS),
        ([finding("K604", "warning", 1), finding("K201", "error", 1)], Verdict.FAILED),
    ],
)
def test_the_verdict_is_that_of_the_gravest(found: list[Finding], verdict: Verdict) -> None:
    assert file_report(shown(*found), [], {0: "bok.xlsx"}).verdict == verdict


def test_an_unreadable_workbook_keeps_its_verdict_and_takes_nothing_from_the_validation() -> None:
    one = shown(finding("K904", "error"), readable=False)
    one.take(outcome(finding("K201", "error", 1), judged={0: {"formula": 1}}))
    report = file_report(one, [], {0: one.path})

    assert report.verdict == Verdict.UNREADABLE
    assert [placed.code for placed in report.findings] == ["K904"]
    assert (report.checked_cells, dict(report.checked_relations)) == (0, {})


def outcome(*findings: Finding, judged: Mapping[int, Mapping[str, int]]) -> Outcome:
    return Outcome(findings, judged, {0: 4, 1: 9})


def test_a_workbook_takes_its_own_findings_and_figures_alone() -> None:
    one = shown()
    judged = {0: {"category_sum": 2}, 1: {"formula": 5}}
    one.take(outcome(finding("K201", "error", 1), finding("K301", "error", 1, book=1), judged=judged))
    report = file_report(one, [], {0: one.path})

    assert [placed.code for placed in report.findings] == ["K201"]
    assert (report.checked_cells, dict(report.checked_relations)) == (4, {"category_sum": 2})


def test_a_workbook_of_which_nothing_was_judged_is_said_to_be_so() -> None:
    one = shown()
    one.take(outcome(judged={1: {"formula": 5}}))

    assert codes(one) == ["K910"]
    assert file_report(one, [], {0: one.path}).verdict == Verdict.REMARKS


@pytest.mark.parametrize("path", ["C:\\Statsbidrag\\inskickade\\kalmar.xlsx", "inskickade/kalmar.xlsx", "kalmar.xlsx"])
def test_another_workbook_is_named_without_its_folders(path: str) -> None:
    other = Finding(0, "K306", Severity.ERROR, place_of(0, 1, 1), (), 1, 2, -1, facts={"label": "B", "other_book": 1})
    (placed,) = file_report(shown(), [other], {0: "bok.xlsx", 1: path}).findings

    assert placed.finding.facts["other"] == "kalmar.xlsx"
