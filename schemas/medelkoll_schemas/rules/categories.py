"""Where the workbook says what a category comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables

_KEY = ["book", "category"]


def category_figures(tables: Tables) -> pl.DataFrame:
    """The cells that make up each category among the lines: its own total where one is stated, else its lines.

    Columns book, category, place. A category that several blocks total has one place for each.
    """
    lines = tables.entries.filter(
        (pl.col("table") == "lines") & pl.col("category").is_not_null() & (pl.col("column_role") != "part"),
    )
    totals = lines.filter(pl.col("role").is_in(["subtotal", "total"]))
    own = totals.filter((pl.col("role") == "subtotal") | ~(pl.col("role") == "subtotal").any().over(_KEY))
    bare = lines.filter(pl.col("role") == "line").join(own, on=[*_KEY, "block"], how="anti")
    return pl.concat([own.select(*_KEY, "place"), bare.select(*_KEY, "place")])


def summary_lines(tables: Tables) -> pl.DataFrame:
    """The summary's rows for categories: one amount each, the total column where there are several."""
    return tables.entries.filter(
        (pl.col("table") == "summary")
        & (pl.col("role") == "line")
        & pl.col("category").is_not_null()
        & (pl.col("column_role") != "part"),
    )
