"""A growing column holds what a list would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_addin.mapping.growing import Growing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from polars._typing import PolarsDataType


Part = tuple[str, list[object], int]  # how it grows, by what, and in how many rows


def grown(parts: Sequence[Part]) -> tuple[Growing, list[object]]:
    """A column and a list that grew alike: by a list, by a value in so many rows, or by one row."""
    column, rows = Growing(), list[object]()
    for how, values, count in parts:
        if how == "extend":
            column.extend(values)
            rows += values
        elif how == "fill":
            column.fill(values[0], count)
            rows += [values[0]] * count
        else:
            column.append(values[0])
            rows.append(values[0])
    return column, rows


def any_parts(cells: st.SearchStrategy[object]) -> st.SearchStrategy[list[Part]]:
    how = st.sampled_from(("extend", "fill", "append"))
    return st.lists(st.tuples(how, st.lists(cells, min_size=1, max_size=4), st.integers(0, 4)), max_size=6)


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        (pl.Int64, st.one_of(st.none(), st.integers(0, 3))),
        (pl.String, st.one_of(st.none(), st.sampled_from(("", "a", "b")))),
        (pl.Boolean, st.booleans()),
    ],
)
@settings(deadline=None)
@given(data=st.data())
def test_a_growing_column_is_a_list_of_rows(
    kind: PolarsDataType, cells: st.SearchStrategy[object], data: st.DataObject
) -> None:
    column, rows = grown(data.draw(any_parts(cells)))

    series = column.taken("x", kind)

    assert (series.name, series.dtype, series.to_list()) == ("x", kind, rows)
    assert column.taken("x", kind).is_empty()


def test_a_value_in_all_rows_is_kept_once() -> None:
    column = Growing()
    for _ in range(3):
        column.fill("figures", 1_000_000)

    assert len(column) == 1
    assert column.taken("x", pl.String).value_counts().rows() == [("figures", 3_000_000)]
