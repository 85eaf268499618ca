from __future__ import annotations

import json
from html.parser import HTMLParser
from importlib.metadata import version
from io import StringIO

import pytest
from rich.console import Console

from medelkoll_addin.placing import place_of
from medelkoll_addin.reports.as_html import report_html
from medelkoll_addin.reports.as_json import report_json
from medelkoll_addin.reports.as_terminal import print_report
from medelkoll_addin.reports.as_text import report_text
from medelkoll_addin.reports.model import FileReport, PlacedFinding, Report, Verdict
from medelkoll_schemas.findings import Cause, Finding, Severity

C6 = place_of(0, 5, 2)
C4 = place_of(1, 3, 2)
MESSAGE = (
    "Sammanfattningen säger 4 050 000 kr men delposterna blir 4 005 000 kr (45 000 kr för mycket). "
    "Två siffror har troligen bytt plats i C6; skriv 4 005 000."
)

FIRST_FILE = {
    "path": "in/utokade_medel_2024.xlsx",
    "sha256": "ab" * 32,
    "grant": "utokade-medel-2024",
    "mapping": "grant",
    "verdict": "failed",
    "checked": {
        "cells": 31,
        "relations": {
            "category_sum": 4,
            "economic_summary": 5,
            "per_inhabitant": 0,
            "recipient_split": 0,
            "spending_report": 0,
            "formula": 0,
        },
    },
    "findings": [
        {
            "code": "K301",
            "severity": "error",
            "message": MESSAGE,
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
                },
            ],
        },
    ],
}


def report(
    path: str = "in/utokade_medel_2024.xlsx", sheets: tuple[str, str] = ("Sammanfattning", "Barn och unga")
) -> Report:
    cause = Cause("transposed_digits", C6, 400_500_000, 4_500_000)
    finding = Finding(0, "K301", Severity.ERROR, C6, (C6, C4), 405_000_000, 400_500_000, 4_500_000, (cause,))
    failed = FileReport(
        path,
        Verdict.FAILED,
        "ab" * 32,
        "utokade-medel-2024",
        "grant",
        31,
        {"category_sum": 4, "economic_summary": 5},
        [PlacedFinding(finding, sheets)],
    )
    gone = PlacedFinding(Finding(1, "K905", Severity.ERROR, None, variant="missing"))
    return Report(
        [failed, FileReport("in/borta.xlsx", Verdict.UNREADABLE, findings=[gone]), FileReport("c.xlsx", Verdict.OK)]
    )


def spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_json_is_the_contract_to_the_letter() -> None:
    tree = report_json(report())
    first = tree["files"][0]
    first["findings"][0]["message"] = spaced(first["findings"][0]["message"])

    assert tree["summary"] == {"files": 3, "ok": 1, "remarks": 0, "failed": 1, "unreadable": 1}
    assert (tree["version"], tree["tool"]) == (1, {"name": "medelkoll", "version": version("medelkoll")})
    assert first == FIRST_FILE


def test_json_has_null_for_what_is_not_there() -> None:
    gone = report_json(report())["files"][1]
    finding = gone["findings"][0]

    assert (gone["sha256"], gone["grant"], gone["mapping"]) == (None, None, None)
    assert [finding[key] for key in ("sheet", "cell", "cells", "stated", "causes")] == [None, None, [], None, []]


def test_json_differs_between_languages_in_its_messages_alone() -> None:
    swedish, english = report_json(report()), report_json(report(), "en")
    for tree in (swedish, english):
        for file in tree["files"]:
            for finding in file["findings"]:
                assert finding["message"]
                finding["message"] = ""

    assert swedish == english
    assert json.loads(json.dumps(swedish)) == swedish


def test_json_gives_a_population_in_persons() -> None:
    finding = Finding(0, "K402", Severity.ERROR, C4, (C4,), 39_789, 39_879, -90)
    tree = report_json(Report([FileReport("a.xlsx", Verdict.FAILED, findings=[PlacedFinding(finding, ("A", "B"))])]))

    assert tree["files"][0]["findings"][0]["difference"] == "-90"


