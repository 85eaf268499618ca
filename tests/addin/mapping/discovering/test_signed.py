"""Differences and results: what is counted against what is said by formulas, by signs, and by a zero."""

from __future__ import annotations

import pytest
from tests.addin.mapping.discovering.test_found import Rows, said

from medelkoll_addin.mapping.discovering.model import Sums
from medelkoll_addin.mapping.discovering.signed import says_otherwise
from medelkoll_addin.placing import place_of


def budget(**deviations: int) -> Rows:
    """Income less its budget, and budget less costs."""
    rows: Rows = [
        ["Post", "Budget", "Utfall", "Avvikelse"],
        ["Bidrag", 512_300, 498_100, -14_200],
        ["Avgifter", 201_700, 219_400, 17_700],
        ["Lön", 307_900, 311_200, -3_300],
        ["Hyra", 151_400, 149_900, 1_500],
        ["Resor", 42_600, 40_100, 2_500],
        ["Material", 81_200, 83_700, -2_500],
    ]
    return [[*row[:3], deviations.get(str(row[0]), row[3])] for row in rows]


def test_signs_that_are_turned_in_several_rows_are_meant() -> None:
    assert said(Blad=budget()) == []


def test_a_sign_that_is_turned_in_one_row_is_said() -> None:
    found = said(Blad=budget(Bidrag=14_200, Avgifter=-17_700, Resor=-2_500))

    assert [(code, cell) for code, cell, _ in found] == [("K202", "D6")]


@pytest.mark.parametrize(("back", "total", "cells"), [(0, 56_700, []), (31_100, 87_900, ["E3"])])
def test_a_typed_zero_in_a_column_that_nothing_calls_a_difference(back: int, total: int, cells: list[str]) -> None:
    """Of what remains some is not to be repaid; 31 200 remain, and 31 100 is a slip."""
    rows: Rows = [
        ["Insats", "Plan", "Bokfört", "Personer", "Återbetalas"],
        ["A", 201_400, 190_300, 3, 11_100],
        ["B", 312_700, 281_500, 4, back],
        ["C", 151_900, 138_800, 2, 13_100],
        ["D", 97_300, 82_100, 7, 15_200],
        ["E", 88_800, 71_500, 5, 17_300],
        ["Summa", 852_100, 764_200, 21, total],
    ]

    assert [cell for _, cell, _ in said(Blad=rows)] == cells


DOWN = {"=B3-B6": True, "=-B3+B6": True, "=B3+B6": False, "=SUM(B3:B6)": False, "=C7-D7": False, "=B3-B6*2": False}
ACROSS = {"=C7-B7": True, "=B7-C7": False, "=B7-D7": False}


@pytest.mark.parametrize("formula", DOWN)
def test_a_result_that_subtracts_is_no_sum_of_its_column(formula: str) -> None:
    place = place_of(0, 6, 1)
    sums = Sums("column", [place], [[place_of(0, 2, 1), place_of(0, 5, 1)]], ["Resultat"])

    assert says_otherwise({place: formula}, sums, 0) is DOWN[formula]


@pytest.mark.parametrize("formula", ACROSS)
def test_a_difference_the_other_way_is_as_it_is_meant(formula: str) -> None:
    """The equation: B7 - C7 = D7."""
    first, second, place = (place_of(0, 6, column) for column in (1, 2, 3))
    differences = Sums("row", [place], [(first, second)], [""], weights=(1, -1))

    assert says_otherwise({place: formula}, differences, 0) is ACROSS[formula]
