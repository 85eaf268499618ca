"""A few voters with many items and many voters with a few are asked in different ways, and answer alike."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from medelkoll_addin.mapping.discovering.panel import Few, Many, Panel, panel_of
from medelkoll_addin.mapping.discovering.readings import totals
from medelkoll_addin.mapping.discovering.strip import Cue, Sample, Strip

ITEMS = 5
ROW = st.lists(st.none() | st.integers(-3, 3), min_size=ITEMS, max_size=ITEMS)


def sample(rows: list[list[int | None]], echoes: list[bool] | None = None) -> Sample:
    return Sample(list(zip(*rows, strict=True)), [0] * len(rows), echoes or [False] * len(rows))


def test_where_parts_begin_is_counted_over_those_who_say_anything() -> None:
    panel = Many(sample([[1, 2, 3, 6], [4, 0, None, 4], [0, 0, 0, None], [9, 1, 1, 2]]))
    panel.push(0, 3)

    assert panel.beginnings(3, [0, 1, 3], 2) == {0: 2, 1: 1}  # 1 + 2 + 3 and 4; 1 + 1
    assert panel.beginnings(3, [0, 1, 3], 0) == {0: 2}
    assert [panel.rest(voter, 3, 0) for voter in range(4)] == [0, 0, 0, 9]
    assert panel.parts(1, [0, 2]) == [4, 0]


@given(st.lists(ROW, min_size=1, max_size=6), st.lists(st.integers(0, ITEMS - 2), max_size=3))
def test_both_kinds_answer_alike(rows: list[list[int | None]], heights: list[int]) -> None:
    panels: tuple[Panel, Panel] = (Few(sample(rows).voters()), Many(sample(rows)))
    for height in [ITEMS - 1, *sorted(heights, reverse=True)]:
        for panel in panels:
            panel.pop_to(height)
            if height == ITEMS - 1:
                panel.push(0, ITEMS - 1)
        for item in range(ITEMS):
            speaking = [voter for voter, value in enumerate(panels[0].values(item)) if value]
            few, many = (panel.beginnings(item, speaking, height - 1) for panel in panels)
            assert few == many
            assert [panels[0].rest(voter, item, 0) for voter in speaking] == [
                panels[1].rest(voter, item, 0) for voter in speaking
            ]


def test_a_wide_table_is_looked_up_row_by_row() -> None:
    assert isinstance(panel_of(sample([[1] * 24])), Many)
    assert isinstance(panel_of(sample([[1] * 25])), Few)


def test_rows_with_a_single_amount_do_not_shorten_a_sum_of_columns() -> None:
    rows: list[list[int | None]] = [[11, 22, 33, 44, 55, 66, 231], [0, 0, 0, 0, 0, 77, 77], [0, 0, 0, 0, 0, 88, 88]]
    (found,) = totals(Strip(sample(rows), [*[Cue.NONE] * 6, Cue.WORD], [0] * 7))

    assert (found.item, found.parts, found.agree) == (6, (0, 1, 2, 3, 4, 5), 3)


def test_a_strip_from_the_other_end() -> None:
    strip = Strip(sample([[6, 1, 2, 3]], echoes=[True]), [Cue.WORD, *[Cue.NONE] * 3], [0] * 4).reversed()

    assert isinstance(strip.voters, Sample)
    assert [list(column) for column in strip.voters.columns] == [[3], [2], [1], [6]]
    assert strip.voters.echoes == [True]
