from __future__ import annotations

import json
import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import pytest

from medelkoll_addin.check import check_paths
from medelkoll_addin.reports.as_json import report_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.reports.as_json import FileJson

HOME = Path(__file__).parents[2] / "workbooks"
SENT_IN = "inrapportering_brukarsamverkan_2018"
CHECKED = {  # what each grant's workbooks can be checked for, whatever comes of it
    "brukarmedverkan_2024": {"category_sum", "economic_summary", "formula"},
    "delregionala_medel_2019_2020": {
        "category_sum",
        "economic_summary",
        "per_inhabitant",
        "recipient_split",
        "formula",
    },
    "inrapportering_brukarsamverkan_2018": {"category_sum", "economic_summary", "spending_report"},
    "uppdrag_brukarsamverkan_2018": {"economic_summary", "formula"},
    "utokade_medel_2024": {"category_sum", "economic_summary", "recipient_split", "formula"},
}
SEVERITIES = ["error", "warning", "info"]


class CauseExpected(TypedDict):
    kind: str
    cell: str
    suggestion: str | None
    explains: str
    certainty: str


class Expected(TypedDict):
    file: str
    code: str
    severity: str
    sheet: str
    cell: str
    cells: list[str]
    stated: str | None
    expected: str | None
    difference: str | None
    causes: list[CauseExpected]


def kept_files() -> list[Path]:
    return sorted([*HOME.glob("*/*.xlsx"), *HOME.glob("*/inskickade/*.xlsx")])


