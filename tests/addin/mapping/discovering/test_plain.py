"""What is seen at once is what a walk both ways finds."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from medelkoll_addin.mapping.discovering import readings
from medelkoll_addin.mapping.discovering.plain import is_plain
from medelkoll_addin.mapping.discovering.strip import Cue, Sample, Strip, Voter

LINES = [120_400, 340_500, 81_700]
NONE, WORD = Cue.NONE, Cue.WORD


def strip(cues: list[Cue], *columns: list[int | None], echo: bool = False) -> Strip:
    voters = [Voter(column) for column in columns]
    voters[-1].echo = echo
    return Strip(voters, cues, [0] * len(cues))


def test_lines_and_their_total_are_plain() -> None:
    assert is_plain(strip([NONE, NONE, NONE, WORD], [*LINES, 542_600]))
    assert is_plain(strip([NONE, NONE, NONE], [*LINES]))


def test_another_cue_or_a_sum_among_the_lines_is_not() -> None:
    assert not is_plain(strip([NONE, WORD, NONE, WORD], [*LINES, 542_600]))
    assert not is_plain(strip([NONE, NONE, NONE, WORD], [120_400, 340_500, 460_900, 921_800]))
    assert not is_plain(strip([NONE, NONE, NONE, NONE], [460_900, 120_400, 340_500, 7]))  # it may stand above them
    assert not is_plain(Strip(Sample([[1], [2]], [0], [False]), [NONE, NONE], [0, 0]))


def test_one_of_two_columns_that_agrees_by_chance_is() -> None:
    first: list[int | None] = [120_400, 340_500, 460_900, 921_800]
    second: list[int | None] = [77_300, 12_900, 55_100, 145_300]
    cues = [NONE, NONE, NONE, WORD]

    assert is_plain(strip(cues, first, second))
    assert not is_plain(strip(cues, first, second, echo=True))  # a column that repeats what is wrong does not count
    assert not is_plain(strip(cues, first, [77_300, 12_900, None, 90_200]))  # the only one that says anything


AMOUNT = st.none() | st.sampled_from([0, 10_000, 20_000, 30_000, 40_000, 50_000, 123_456, 133_456, 987_654])


@given(
    st.lists(st.lists(AMOUNT, min_size=3, max_size=7), min_size=1, max_size=3),
    st.sampled_from([NONE, Cue.LOOK, Cue.FORMULA, WORD]),
    st.sets(st.integers(0, 6), max_size=2),
    st.booleans(),
    st.booleans(),
)
def test_the_same_totals_as_without_the_glance(
    columns: list[list[int | None]],
    last: Cue,
    starts: set[int],
    echo: bool,  # noqa: FBT001  # drawn
    adds_up: bool,  # noqa: FBT001  # drawn
) -> None:
    height = min(map(len, columns))
    voters = [Voter(_ended(column[:height], adds_up)) for column in columns]
    voters[-1].echo = echo
    items = Strip(voters, [*[NONE] * (height - 1), last], [0] * height, frozenset(starts))
    with patch.object(readings, "is_plain", return_value=False):
        expected = readings.totals(items)

    assert readings.totals(items) == expected


def _ended(column: list[int | None], adds_up: bool) -> list[int | None]:  # noqa: FBT001  # drawn
    """The column; its last figure the sum of the others if so asked."""
    return [*column[:-1], sum(value or 0 for value in column[:-1])] if adds_up else column
