"""A single amount that says what all is allocated."""

from __future__ import annotations

import pytest
from tests.addin.mapping.discovering.test_found import Rows, said


def book(*, frame: int = 3_000_000, line: int = 3_000_000, summary: int = 3_000_000) -> dict[str, Rows]:
    """The frame, one recipient's table, and a summary of one row."""
    return {
        "Förslag": [
            ["Statsbidrag", "Belopp"],
            ["Till hela landet", 30_500_000],
            ["Vår del", frame],
            [""],
            [""],
            [""],
            ["Mottagare", "Belopp"],
            ["Föreningen", line],
            ["Totalt", line],
        ],
        "Ekonomi": [["Ekonomisk sammanfattning"], ["Insats", "Belopp"], ["Samordnare", summary], ["Summa", summary]],
    }


def test_the_same_amount_everywhere() -> None:
    assert said(**book()) == []


@pytest.mark.parametrize(
    "changed",
    [{"frame": 30_000_000}, {"frame": -3_000_000}, {"line": 3_900_000}, {"line": 3_000}, {"summary": 300_000}],
)
def test_one_that_is_a_slip_away(changed: dict[str, int]) -> None:
    assert "K205" in [code for code, _, _ in said(**book(**changed))]


def test_another_amount_means_something_else() -> None:
    assert said(**book(frame=4_250_000)) == []


@pytest.mark.parametrize(("frame", "codes"), [(7_412_650, []), (7_421_650, ["K205"]), (9_000_000, [])])
def test_what_is_left_says_which_amount_is_meant(frame: int, codes: list[str]) -> None:
    """7 412 650 are allocated; 7 421 650 - 7 412 650 = 9 000 left is one slip, 1 587 350 may be left."""
    rows: Rows = [
        ["", "Kronor"],
        ["Från staten", frame],
        ["Utbetalat", 7_412_650],
        ["Kvar att fördela", frame - 7_412_650],
    ]
    summary: Rows = [
        ["Ekonomisk sammanfattning"],
        ["Insats", "Belopp"],
        ["Film", 4_310_400],
        ["Webb", 3_102_250],
        ["Summa", 7_412_650],
    ]

    assert [code for code, _, _ in said(Ram=rows, Sammanfattning=summary)] == codes


def test_what_is_used_so_far_is_not_what_was_granted() -> None:
    rows: Rows = [
        ["Beviljat", 500_000],
        [""],
        [""],
        [""],
        ["Post", "Belopp"],
        ["A", 20_000],
        ["B", 30_000],
        ["Summa", 50_000],
    ]

    assert said(Blad=rows) == []
