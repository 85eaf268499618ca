"""Tables that mean all counties, or all municipalities of one."""

from __future__ import annotations

import pytest
from tests.addin.mapping.discovering.test_found import Rows, said

from medelkoll_schemas.reference import counties, members

COUNTIES = [one.name for one in counties()]
UPPSALA = [one.name for one in members("Uppsala län")]


def listed(names: list[str], whole: str) -> Rows:
    """Places that get what no rate tells, and their sum."""
    amounts = [131_711 + 7 * n * n * n for n in range(len(names))]
    rows: Rows = [[name, kr] for name, kr in zip(names, amounts, strict=True)]
    return [["Mottagare", "Belopp"], *rows, [whole, sum(amounts)]]


def missing(names: list[str], whole: str) -> list[str]:
    return [code for code, _, _ in said(Medel=listed(names, whole))]


def test_all_of_them_once() -> None:
    assert missing(COUNTIES, "Riket") == missing(UPPSALA, "Hela länet") == []


def test_one_is_missing() -> None:
    assert missing(COUNTIES[:-1], "Summa") == ["K406"]
    assert missing(UPPSALA[:-1], "Hela länet") == ["K406"]


def test_one_stands_twice() -> None:
    found = said(Medel=listed([*COUNTIES, COUNTIES[4]], "Summa"))

    assert [(code, cell) for code, cell, _ in found] == [("K406", "B23")]


def test_a_table_of_some_does_not_mean_all() -> None:
    assert missing(COUNTIES[:15], "Summa") == missing(UPPSALA[:-1], "Summa") == []


def test_several_rows_for_each_are_meant() -> None:
    assert missing([name for name in COUNTIES for _ in range(2)], "Summa") == []


def test_one_that_a_note_speaks_of_is_missing_on_purpose() -> None:
    """The first of them: Stockholms län."""
    rows = listed(COUNTIES[1:], "Summa")

    assert [code for code, _, _ in said(Medel=[*rows, [], ["Region Stockholm har inte ansökt om medel."]])] == []
    assert [code for code, _, _ in said(Medel=[*rows, [], ["Region Skåne har inte ansökt om medel."]])] == ["K406"]


WITHOUT_STOCKHOLM = listed(COUNTIES[1:], "Summa")
SPACE: Rows = [[]] * 12


@pytest.mark.parametrize(
    "rows",
    [
        [["Alla regioner utom Stockholm"], [], *WITHOUT_STOCKHOLM],
        [["Region Stockholm redovisas separat."], *SPACE, *WITHOUT_STOCKHOLM],
        [*WITHOUT_STOCKHOLM, ["* Stockholm: se beslut 2024/118"]],
        [*WITHOUT_STOCKHOLM[:9], ["Stockholms län", "–"], *WITHOUT_STOCKHOLM[9:]],
        [*WITHOUT_STOCKHOLM, *SPACE, ["Stockholms län har inte ansökt."]],
    ],
    ids=["a heading of all but one", "above", "a note below", "a row without an amount", "far below"],
)
def test_words_that_tell_why(rows: Rows) -> None:
    assert [code for code, _, _ in said(Medel=rows)] == []


@pytest.mark.parametrize(
    "rows",
    [
        [["Kammarkollegiet, Stockholm 2024-05-14"], [], *WITHOUT_STOCKHOLM],
        [["Till Region Stockholm"], [], *WITHOUT_STOCKHOLM],
        [*WITHOUT_STOCKHOLM, [], ["Stockholm den 3 maj 2024"]],
        [*WITHOUT_STOCKHOLM, *SPACE, ["Besöksadress: Hantverkargatan 45, Stockholm"]],
    ],
    ids=["letterhead", "addressee", "signed", "address"],
)
def test_a_place_that_is_named_for_something_else(rows: Rows) -> None:
    assert [code for code, _, _ in said(Medel=rows)] == ["K406"]
