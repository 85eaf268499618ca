"""One keystroke, by table, and against what the explanations take for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medelkoll_schemas.arithmetic import one_keystroke
from medelkoll_schemas.relations.causes.digits import inserted, removed, replaced, transposed


@pytest.mark.parametrize(
    ("typed", "wanted", "is_one"),
    [
        (1_350_000, 1_250_000, True),  # another digit
        (4_050_000, 4_005_000, True),  # neighbours exchanged
        (135_000, 1_350_000, True),  # a zero missing
        (13_500, 1_350_000, False),  # two
        (1_205_000, 1_250_001, False),  # neighbours exchanged, and another digit
        (1_502_000, 1_205_000, False),  # exchanged, but no neighbours
        (2_135, 1_235, True),
        (2_134, 1_235, False),
        (1_234, 1_234, False),
        (0, 7, True),
        (23, 1_123, False),
    ],
)
def test_one_keystroke(typed: int, wanted: int, is_one: bool) -> None:  # noqa: FBT001 - the expected answer
    assert one_keystroke(typed, wanted) is is_one
    assert one_keystroke(wanted, typed) is is_one


@given(st.integers(10, 10**12), st.data())
def test_every_slip_of_the_explanations_is_one(number: int, data: st.DataObject) -> None:
    """Each was made by editing the text; here two numbers are compared."""
    slips = [*transposed(number), *removed(number), *replaced(number, 0, 10**13), *inserted(number, 0, 10**13)]

    assert one_keystroke(number, data.draw(st.sampled_from(slips)))
