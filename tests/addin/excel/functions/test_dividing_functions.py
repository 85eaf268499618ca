from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_addin.excel.functions import FunctionError
from medelkoll_addin.excel.functions.dividing import fordela, per_invanare

if TYPE_CHECKING:
    from medelkoll_addin.excel.functions.values import Rows, Value


@pytest.mark.parametrize(
    ("arguments", "kronor"),
    [
        ((267_268.0, 180.0), 481_082.40),
        ((267_268.0, 180.0, 1 / 3, 100.0), 160_400.0),
        (("267 268", "180", "1/3", "100 kr"), 160_400.0),
        ((267_268, 180, "2/3", 100), 320_700.0),
        ((1_000, "1,8", None, None), 18.0),
        ((1_000, "1,805"), 18.05),
        ((1_000, 180, "40 %"), 720.0),
        ((1_000, 180, "40 procent", [[None]]), 720.0),
        ((3, 0.5), 0.02),  # 1,5 öre
        ((1_000, 180, 0.4, "50 öre"), 720.0),
    ],
)
def test_per_invanare(arguments: tuple[Value, ...], kronor: float) -> None:
    assert per_invanare(*arguments) == kronor


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((None, 180), "tom"),
        ((2.5, 180), "helt antal"),
        (("många", 180), "”många”"),
        (("267.268", 180), "”267.268”"),
        ((1_000, -180), "”-180”"),
        ((1_000, True), "går inte att läsa"),
        ((1_000, float("nan")), "går inte att läsa"),
        ((1_000, "1/0"), "”1/0”"),
        ((1_000, "180 öre"), "”180 öre”"),
        ((1_000, 180, 1, 0), "Avrundningen"),
        ((1_000, 180, 1, 0.001), "Avrundningen"),
        ((1_000, 180, 1, 0.015), "Avrundningen"),
        ((1_000, 180, 1, -100), "Avrundningen"),
    ],
)
def test_what_is_no_number_is_said(arguments: tuple[Value, ...], said: str) -> None:
    with pytest.raises(FunctionError) as caught:
        per_invanare(*arguments)

    assert said in caught.value.text


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        ((4_000_000, "1:2"), [[1_333_333.0], [2_666_667.0]]),
        ((4_000_000, "1:2", 100_000), [[1_300_000.0], [2_700_000.0]]),
        (("4 mnkr", "1:2", 0.01), [[1_333_333.33], [2_666_666.67]]),
        ((100, "40 %; 60 %"), [[40.0], [60.0]]),
        ((100, [[1.0, 1.0, 2.0]]), [[25.0, 25.0, 50.0]]),
        ((100, [["1/4"], [None], ["75 %"]]), [[25.0], [0.0], [75.0]]),
        ((100, [[1, 1], [1, 1]]), [[25.0, 25.0], [25.0, 25.0]]),
        ((-10, [1, 1, 1]), [[-4.0, -3.0, -3.0]]),
        ((10.5, "1:1"), [[5.5], [5.0]]),  # half a krona too much for whole ones: it goes to the first
    ],
)
def test_fordela(arguments: tuple[Value, ...], parts: Rows) -> None:
    assert fordela(*arguments) == parts


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((100, "40 %; 50 %"), "blir inte 100 procent"),
        ((100, "40 %; 2"), "blandar"),
        ((100, "0:0"), "nollor"),
        ((100, "1,2"), "som andelar"),
        ((100, 0.0430555), "klockslag"),
        ((100, None), "minst två"),
        ((100, [[0, None]]), "större än noll"),
        ((100, [[1, "två"]]), "”två”"),
        ((100, [[1, "#VALUE!"]]), "#VALUE!"),
        (("ca 100", "1:2"), "ungefärligt"),
    ],
)
def test_what_cannot_be_divided_is_said(arguments: tuple[Value, ...], said: str) -> None:
    with pytest.raises(FunctionError) as caught:
        fordela(*arguments)

    assert said in caught.value.text


@given(
    st.integers(0, 10**9),
    st.lists(st.integers(0, 10**6), min_size=2, max_size=9).filter(any),
    st.sampled_from([1, 100, 5_000]),
)
@settings(max_examples=80)
def test_parts_add_up(kronor: int, weights: list[int], rounding: int) -> None:
    (parts,) = fordela(kronor, [[*weights]], rounding)

    assert sum(part for part in parts if isinstance(part, float)) == kronor
