from __future__ import annotations

import pytest

from medelkoll_schemas.relations.bands import Status, likely, status, worst


@pytest.mark.parametrize(
    ("widths", "outer", "inner"),
    [
        ([], 0, 0),
        ([10_000], 10_000, 10_000),
        ([100, 100, 100], 300, 300),  # three equal roundings: 3 * 30 000 = 90 000 = 300 squared
        ([100, 100, 100, 100], 400, 346),  # 3 * 40 000 = 120 000, between 346 and 347 squared
        ([100] * 21, 2_100, 793),  # 3 * 210 000 = 630 000, between 793 and 794 squared
        ([200_000, 100_000], 300_000, 300_000),
    ],
)
def test_the_narrow_band_is_three_standard_deviations_of_uniform_roundings(
    widths: list[int], outer: int, inner: int
) -> None:
    assert (worst(widths), likely(widths)) == (outer, inner)


@pytest.mark.parametrize(
    ("residual", "expected"),
    [
        (0, Status.HOLDS),
        (396, Status.HOLDS),
        (-396, Status.HOLDS),
        (397, Status.LIKELY),
        (1_050, Status.LIKELY),
        (-1_051, Status.FAILS),
    ],
)
def test_twenty_lines_and_a_total_in_hundreds(residual: int, expected: Status) -> None:
    assert status(residual, 2_100, 793) is expected
