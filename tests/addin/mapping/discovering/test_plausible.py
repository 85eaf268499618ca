from __future__ import annotations

import pytest

from medelkoll_addin.mapping.discovering.plausible import cancel, exchanged, plausible, rounded, slipped

PARTS = [12_000_000, 34_050_000, 8_170_000]  # hundredths; together 54 220 000


@pytest.mark.parametrize(
    "stated",
    [
        45_220_000,  # digits changed places
        54_270_000,  # a wrong digit
        5_422_000_000,  # a factor of a hundred
        54_220_000 - 8_170_000,  # a line left out
        54_220_000 + 34_050_000,  # a line counted twice
        -54_220_000,  # the sign
        54_220_000 - 12_000_000 + 1_200_000,  # a line that lost a zero
    ],
)
def test_one_slip_away(stated: int) -> None:
    assert slipped(stated, PARTS)


@pytest.mark.parametrize("stated", [61_234_500, 18_073_333, 202_400])
def test_no_slip(stated: int) -> None:
    assert not slipped(stated, PARTS)


def test_an_average_is_no_sum_that_is_wrong() -> None:
    assert not plausible(18_073_333, PARTS)


def test_a_sum_somewhat_off_may_be_meant() -> None:
    assert plausible(61_234_500, PARTS)


def test_the_half_of_its_parts_is_no_sum_of_them() -> None:
    """Groups that stand above their lines are counted twice when they are read as lines."""
    assert not plausible(1_234_500, [700_100, 534_400, 700_100, 534_400])


def test_a_sum_that_changed_places_with_one_of_its_parts() -> None:
    assert exchanged(8_170_000, [12_000_000, 34_050_000, 54_220_000])
    assert not exchanged(8_180_000, [12_000_000, 34_050_000, 54_220_000])


def test_what_is_left_of_two_is_no_exchange() -> None:
    assert not exchanged(4_220_000, [54_220_000, 50_000_000])


@pytest.mark.parametrize(("stated", "near"), [(54_220_000, True), (54_200_000, False), (54_250_000, False)])
def test_a_sum_of_its_own_zeros(stated: int, *, near: bool) -> None:
    """542 225 kr to whole hundreds is 542 200 (or 542 000, but of that many figures are the rounding)."""
    assert rounded(stated, [12_002_500, 34_050_000, 8_170_000]) is near


@pytest.mark.parametrize(
    ("rests", "both"), [([0, 30_000, -30_000], True), ([30_000, -30_100], False), ([5, -5], False)]
)
def test_differences_that_make_up_for_each_other(rests: list[int], *, both: bool) -> None:
    assert cancel(rests) is both
