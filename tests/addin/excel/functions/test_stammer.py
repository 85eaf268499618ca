from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_addin.excel.functions import FunctionError
from medelkoll_addin.excel.functions.checking import stammer
from medelkoll_schemas.amounts import Amount, kronor
from medelkoll_schemas.arithmetic import agree

if TYPE_CHECKING:
    from medelkoll_addin.excel.functions.values import Value

TYPED = st.tuples(st.integers(-(10**6), 10**6), st.sampled_from([("kr", 100, 0), ("tkr", 10**5, 10**5)]))


@pytest.mark.parametrize(
    ("delar", "total", "avrundning", "answer"),
    [
        ([[160_400.0], [320_700.0]], 481_100.0, None, "OK"),
        ([[4_000_000.0], [5_000.0]], 4_017_000.0, None, "Avviker med 12\u00a0000\u00a0kr"),
        ([[4_000_000.0], [17_000.0]], 4_005_000.0, None, "Avviker med \u221212\u00a0000\u00a0kr"),
        ([["160 400 kr"], ["320 700 kr"]], "481 100 kr", None, "OK"),
        ([[1.0], [None], ["-"], [2.0]], 3.0, None, "OK"),
        ([[1.0, 2.0], [3.0, 4.0]], 10.0, None, "OK"),
        ([["1,3 mnkr"], ["2,7 mnkr"]], 4_000_000.0, None, "OK"),
        ([[133_300.0], [266_700.0]], 400_100.0, None, "Avviker med 100\u00a0kr"),
        ([[133_300.0], [266_700.0]], 400_100.0, 100.0, "OK"),
        ([[0.1], [0.2]], 0.1 + 0.2, None, "OK"),
        (((1.0,), (2.0,)), 3.0, None, "OK"),  # some hosts hand over tuples
        (5.0, 5.0, None, "OK"),
        ([[5.0], [7.0]], 13.0, None, "Avviker med 1\u00a0kr"),
    ],
)
def test_stammer(delar: Value, total: Value, avrundning: Value, answer: str) -> None:
    assert stammer(delar, total, avrundning) == answer


@pytest.mark.parametrize(
    ("delar", "total", "said"),
    [
        ([[None], ["x"]], 5.0, "inga belopp"),
        ([[5.0]], None, "tom"),
        ([[5.0], ["Summa"]], 5.0, "”Summa”"),
        ([[5.0], ["#REF!"]], 5.0, "#REF!"),
        ([[5.0]], "#REF!", "#REF!"),
    ],
)
def test_what_cannot_be_compared_is_said(delar: Value, total: Value, said: str) -> None:
    with pytest.raises(FunctionError) as caught:
        stammer(delar, total)

    assert said in caught.value.text


@given(st.lists(TYPED, min_size=1, max_size=6), TYPED)
@settings(max_examples=80)
def test_says_what_arithmetic_says(
    parts: list[tuple[int, tuple[str, int, int]]], total: tuple[int, tuple[str, int, int]]
) -> None:
    difference = agree([_amount(*part) for part in parts], _amount(*total))

    answer = stammer([[f"{number} {unit[0]}"] for number, unit in parts], f"{total[0]} {total[1][0]}")

    assert answer == (f"Avviker med {kronor(difference)}" if difference else "OK")


def _amount(number: int, unit: tuple[str, int, int]) -> Amount:
    return Amount(number * unit[1], unit[2], 0)
