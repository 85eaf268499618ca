"""Areas that share a cell are found, by two ways of looking."""

from __future__ import annotations

from itertools import combinations
from typing import TypeAlias

from hypothesis import example, given
from hypothesis import strategies as st

from medelkoll_addin.placing import place_of
from medelkoll_addin.reading.overlaps import overlap

Area: TypeAlias = "tuple[int, int, int, int]"  # top, left, rows, columns

AREAS = st.lists(st.tuples(*(st.integers(0, 12),) * 2, *(st.integers(1, 4),) * 2), max_size=8)


def cells(area: Area) -> set[tuple[int, int]]:
    top, left, rows, columns = area
    return {(top + i, left + j) for i in range(rows) for j in range(columns)}


@given(AREAS)
@example([(0, 0, 2, 2), (1, 1, 1, 1)])
@example([(0, 0, 9, 1), (2, 1, 1, 1), (5, 0, 1, 3)])
def test_areas_overlap_when_they_share_a_cell(areas: list[Area]) -> None:
    places = [(place_of(3, t, le), place_of(3, t + r - 1, le + c - 1)) for t, le, r, c in areas]

    assert overlap(places) == any(cells(one) & cells(other) for one, other in combinations(areas, 2))


def test_many_areas_take_little_time() -> None:
    places = [place_of(0, 2 * row, column) for row in range(8) for column in range(9000)]

    assert not overlap(zip(places, places, strict=True))
