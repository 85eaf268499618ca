"""K205: a sum that is stated in several places of a workbook is the same in all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import equations_of
from medelkoll_schemas.rules.found import FoundRule

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class StatedTwice(FoundRule):
    """Every further mention of a sum equals the first one."""

    code = "K205"
    table = "stated"
    kind = Kind.ECONOMIC_SUMMARY
    found = ("same",)

    def equations(self, tables: Tables) -> pl.DataFrame:
        """The first mention by reading order; its neighbours are compared with it."""
        ordered = tables.stated.sort("book", "place")
        first = pl.col("place").first().over("book", "key")
        pairs = ordered.with_columns(first.alias("first")).filter(pl.col("place") != pl.col("first"))
        renamed = pairs.select(
            "book", pl.col("place").alias("stated"), pl.col("label").alias("subject"), pl.col("first").alias("place")
        )
        return self.with_found(equations_of(renamed, coefficient=1), tables)
