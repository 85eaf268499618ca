from __future__ import annotations

from fractions import Fraction

import pytest

from medelkoll_schemas.relations.model import Figure
from medelkoll_schemas.relations.spans import meet, roundest, span


@pytest.mark.parametrize(
    ("residual", "goal", "effect", "expected"),
    [
        (-30, 0, 1, (30, 30)),
        (-30, 0, -1, (-30, -30)),
        (-30, 0, 4, None),  # seven and a half
        (-30, 5, 1, (28, 32)),  # 2 * |d - 30| <= 5
        (-30, 5, 4, (7, 8)),  # 28 and 32 are within 2.5 of 30
        (-30, 0, Fraction(1, 2), (60, 60)),
        (Fraction(-1, 3), 0, Fraction(1, 3), (1, 1)),
        (10**23, 0, 10**4, (-(10**19), -(10**19))),
    ],
)
def test_the_changes_that_bring_a_relation_to_hold(
    residual: int | Fraction, goal: int, effect: int | Fraction, expected: tuple[int, int] | None
) -> None:
    assert span(residual, goal, effect) == expected


def test_intervals_meet_or_do_not() -> None:
    assert meet((1, 5), (3, 9)) == (3, 5)
    assert meet((1, 2), (3, 9)) is None
    assert meet(None, (3, 9)) is None


@pytest.mark.parametrize(
    ("within", "unit", "expected"),
    [
        ((13_467_400, 13_477_400), 0, 13_470_000),
        ((13_467_400, 13_477_400), 10_000, 13_470_000),
        ((13_471_000, 13_474_000), 10_000, 13_472_500),  # no whole hundred inside: the middle
        ((7, 7), 10_000, 7),
        ((7, 8), 0, 8),
        ((-130, -90), 0, -100),
        ((95, 104), 0, 100),
    ],
)
def test_a_person_would_write_the_roundest_figure(within: tuple[int, int], unit: int, expected: int) -> None:
    assert roundest(within, Figure(1, 0, unit, 0)) == expected
