"""Columns of one value are kept as that value: the table reads the same."""

from __future__ import annotations

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from medelkoll_addin.mapping.collect import Collector
from medelkoll_addin.mapping.compact import compact, together

TABLE = pl.DataFrame(
    {
        "one": [7, 7, 7],
        "several": [7, 8, 7],
        "blank": [None, None, None],
        "half": ["a", None, "a"],
        "said": ["a", "a", "a"],
        "yes": [True, True, True],
        "lists": [[1], [1], [1]],
    },
    schema_overrides={"blank": pl.String},
)


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_a_compact_table_reads_the_same(rows: int) -> None:
    assert_frame_equal(compact(TABLE.head(rows)), TABLE.head(rows))


def test_parts_that_differ_are_one_table() -> None:
    other = TABLE.with_columns(pl.lit(9, pl.Int64).alias("one"), pl.lit("b").alias("said"))

    assert_frame_equal(together([compact(TABLE), TABLE.head(0), other]), pl.concat([TABLE, other]))
    assert_frame_equal(together([TABLE.head(0), TABLE.head(0)]), TABLE.head(0))


def test_a_large_table_is_made_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medelkoll_addin.mapping.collect.ENOUGH", 3)
    collector = Collector()
    for book in range(3):
        collector.extend("wholes", 2, book=book, whole=["hela", "allt"], part="del")

    rows = [(book, whole, "del") for book in range(3) for whole in ("hela", "allt")]
    assert collector.tables().wholes.rows() == rows
