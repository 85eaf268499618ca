"""Amounts that do not follow the rate of the others: on purpose, or wrong."""

from __future__ import annotations

import pytest
from tests.addin.mapping.discovering.test_found import PLACES, Rows, said

# as PLACES, with the amounts that 1,80 kr gives 230 767, 22 894, 154 049 and 14 087 inhabitants
MORE: Rows = [["Uppsala", 415_400], ["Sala", 41_200], ["Västerås", 277_300], ["Arboga", 25_400]]
RIGHT = [*(row for row in PLACES if row[0] != "Uppsala"), *MORE]


def told(**amounts: int) -> list[tuple[str, str, int | None]]:
    return said(Medel=[[row[0], amounts.get(str(row[0]), row[1])] for row in RIGHT])


def test_everybody_gets_what_the_rate_gives() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("tierp", "wrong"),
    [
        (83_000, True),  # two digits changed places
        (380_000, True),  # a zero
        (3_800, True),
        (-38_000, True),
        (37_500, True),  # 20 833 inhabitants, as some day between 2015 and 2025
        (76_000, False),  # twice as much
        (61_200, False),
    ],
)
def test_one_that_is_wrong(tierp: int, *, wrong: bool) -> None:
    assert ("K401" in [code for code, _, _ in told(Tierp=tierp)]) is wrong


def test_two_that_changed_places() -> None:
    found = told(Heby=415_400, Uppsala=25_300)

    assert [(code, cell, expected) for code, cell, expected in found] == [("K401", "B3", 25_300)]
    assert told(Heby=415_400) == []
