"""K306: the same decided sum, stated in two workbooks of a batch, agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import BatchRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables

SHARED = pl.Schema(  # of ``shared_sums``
    {
        "book": pl.Int32(),
        "place": pl.Int64(),
        "shared": pl.String(),
        "label": pl.String(),
        "value": pl.Int64(),
        "unit": pl.Int64(),
    }
)


class BetweenWorkbooks(BatchRule):
    """What one workbook says of a sum that others state too."""

    code = "K306"
    table = "stated"

    def between(self, said: pl.DataFrame) -> Sequence[Finding]:
        """One finding in each workbook whose figure stands against more workbooks than with it.

        Args:
            said: the rows of ``shared_sums`` of the whole batch.
        """
        return [_finding(row) for row in _outvoted(said).iter_rows(named=True)]


def shared_sums(tables: Tables) -> pl.DataFrame:
    """The sums that other workbooks may state too: book, place, shared, label, value, unit."""
    ordered = tables.stated.filter(pl.col("shared").is_not_null()).sort("book", "place")
    shared = ordered.unique(["book", "shared"], keep="first", maintain_order=True)
    values = tables.figures.select("book", "place", "value", "unit")
    return shared.join(values, on=["book", "place"]).drop_nulls("value").select(SHARED.names())


def _finding(row: dict[str, int | str]) -> Finding:
    stated, expected = int(row["value"]), int(row["common"])
    place = int(row["place"])
    facts = {"label": row["label"], "other_book": int(row["other"])}
    return Finding(
        int(row["book"]), "K306", Severity.ERROR, place, (place,), stated, expected, stated - expected, facts=facts
    )


def _outvoted(said: pl.DataFrame) -> pl.DataFrame:
    """Rows that differ from what most workbooks say, each beside one of those; without a majority, all that differ."""
    others = said.select(
        "shared", pl.col("book").alias("other"), pl.col("value").alias("common"), pl.col("unit").alias("width")
    )
    pairs = said.join(others, on="shared").filter(pl.col("book") != pl.col("other"))
    meets = 2 * (pl.col("value") - pl.col("common")).abs() <= pl.col("unit") + pl.col("width")
    balance = (2 * meets.cast(pl.Int64) - 1).sum().over("book", "place")
    counted = pairs.with_columns(meets.alias("meets"), balance.alias("balance"))
    lost = counted.filter(~pl.col("meets") & (pl.col("balance") < 0))
    return lost.sort("book", "place", "other").unique(["book", "place"], keep="first", maintain_order=True)