def test_text_gives_the_verdict_first_and_the_summary_last() -> None:
    lines = spaced(report_text(report())).splitlines()

    assert lines[0] == (
        "FEL  in/utokade_medel_2024.xlsx  (bidrag utokade-medel-2024, 31 celler och 9 samband kontrollerade)"
    )
    assert lines[1] == f"  fel  K301  Sammanfattning!C6  {MESSAGE}"
    assert lines[3] == "Gick inte att läsa  in/borta.xlsx"
    assert lines[-1] == ("3 arbetsböcker: 1 utan anmärkning, 0 med anmärkningar, 1 med fel, 1 som inte gick att läsa.")


def test_text_in_english() -> None:
    text = report_text(report(), "en")

    assert text.startswith("ERRORS  in/utokade")
    assert "3 workbooks: 1 without findings" in text


def test_the_terminal_shows_a_table_with_kronor() -> None:
    sink = StringIO()
    print_report(report(), Console(file=sink, width=200, force_terminal=False, legacy_windows=False))
    text = spaced(sink.getvalue())

    assert text.startswith("FEL  in/utokade_medel_2024.xlsx")
    assert "Sammanfattning!C6" in text
    assert "+45 000 kr" in text
    assert "hela filen" in text


@pytest.mark.parametrize("width", range(60, 130, 7))
def test_the_terminal_never_breaks_an_amount(width: int) -> None:
    sink = StringIO()
    print_report(report(), Console(file=sink, width=width, force_terminal=False, legacy_windows=False))

    assert sink.getvalue().count("4\u00a0050\u00a0000\u00a0kr") == 1
    assert sink.getvalue().count("4\u00a0005\u00a0000") == 2


def test_the_terminal_takes_nothing_from_a_workbook_for_orders() -> None:
    sink = StringIO()
    evil = report("[red]a\x1b[2J.xlsx", ("[bold]A\x1b]0;x\x07", "\u202eB"))
    print_report(evil, Console(file=sink, width=200, force_terminal=False, legacy_windows=False))

    assert "[red]a" in sink.getvalue()
    assert "[bold]A" in sink.getvalue()
    assert not {"\x1b", "\x07", "\u202e"} & set(sink.getvalue())
    assert not {"\x1b", "\x07", "\u202e"} & set(report_text(evil))


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_says_what_the_text_says() -> None:
    page = Page(report_html(report()))

    assert MESSAGE in spaced(page.text)
    assert "1 som inte gick att läsa" in page.text
    assert "K905 Filen kan inte öppnas" in page.text
    assert ("lang", "sv") in page.attributes


def test_html_is_one_file_that_fetches_and_runs_nothing() -> None:
    page = Page(report_html(report()))
    fetched = {name for name, value in page.attributes if name in ("src", "href") and not (value or "").startswith("#")}

    assert fetched == set()
    assert not {"script", "link", "img", "iframe"} & set(page.tags)


def test_html_can_be_followed_without_seeing_it() -> None:
    page = Page(report_html(report()))
    names = {value for name, value in page.attributes if name == "id"}
    pointed = {(value or "").lstrip("#") for name, value in page.attributes if name in ("href", "aria-labelledby")}

    assert page.tags.count("h1") == 1
    assert page.tags.count("caption") == page.tags.count("table") > 0
    assert page.attributes.count(("scope", "col")) == 5 * page.tags.count("table")
    assert pointed <= names


def test_html_escapes_everything() -> None:
    text = report_html(report('"><script>alert(1)</script>.xlsx', ("<b>A</b>", "B&C")))

    assert "<script>" not in text
    assert "<b>" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize(
    ("paths", "begins"),
    [
        (["bok.xlsx"], ("1 arbetsbok: 1 utan", "1 workbook: 1 without")),
        (["beslut.pdf"], ("1 fil: 1 utan", "1 file: 1 without")),
        (["bok.xlsx", "beslut.DOCX"], ("2 filer: 2 utan", "2 files: 2 without")),
        (["a.xlsx", "b.xls"], ("2 arbetsböcker: 2 utan", "2 workbooks: 2 without")),
    ],
)
def test_a_decision_is_no_workbook_in_the_last_line(paths: list[str], begins: tuple[str, str]) -> None:
    checked = Report([FileReport(path, Verdict.OK) for path in paths])

    assert report_text(checked).splitlines()[-1].startswith(begins[0])
    assert report_text(checked, "en").splitlines()[-1].startswith(begins[1])