def expected_of(folder: str) -> list[Expected]:
    found: list[Expected] = json.loads((HOME / folder / "findings.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def reports() -> dict[str, FileJson]:
    """Every kept workbook, checked in one batch, by its path from ``workbooks``."""
    files = report_json(check_paths(kept_files()))["files"]
    return {Path(file["path"]).relative_to(HOME).as_posix(): file for file in files}


def as_expected(file: FileJson, name: str) -> list[Expected]:
    """A report's findings as findings.json has them: without their messages."""
    return [
        {
            "file": name,
            "code": one["code"],
            "severity": one["severity"],
            "sheet": one["sheet"] or "",
            "cell": one["cell"] or "",
            "cells": one["cells"],
            "stated": one["stated"],
            "expected": one["expected"],
            "difference": one["difference"],
            "causes": [
                {
                    "kind": cause["kind"],
                    "cell": cause["cell"],
                    "suggestion": cause["suggestion"],
                    "explains": cause["explains"],
                    "certainty": cause["certainty"],
                }
                for cause in one["causes"]
            ],
        }
        for one in file["findings"]
    ]


def in_reading_order(findings: Sequence[Expected]) -> list[Expected]:
    return sorted(findings, key=lambda one: (one["file"], one["code"], one["sheet"], one["cell"]))


def test_there_are_26_of_them_and_each_is_in_the_report(reports: dict[str, FileJson]) -> None:
    assert len(kept_files()) == 26
    assert set(reports) == {path.relative_to(HOME).as_posix() for path in kept_files()}


@pytest.mark.parametrize("folder", CHECKED)
def test_the_findings_are_those_worked_out_by_hand_and_no_others(reports: dict[str, FileJson], folder: str) -> None:
    files = {name.removeprefix(f"{folder}/"): file for name, file in reports.items() if name.startswith(f"{folder}/")}
    found = [finding for name, file in files.items() for finding in as_expected(file, name)]

    assert in_reading_order(found) == in_reading_order(expected_of(folder))


@pytest.mark.parametrize("folder", CHECKED)
def test_verdict_grant_and_what_was_checked(reports: dict[str, FileJson], folder: str) -> None:
    wrong = {f"{folder}/{one['file']}" for one in expected_of(folder) if one["severity"] == "error"}
    for name, file in reports.items():
        if not name.startswith(f"{folder}/"):
            continue
        done = {kind for kind, count in file["checked"]["relations"].items() if count}
        typed_sums = {"halland", "varmland", "vasterbotten"}  # their amounts are texts: no formula to judge

        assert file["verdict"] == ("failed" if name in wrong else "ok")
        assert (file["grant"], file["mapping"]) == (folder.replace("_", "-"), "grant")
        assert file["checked"]["cells"] >= 3
        assert done - {"formula"} == CHECKED[folder] - {"formula"}
        assert ("formula" in done) == (Path(name).stem not in typed_sums)


def test_the_gravest_comes_first_and_the_largest_amount_first_among_equals(reports: dict[str, FileJson]) -> None:
    for file in reports.values():
        ranks = [(SEVERITIES.index(one["severity"]), -abs(Decimal(one["difference"] or 0))) for one in file["findings"]]

        assert all(before <= after for before, after in pairwise(ranks))


def test_every_message_names_its_amounts_and_its_first_cell_is_listed_first(reports: dict[str, FileJson]) -> None:
    for finding in [finding for file in reports.values() for finding in file["findings"]]:
        assert finding["cells"][0] == f"{finding['sheet']}!{finding['cell']}"
        amounts = [finding["stated"], finding["expected"], *(cause["suggestion"] for cause in finding["causes"])]
        for amount in filter(None, amounts):
            assert f"{int(Decimal(amount)):,}".replace(",", "\u00a0") in finding["message"]


# The document itself against the findings.


def counties() -> dict[str, list[int]]:
    """County -> the amounts of its lines as the document prints them, in kronor."""
    text = (HOME / SENT_IN / "document.txt").read_text("utf-8")
    parts = re.split(r"\n([A-ZÅÄÖ][a-zåäö]+(?: Götaland)?)\s*\n\s*\nPlan för utvecklad", text)
    return {county: printed(section) for county, section in zip(parts[1::2], parts[2::2], strict=True)}


def printed(section: str) -> list[int]:
    lines = section.split("Hur har medlen fördelats", 1)[1].split("Är samtliga", 1)[0]
    return [int(amount.replace(" ", "")) for amount in re.findall(r"(\d[\d ]*):-", lines)]


WRONG = {
    "blekinge": "Blekinge",
    "gotland": "Gotland",
    "gavleborg": "Gävleborg",
    "jonkoping": "Jönköping",
    "kalmar": "Kalmar",
    "skane": "Skåne",
    "vastmanland": "Västmanland",
    "ostergotland": "Östergötland",
}
DOUBLE = {"Stockholm", "Skåne", "Västra Götaland"}  # minst en miljon kronor vardera; de tre storstadslänen två
REMAINS = {"Jämtland": 5_000, "Stockholm": 1_600_000}


def grant_of(county: str) -> int:
    return 2_000_000 if county in DOUBLE else 1_000_000


def test_eight_of_the_21_counties_do_not_come_out() -> None:
    lines = counties()

    assert len(lines) == 21
    assert {c for c in lines if sum(lines[c]) + REMAINS.get(c, 0) != grant_of(c)} == set(WRONG.values())


def of_county(stem: str) -> Expected:
    return next(one for one in expected_of(SENT_IN) if one["file"] == f"inskickade/{stem}.xlsx")


@pytest.mark.parametrize("stem", WRONG)
def test_a_countys_figures_follow_from_the_document(stem: str) -> None:
    finding = of_county(stem)
    lines = counties()[WRONG[stem]]
    grant = grant_of(WRONG[stem])

    amounts = [finding["stated"], finding["expected"], finding["difference"]]
    assert amounts == [f"{kronor}.00" for kronor in (sum(lines), grant, sum(lines) - grant)]
    assert len(finding["cells"]) == len(lines) + 2 + (stem == "gavleborg")  # the sum, the grant, and the box of words


def one_keystroke(amount: int) -> dict[int, str]:
    """Every amount that one slip could have made this one of, and the slip."""
    typed = str(amount)
    spots = range(len(typed))
    swapped = {typed[:i] + typed[i : i + 2][::-1] + typed[i + 2 :] for i in spots}
    replaced = {typed[:i] + digit + typed[i + 1 :] for i in spots for digit in "0123456789"}
    longer = {typed[:i] + digit + typed[i:] for i in [*spots, len(typed)] for digit in "0123456789"}
    shorter = {typed[:i] + typed[i + 1 :] for i in spots}
    kinds = {"wrong_digit": replaced, "transposed_digits": swapped, "dropped_digit": longer, "extra_digit": shorter}
    return {int(other): kind for kind, others in kinds.items() for other in others if other}


@pytest.mark.parametrize("stem", WRONG)
def test_the_causes_are_all_the_single_keystrokes_that_explain_a_county(stem: str) -> None:
    finding = of_county(stem)
    difference = int(Decimal(finding["difference"] or 0))
    slips = [(one_keystroke(line).get(line - difference), line - difference) for line in counties()[WRONG[stem]]]

    causes = [(cause["kind"], int(Decimal(cause["suggestion"] or 0))) for cause in finding["causes"]]
    assert causes == [slip for slip in slips if slip[0]]
    assert {cause["certainty"] for cause in finding["causes"]} <= {"ambiguous"}
    assert {cause["explains"] for cause in finding["causes"]} <= {finding["difference"]}


def test_what_the_compilation_says_of_a_county_is_what_is_said_of_its_own_workbook() -> None:
    sent = {one["stated"]: one for one in expected_of(SENT_IN) if "/" in one["file"]}
    together = [one for one in expected_of(SENT_IN) if "/" not in one["file"]]

    assert len(sent) == len(together) == 8
    for one in together:
        twin = sent[one["stated"]]
        assert (one["expected"], one["difference"], len(one["cells"])) == (
            twin["expected"],
            twin["difference"],
            len(twin["cells"]),
        )
        assert [(c["kind"], c["suggestion"]) for c in one["causes"]] == [
            (c["kind"], c["suggestion"]) for c in twin["causes"]
        ]


def test_the_amounts_per_inhabitant_follow_from_the_inhabitants() -> None:
    rows = (HOME / "delregionala_medel_2019_2020" / "population_2018.tsv").read_text("utf-8").splitlines()[1:]
    people = {area: sum(int(row.split("\t")[3]) for row in rows if row.split("\t")[2] == area) for area in AREAS}
    price = {"Kommun": 60, "VGR": 120}  # öre per inhabitant
    south, nearby, gothenburg = (people[area] for area in AREAS)
    found = {
        cause["cell"]: cause["suggestion"]
        for one in expected_of("delregionala_medel_2019_2020")
        for cause in one["causes"]
    }

    assert found == {
        "Fördelning!D8": hundreds(south * price["Kommun"]),
        "Fördelning!D9": hundreds((south + nearby) * price["VGR"]),
        "Fördelning!E9": hundreds(gothenburg * price["VGR"]),
        "Fördelning!H8": hundreds(nearby * price["Kommun"]),
    }


AREAS = ("Södra Älvsborg", "Alingsås/Lerum", "Göteborgsområdet")


def hundreds(ore: int) -> str:
    """To the nearest 100 kr."""
    return f"{(ore + 5_000) // 10_000 * 100}.00"
