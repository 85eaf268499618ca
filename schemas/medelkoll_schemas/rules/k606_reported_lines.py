"""K606: what a compilation says that a county reported is the sum of the county's lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import EquationRule, sums

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class ReportedLines(EquationRule):
    """The county's sum in an overview against its lines elsewhere; a sum below the lines themselves is K201's."""

    code = "K606"
    kind = Kind.SPENDING_REPORT
    table = "reports"

    def equations(self, tables: Tables) -> pl.DataFrame:
        """One equation per county whose sum stands apart from its lines."""
        reported = tables.reports.filter(pl.col("reported").is_not_null())
        stated = reported.select("book", "county", pl.col("reported").alias("place"), pl.col("county").alias("label"))
        below = tables.entries.filter((pl.col("table") == "report") & (pl.col("role") != "line"))
        lines = tables.entries.filter((pl.col("table") == "report") & (pl.col("role") == "line"))
        return sums(stated.join(below, on=["book", "place"], how="anti"), lines, ["book", "county"])
