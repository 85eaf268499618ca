from __future__ import annotations

from fractions import Fraction

import pytest

from medelkoll_schemas.arithmetic import WeightsError, WeightsProblem, parse_weights


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("1:2", [1, 2]),
        (" 1 : 2 : 3 ", [1, 2, 3]),
        ("40 %; 60 %", [Fraction(2, 5), Fraction(3, 5)]),
        ("40\u00a0%, 60\u00a0%", [Fraction(2, 5), Fraction(3, 5)]),
        ("40%,60%", [Fraction(2, 5), Fraction(3, 5)]),
        ("40 procent och 60 procent", [Fraction(2, 5), Fraction(3, 5)]),
        ("33,3 %\n66,7 %", [Fraction(333, 1000), Fraction(667, 1000)]),
        ("60/40", [60, 40]),
        ("1/3; 2/3", [Fraction(1, 3), Fraction(2, 3)]),
        ("0,4; 0,6", [Fraction(2, 5), Fraction(3, 5)]),
        ("0:1", [0, 1]),
    ],
)
def test_weights(text: str, weights: list[Fraction]) -> None:
    assert parse_weights(text) == weights


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", WeightsProblem.UNREADABLE),
        ("1", WeightsProblem.UNREADABLE),
        ("1,2", WeightsProblem.UNREADABLE),  # one number with a decimal, or two?
        ("1/3", WeightsProblem.UNREADABLE),  # a third, or one part to three?
        ("1/0; 2", WeightsProblem.UNREADABLE),
        ("-1:2", WeightsProblem.UNREADABLE),
        ("hälften var", WeightsProblem.UNREADABLE),
        ("40 %; 2", WeightsProblem.MIXED),
        ("40 %; 50 %", WeightsProblem.NOT_WHOLE),
        ("0:0", WeightsProblem.ALL_ZERO),
    ],
)
def test_what_is_not_certain(text: str, problem: WeightsProblem) -> None:
    with pytest.raises(WeightsError) as caught:
        parse_weights(text)

    assert (caught.value.text, caught.value.problem) == (text, problem)
