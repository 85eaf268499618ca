from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_schemas.arithmetic import divide

WEIGHTS = st.lists(st.integers(0, 10**7), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize(
    ("total", "weights", "rounding", "parts"),
    [
        (400_000_000, [1, 2], 10_000_000, [130_000_000, 270_000_000]),
        (400_000_000, [1, 2], 100, [133_333_300, 266_666_700]),
        (100, [1, 1, 1], 1, [34, 33, 33]),  # the first of equals
        (-100, [1, 1, 1], 1, [-34, -33, -33]),
        (101, [Fraction(2, 5), Fraction(3, 5)], 1, [40, 61]),
        (405, [1, 2], 100, [105, 300]),  # 135 and 270: the second loses most, the odd rest goes to the next
        (50, [0, 1], 100, [0, 50]),
        (0, [3, 4], 100, [0, 0]),
        (7, [5], 1, [7]),
    ],
)
def test_parts(total: int, weights: list[int], rounding: int, parts: list[int]) -> None:
    assert divide(total, weights, rounding) == parts


@given(st.integers(-(10**14), 10**14), WEIGHTS, st.sampled_from([1, 100, 10_000, 777]))
@settings(max_examples=150)
def test_parts_always_add_up_and_stay_near_their_shares(total: int, weights: list[int], rounding: int) -> None:
    parts = divide(total, weights, rounding)

    assert sum(parts) == total
    assert all(
        abs(part - Fraction(total * weight, sum(weights))) < rounding
        for part, weight in zip(parts, weights, strict=True)
    )
    assert sum(part % rounding != 0 for part in parts) <= 1
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if weight == 0)


@pytest.mark.parametrize(("weights", "rounding"), [([], 1), ([0, 0], 1), ([3, -1], 1), ([1, 2], 0)])
def test_what_cannot_be_divided(weights: list[int], rounding: int) -> None:
    with pytest.raises(ValueError, match="must"):
        divide(100, weights, rounding)
