"""Spending reports of grants that nobody described."""

from __future__ import annotations

import pytest
from tests.addin.mapping.discovering.test_found import Rows, said


def form(*, granted: int | str = 900_000, left: str | int = 45_500, answer: str = "Nej", last: int = 423_250) -> Rows:
    """A form whose lines are 431 250 + 423 250 = 854 500: with 45 500 left the grant is 900 000."""
    return [
        ["Kommun", "Borås"],
        ["Tilldelade medel", granted],
        [""],
        ["Aktivitet", "Belopp"],
        ["Mötesplatser", 431_250],
        ["Utbildning", last],
        ["Summa", 854_500 - 423_250 + last],
        [""],
        ["Är allt förbrukat?", answer],
        [""],
        ["Kvarstående medel", left],
    ]


def test_a_form_that_agrees() -> None:
    assert said(Rapport=form()) == []


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        (form(granted=9_000_000), "B7"),
        (form(granted="900 500 kr"), "B7"),
        (form(last=432_250), "B7"),
        (form(left=54_500), "B7"),
        (form(answer="Ja", left="", last=468_250), "B7"),  # 431 250 + 468 250 = 899 500
    ],
)
def test_one_wrong_amount_does_not_hide_what_the_words_say(rows: Rows, cell: str) -> None:
    assert ("K601", cell) in [(code, where) for code, where, _ in said(Rapport=rows)]


def test_all_is_used_and_something_is_left() -> None:
    assert [code for code, _, _ in said(Rapport=form(answer="Ja"))] == ["K602"]


def test_a_report_that_is_not_answered_yet_is_not_judged() -> None:
    assert said(Rapport=form(answer="", left="")) == []


@pytest.mark.parametrize(("left", "codes"), [(45_500, []), (45_600, ["K601"]), (4_550_000, ["K601"]), (300_000, [])])
def test_what_is_left_without_an_answer_is_one_slip_away_at_most(left: int, codes: list[str]) -> None:
    """300 000 may be left of something else."""
    assert [code for code, _, _ in said(Rapport=form(answer="", left=left))] == codes


COUNTIES: Rows = [
    ["Län", "Beviljat", "Redovisat", "Är alla medel förbrukade?", "Ej förbrukat"],
    ["Blekinge", 700_000, 700_000, "Ja", ""],
    ["Dalarna", 800_000, 750_000, "Nej", 50_000],
    ["Halland", 650_000, 650_000, "Ja", ""],
    ["Kalmar", 725_000, 715_000, "Nej", 10_000],
    ["Skåne", 1_900_000, 1_900_000, "Ja", ""],
    ["Örebro", 850_000, 805_000, "Ja", ""],
    ["Uppsala", 950_000, 100_000, "", ""],
]


def test_a_compilation_of_counties() -> None:
    """Örebro's 805 000 of 850 000; Uppsala has not answered yet."""
    assert [(code, cell) for code, cell, _ in said(Översikt=COUNTIES)] == [("K601", "C7")]
