"""K306: the same decided sum, stated in two workbooks of a batch, agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import TableRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class BetweenWorkbooks(TableRule):
    """What one workbook says of a sum that others state too."""

    code = "K306"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding in each workbook whose figure no other workbook's figure meets, or that stands against most."""
        return [self._finding(row) for row in _outvoted(tables).iter_rows(named=True)]

    def _finding(self, row: dict[str, int | str]) -> Finding:
        stated, expected = int(row["value"]), int(row["common"])
        place = int(row["place"])
        return Finding(
            int(row["book"]),
            self.code,
            Severity.ERROR,
            place,
            (place,),
            stated,
            expected,
            stated - expected,
            facts={"label": row["label"], "other_book": int(row["other"])},
        )


def _outvoted(tables: Tables) -> pl.DataFrame:
    """Rows of ``stated`` that differ from what most workbooks say; where none is in the majority, all of them."""
    shared = tables.stated.filter(pl.col("shared").is_not_null()).unique(["book", "shared"], maintain_order=True)
    said = shared.join(tables.figures.select("book", "place", "value", "unit"), on=["book", "place"]).drop_nulls("value")
    pairs = said.join(said.select("shared", pl.col("book").alias("other"), pl.col("value").alias("common"), pl.col("unit").alias("width")), on="shared")
    pairs = pairs.filter(pl.col("book") != pl.col("other"))
    agrees = 2 * (pl.col("value") - pl.col("common")).abs() <= pl.col("unit") + pl.col("width")
    counted = pairs.with_columns(agrees.sum().over("book", "place").alias("with"), (~agrees).sum().over("book", "place").alias("against"), agrees.alias("agrees"))
    lost = counted.filter(~pl.col("agrees") & (pl.col("against") > pl.col("with")))
    return lost.sort("book", "place", "other").unique(["book", "place"], keep="first", maintain_order=True)
