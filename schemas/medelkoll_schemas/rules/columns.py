"""Sums down a column and across a row, wherever a table has them."""

from __future__ import annotations

import polars as pl

from medelkoll_schemas.rules.base import none, sums

_COLUMN = ("book", "block", "column")


def column_sums(entries: pl.DataFrame) -> pl.DataFrame:
    """Equations for the subtotals and totals of each column of each block."""
    if entries.is_empty():  # of every query, however small its frame, half a millisecond is its own
        return none()
    lines = entries.filter(pl.col("role") == "line")
    subtotals = entries.filter(pl.col("role") == "subtotal")
    totals = entries.filter(pl.col("role") == "total")
    loose = lines.join(subtotals, on=[*_COLUMN, "section"], how="anti")
    above = pl.concat([subtotals.select(*_COLUMN, "place"), loose.select(*_COLUMN, "place")])
    return pl.concat([sums(subtotals, lines, [*_COLUMN, "section"]), sums(totals, above, _COLUMN)])


def row_sums(entries: pl.DataFrame) -> pl.DataFrame:
    """Equations for the total column of each row of each block."""
    if entries.is_empty():
        return none()
    rows = entries.filter(pl.col("role") != "skip")
    totals = rows.filter(pl.col("column_role") == "total")
    return sums(totals, rows.filter(pl.col("column_role") == "part"), ["book", "block", "line"])
