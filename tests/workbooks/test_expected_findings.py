from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

import pytest

if TYPE_CHECKING:
    from tests.workbooks.conftest import KeptFiles


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
    causes: list[dict[str, str | int]]


COUNTS = {
    "brukarmedverkan_2024": {},
    "uppdrag_brukarsamverkan_2018": {},
    "utokade_medel_2024": {},
    "inrapportering_brukarsamverkan_2018": {"K601": 16},
    "delregionala_medel_2019_2020": {"K401": 1, "K404": 2, "K604": 1},
}


def expected(kept: KeptFiles, folder: str) -> list[Expected]:
    found: list[Expected] = json.loads((kept.home / folder / "findings.json").read_text("utf-8"))
    return found


def value(kept: KeptFiles, folder: str, file: str, reference: str) -> str | float | None:
    sheet, cell = reference.rsplit("!", 1)
    return kept.cells(kept.home / folder / file)[sheet].get(cell)


@pytest.mark.parametrize("folder", COUNTS)
def test_the_list_holds_what_its_readme_counts(kept: KeptFiles, folder: str) -> None:
    codes = [one["code"] for one in expected(kept, folder)]

    assert {code: codes.count(code) for code in codes} == COUNTS[folder]
    assert "## Expected findings" in (kept.home / folder / "README.md").read_text("utf-8")


@pytest.mark.parametrize("folder", COUNTS)
def test_every_finding_points_at_the_figure_that_it_states(kept: KeptFiles, folder: str) -> None:
    for one in expected(kept, folder):
        first = f"{one['sheet']}!{one['cell']}"
        assert first in one["cells"]
        assert all(value(kept, folder, one["file"], cell) is not None for cell in one["cells"])
        if one["stated"] and one["expected"] and one["difference"]:
            assert value(kept, folder, one["file"], first) == float(one["stated"])
            assert Decimal(one["stated"]) - Decimal(one["expected"]) == Decimal(one["difference"])


def test_a_reports_lines_add_up_to_what_it_states_and_not_to_its_grant(kept: KeptFiles) -> None:
    folder = "inrapportering_brukarsamverkan_2018"
    for one in expected(kept, folder):
        _, grant, *rest = [value(kept, folder, one["file"], cell) for cell in one["cells"]]
        assert one["expected"]
        assert one["stated"]
        assert grant == float(one["expected"])
        assert sum(line for line in rest if isinstance(line, float)) == float(one["stated"])


def test_the_amount_of_the_year_before_follows_from_its_inhabitants(kept: KeptFiles) -> None:
    (one,) = [one for one in expected(kept, "delregionala_medel_2019_2020") if one["code"] == "K401"]

    assert round(222_543 * 60 / 100, -2) == 133_500 == float(one["stated"] or 0)
    assert round(224_540 * 60 / 100, -2) == 134_700 == float(one["expected"] or 0)
    assert (222_543 + 83_207) * 120 == 366_900 * 100
