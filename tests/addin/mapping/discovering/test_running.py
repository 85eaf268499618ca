from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from medelkoll_addin.mapping.discovering import running
from medelkoll_addin.mapping.discovering.readings import totals
from medelkoll_addin.mapping.discovering.running import Running
from medelkoll_addin.mapping.discovering.strip import Cue, Strip, Voter


def test_where_parts_may_begin_the_latest_first() -> None:
    stack = Running([5, 0, None, 7, 7])
    stack.push(0, 4)  # sums 0, 5, 5, 5, 12

    assert stack.beginnings(4) == [3, 2, 1]


def test_what_was_taken_from_the_stack_is_forgotten() -> None:
    stack = Running([4, 4, -4, 8, 8])
    stack.push(0, 2)
    stack.push(2, 4)  # sums 0, 4, 8, 4, 12
    assert stack.beginnings(4) == [3, 1]

    stack.pop_to(2)  # 0, 4, 8
    assert stack.beginnings(4) == [0]
    assert stack.rest(4, 0) == 0


def test_items_put_on_at_once_are_as_if_put_on_one_by_one() -> None:
    values = [3, 0, -3, 3, 10, 10, None, 13, 5]
    together, apart = Running(values), Running(values)
    together.push(0, 8)
    for item in range(8):
        apart.push(item, item + 1)

    for height in (8, 6, 3, 1, 0):
        together.pop_to(height)
        apart.pop_to(height)
        assert [together.beginnings(item) for item in range(9)] == [apart.beginnings(item) for item in range(9)]


@given(st.lists(st.integers(-2, 2), min_size=12, max_size=12), st.lists(st.integers(0, 8), min_size=1, max_size=4))
def test_looked_up_or_looked_through_the_beginnings_are_the_same(values: list[int], heights: list[int]) -> None:
    short, long = Running(values), Running(values)
    for height in heights:
        for one in (short, long):
            one.push(0, 8)
            one.pop_to(height)
        there = [short.beginnings(item) for item in range(12)]
        with patch.object(running, "_SHORT", 0):
            assert [long.beginnings(item) for item in range(12)] == there


def test_candidates_are_those_with_a_beginning() -> None:
    stack = Running([1, 2, 4, 7, 100, 107])

    assert stack.candidates(0, 6) == [3, 5]  # 1 + 2 + 4; 7 + 100


def test_totals_without_a_cue_far_down_a_long_table() -> None:
    """More lines than are looked at together, and two totals among them that only their figures show."""
    first = [1_000_003 * n % 99_991 + 1 for n in range(300)]
    second = [1_000_033 * n % 99_971 + 1 for n in range(300)]
    columns = [[*one[:280], sum(one[:280]), *one[280:], sum(one[280:])] for one in (first, second)]
    found = totals(Strip([Voter(one) for one in columns], [Cue.NONE] * 302, [0] * 302))

    assert [(one.item, len(one.parts)) for one in found] == [(280, 280), (301, 20)]


def test_what_begins_beyond_the_items_is_no_item() -> None:
    strip = Strip([Voter([12_345, 67_890, 80_235])], [Cue.NONE, Cue.NONE, Cue.WORD], [0, 0, 0], frozenset({0, 7}))

    assert [one.item for one in totals(strip)] == [2]
    assert [one.item for one in totals(strip.reversed())] == [0]
