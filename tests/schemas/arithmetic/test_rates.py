from __future__ import annotations

from fractions import Fraction

import pytest

from medelkoll_schemas.arithmetic import per_inhabitant, round_to


@pytest.mark.parametrize(
    ("persons", "rate", "share", "rounding", "amount"),
    [
        (267_268, Fraction(180), Fraction(1), 1, 48_108_240),
        (267_268, Fraction(180), Fraction(1, 3), 10_000, 16_040_000),  # 160 360,80 kr
        (267_268, Fraction(180), Fraction(2, 3), 10_000, 32_070_000),  # 320 721,60 kr
        (3, Fraction(1, 2), Fraction(1), 1, 2),  # 1,5 öre
        (3, Fraction(-1, 2), Fraction(1), 1, -2),
    ],
)
def test_per_inhabitant(persons: int, rate: Fraction, share: Fraction, rounding: int, amount: int) -> None:
    assert per_inhabitant(persons, rate, share, rounding) == amount


@pytest.mark.parametrize(("value", "rounded"), [(149, 100), (150, 200), (-150, -200), (-149, -100), (0, 0)])
def test_a_half_goes_away_from_zero(value: int, rounded: int) -> None:
    assert round_to(value, 100) == rounded


def test_there_is_nothing_below_an_ore() -> None:
    with pytest.raises(ValueError, match="one öre"):
        round_to(5, 0)
