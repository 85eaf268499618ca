from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_schemas.amounts import Amount, read_text
from medelkoll_schemas.arithmetic import agree, divide


def amount(text: str) -> Amount:
    read = read_text(text)
    assert isinstance(read, Amount)
    return read


@pytest.mark.parametrize(
    ("parts", "total", "rounding", "difference"),
    [
        (["160 400", "320 700"], "481 100", None, 0),
        (["4 000 000", "5 000"], "4 050 000", None, 4_500_000),
        (["5", "7"], "11,50", None, -50),
        (["5", "7"], "12,01", None, 1),
        (["1,3 mnkr", "2,7 mnkr"], "4 000 000 kr", None, 0),
        (["1,3 mnkr", "2,7 mnkr"], "4 100 000 kr", None, 0),  # 2 * 0,1 = 0,1 + 0,1: the intervals just meet
        (["1,3 mnkr", "2,7 mnkr"], "4 100 001 kr", None, 10_000_100),
        (["133 300", "266 700", "50"], "400 100", None, 5_000),
        (["133 300", "266 700", "50"], "400 100", 10_000, 0),
        (["133 300", "266 700"], "400 151", 10_000, 15_100),  # 2 * 151 > 3 * 100
        (["133 300", "266 700"], "400 150", 10_000, 0),
    ],
)
def test_totals_and_parts(parts: list[str], total: str, rounding: int | None, difference: int) -> None:
    assert agree([amount(part) for part in parts], amount(total), rounding) == difference


@given(st.integers(-(10**12), 10**12), st.lists(st.integers(1, 99), min_size=1, max_size=9), st.integers(-500, 500))
@settings(max_examples=100)
def test_exact_parts_agree_with_their_sum_and_nothing_else(total: int, weights: list[int], off: int) -> None:
    parts = [Amount(part, 0, 1) for part in divide(total, weights)]

    assert agree(parts, Amount(total + off, 0, 1)) == off
