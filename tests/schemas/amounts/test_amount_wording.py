from __future__ import annotations

import pytest

from medelkoll_schemas.amounts import antal, kronor, plain


@pytest.mark.parametrize(
    ("value", "shown", "stored"),
    [
        (125_401_300, "1\u00a0254\u00a0013\u00a0kr", "1254013.00"),
        (125_401_350, "1\u00a0254\u00a0013,50\u00a0kr", "1254013.50"),
        (-1_200_005, "\u221212\u00a0000,05\u00a0kr", "-12000.05"),
        (405_000_000, "4\u00a0050\u00a0000\u00a0kr", "4050000.00"),
        (0, "0\u00a0kr", "0.00"),
        (-5, "\u22120,05\u00a0kr", "-0.05"),
    ],
)
def test_amounts(value: int, shown: str, stored: str) -> None:
    assert kronor(value) == shown
    assert kronor(value, unit=False) == shown.removesuffix("\u00a0kr")
    assert plain(value) == stored


def test_counts() -> None:
    assert (antal(267_268), antal(-1_000), antal(999)) == ("267\u00a0268", "\u22121\u00a0000", "999")
