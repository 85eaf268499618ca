from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_schemas.amounts import MDKR, MNKR, ORE, TKR, Amount, Doubt, measure, read_number, trailing_of


@pytest.mark.parametrize(
    ("value", "scale", "expected"),
    [
        (1_254_013, 100, Amount(125_401_300, 0, 100)),
        (1_254_013.0, 100, Amount(125_401_300, 0, 100)),
        (1_254_013.5, 100, Amount(125_401_350, 0, 10)),
        (-0.29, 100, Amount(-29, 0, 1)),
        (0.1 + 0.2, 100, Amount(30, 1, 10)),  # 0.30000000000000004: finer than an öre
        (4_000_000 / 3, 100, Amount(133_333_333, 1, 1)),
        (0.125, 100, Amount(12, 1, 1)),  # half to even
        (0.135, 100, Amount(14, 1, 1)),
        (0.145, 100, Amount(14, 1, 1)),
        (-0.125, 100, Amount(-12, 1, 1)),
        (1_636_443, TKR, Amount(163_644_300_000, 100_000, 100_000, TKR)),
        (37.8, MNKR, Amount(3_780_000_000, 10_000_000, 10_000_000, MNKR)),
        (1.5, MDKR, Amount(150_000_000_000, 10_000_000_000, 10_000_000_000, MDKR)),
        (1e-7, TKR, Amount(0, 1, 0, TKR)),
        (1.5e3, ORE, Amount(1500, 0, 100, ORE)),
        (1e12, 100, Amount(10**14, 0, 10**14)),
        (0, 100, Amount(0, 0, 0)),
        (-0.0, 100, Amount(0, 0, 0)),
    ],
)
def test_stored_numbers(value: float, scale: int, expected: Amount) -> None:
    assert read_number(value, scale) == expected


@pytest.mark.parametrize(
    ("value", "doubt"),
    [
        (math.nan, Doubt.NOT_AN_AMOUNT),
        (math.inf, Doubt.NOT_AN_AMOUNT),
        (True, Doubt.NOT_AN_AMOUNT),
        (1e12 + 1, Doubt.TOO_LARGE),
        (-1e300, Doubt.TOO_LARGE),
        (10**400, Doubt.TOO_LARGE),
    ],
)
def test_numbers_that_are_no_amounts(value: float, doubt: Doubt) -> None:
    assert read_number(value) is doubt


@given(st.integers(-(10**12), 10**12))
@settings(max_examples=100)
def test_every_whole_ore_up_to_ten_billion_kronor_survives_being_a_float(value: int) -> None:
    read = read_number(value / 100)

    assert isinstance(read, Amount)
    assert (read.value, read.unit) == (value, 0)


def test_trailing_zeros_of_negative_amounts() -> None:
    assert trailing_of(-16_040_000) == 10_000


def test_measure_keeps_to_whole_ore_beyond_the_last_one() -> None:
    assert measure(123456789, 8, MNKR) == Amount(123_456_789, 1, 1, MNKR)
