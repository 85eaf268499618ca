"""Shares beside amounts, in per cent or in parts."""

from __future__ import annotations

import pytest
from tests.addin.mapping.discovering.test_found import Rows, said


def percent(*, second: int = 30, amount: int = 123_630) -> Rows:
    """Of 412 100: 45 % is 185 445, 30 % is 123 630, 15 % is 61 815, 10 % is 41 210."""
    return [
        ["Kommun", "Andel (%)", "Belopp"],
        ["Aby", 45, 185_445],
        ["Beby", second, amount],
        ["Ceby", 15, 61_815],
        ["Deby", 10, 41_210],
        ["Summa", 100, 185_445 + amount + 61_815 + 41_210],
    ]


def test_per_cent_of_the_total() -> None:
    assert said(Blad=percent()) == []


def test_a_share_that_is_not_the_amounts() -> None:
    assert [(code, cell) for code, cell, _ in said(Blad=percent(second=35))] == [("K502", "C3")]


def test_shares_rounded_to_whole_per_cent() -> None:
    """38,2 %, 33,9 % and 27,9 % of 412 100."""
    rows: Rows = [
        ["Del", "Andel (%)", "Belopp"],
        ["A", 38, 157_422],
        ["B", 34, 139_702],
        ["C", 28, 114_976],
        ["Summa", 100, 412_100],
    ]

    assert said(Blad=rows) == []


def test_shares_of_something_else_say_nothing() -> None:
    rows: Rows = [
        ["Tjänst", "Andel (%)", "Belopp"],
        ["Samordnare", 50, 300_000],
        ["Utredare", 100, 640_000],
        ["Lärare", 80, 452_000],
        ["Summa", 230, 1_392_000],
    ]

    assert said(Blad=rows) == []


@pytest.mark.parametrize(("amounts", "codes"), [((1_300_000, 2_700_000), []), ((2_700_000, 1_300_000), ["K502"])])
def test_parts_that_the_words_above_name(amounts: tuple[int, int], codes: list[str]) -> None:
    """4 000 000 shared 1:2 and rounded to 100 000."""
    rows: Rows = [
        ["Medlen delas 1:2 mellan regionen och kommunerna"],
        ["Part", "Andel", "Belopp"],
        ["Regionen", 1, amounts[0]],
        ["Kommunerna", 2, amounts[1]],
    ]

    assert [code for code, _, _ in said(Delning=rows)] == codes


@pytest.mark.parametrize(("second", "cells"), [(123_600, []), (113_600, [("B3", 123_600)])])
def test_shares_pasted_as_they_were_computed(second: int, cells: list[tuple[str, int]]) -> None:
    """Sixteen digits: 185 400, 123 600, 61 800 and 41 400 of 412 200."""
    amounts = [185_400, second, 61_800, 41_400]
    shares = [kr / 412_200 for kr in (185_400, 123_600, 61_800, 41_400)]
    rows: Rows = [[name, kr, share] for name, kr, share in zip("ABCD", amounts, shares, strict=True)]

    found = said(Blad=[["Del", "Belopp", "Andel %"], *rows, ["Summa", 412_200, 1]])

    assert [(cell, should) for _, cell, should in found] == cells
