"""K502: the parts of a split stand in the decided ratio, within their rounding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import complete
from medelkoll_schemas.rules.found import FoundRule

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables

_KEY = ["book", "split"]


class Ratio(FoundRule):
    """``weight of the first * this part - this weight * the first part = 0``; both parts are rounded."""

    code = "K502"
    table = "splits"
    kind = Kind.RECIPIENT_SPLIT
    found = ("ratio",)

    def equations(self, tables: Tables) -> pl.DataFrame:
        """One equation for each part after the first."""
        splits = tables.splits.sort("book", "split", "place")
        first = splits.unique(_KEY, keep="first", maintain_order=True).select(
            *_KEY,
            pl.col("place").alias("first"),
            pl.col("weight").alias("base"),
        )
        pairs = splits.join(first, on=_KEY).filter(pl.col("place") != pl.col("first"))
        slack = (pl.col("weight") + pl.col("base")) * pl.col("rounding")
        stated, subject = pl.col("place").alias("stated"), pl.col("recipient").alias("subject")
        shared = (pl.col("book"), stated, slack.alias("slack"), subject)
        own = pairs.select(*shared, "place", (-pl.col("base")).alias("coefficient"))
        other = pairs.select(*shared, pl.col("first").alias("place"), pl.col("weight").alias("coefficient"))
        return self.with_found(complete(pl.concat([own, other])), tables)
