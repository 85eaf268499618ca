from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.excel.functions import FunctionError
from medelkoll_addin.excel.functions.money import belopp, kategorisumma

if TYPE_CHECKING:
    from medelkoll_addin.excel.functions.values import Rows, Value

KATEGORIER: Rows = [["Barn och unga"], ["Vuxna"], [" barn  och UNGA "], [None]]


@pytest.mark.parametrize(
    ("value", "kronor"),
    [
        ("5,5 miljoner kronor", 5_500_000.0),
        ("1 254 013 kr", 1_254_013.0),
        ("90 000:-", 90_000.0),
        ("(1 234)", -1_234.0),
        (1254013.5, 1_254_013.5),
        (7, 7.0),
        ([["400 tkr"]], 400_000.0),
        (["400 tkr"], 400_000.0),
    ],
)
def test_belopp(value: Value, kronor: float) -> None:
    assert belopp(value) == kronor


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("544 99 160", "”544 99 160”"),
        ("ca 4 mnkr", "ungefärligt"),
        ("12 st", "enheten"),
        ("x", "inte är ett belopp"),
        (None, "tom"),
        ("  ", "tom"),
        (True, "SANT"),
        (False, "FALSKT"),
        (dt.datetime(2024, 1, 1), "2024"),  # noqa: DTZ001 - Excel has no time zones
        ("#REF!", "#REF!"),
        ("#DIV/0!", "#DIV/0!"),
        ("#DIVISION/0!", "#DIVISION/0!"),
        ("#SAKNAS!", "#SAKNAS!"),
        ("#N/A", "#N/A"),
        ("#NAMN?", "#NAMN?"),
        ([[1.0, 2.0]], "en enda cell"),
        ([], "en enda cell"),
    ],
)
def test_what_is_no_amount_is_said(value: Value, said: str) -> None:
    with pytest.raises(FunctionError) as caught:
        belopp(value)

    assert said in caught.value.text
    assert caught.value.text[0].isupper()


@pytest.mark.parametrize(("kategori", "kronor"), [("Barn och unga", 350.0), ("vuxna", -50.0)])
def test_kategorisumma(kategori: str, kronor: float) -> None:
    cells: Rows = [[100.0], ["-50 kr"], ["250 kr"], [999.0]]

    assert kategorisumma(KATEGORIER, cells, kategori) == kronor


def test_blank_amounts_add_nothing() -> None:
    cells: Rows = [[None], ["-"], ["x"], [""]]

    assert kategorisumma(KATEGORIER, cells, "Barn och unga") == 0


@pytest.mark.parametrize(
    ("cells", "kategori", "said"),
    [
        ([[1.0], [2.0]], "Vuxna", "lika många"),
        ([[1.0], [2.0], [3.0], [4.0]], "Äldre", "”Äldre”"),
        ([[1.0], [2.0], [3.0], [4.0]], None, "Ingen rad"),
        ([[1.0], ["544 99 160"], [3.0], [4.0]], "Vuxna", "544 99 160"),
        ([["#REF!"], [2.0], [3.0], [4.0]], "Vuxna", "#REF!"),
    ],
)
def test_a_sum_that_is_not_certain_is_not_given(cells: Value, kategori: Value, said: str) -> None:
    with pytest.raises(FunctionError) as caught:
        kategorisumma(KATEGORIER, cells, kategori)

    assert said in caught.value.text


def test_an_unreadable_amount_in_another_category_does_not_matter() -> None:
    cells: Rows = [["1"], ["ca 5"], [2.0], ["ca 7"]]

    assert kategorisumma(KATEGORIER, cells, "Barn och unga") == 3
