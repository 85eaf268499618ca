"""K302: no category is missing from the economic summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import TableRule
from medelkoll_schemas.rules.categories import summary_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class SummaryMissing(TableRule):
    """A category has lines, the workbook has a summary, and the summary does not name it."""

    code = "K302"
    table = "entries"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per category, at its first line."""
        summary = summary_lines(tables)
        lines = tables.entries.filter((pl.col("table") == "lines") & pl.col("category").is_not_null())
        missing = lines.join(summary, on="book", how="semi").join(summary, on=["book", "category"], how="anti")
        first = (
            missing.sort("book", "place").group_by("book", "category", maintain_order=True).agg(pl.col("place").first())
        )
        return [
            Finding(
                row["book"],
                self.code,
                Severity.ERROR,
                row["place"],
                (row["place"],),
                facts={"category": row["category"]},
            )
            for row in first.iter_rows(named=True)
        ]
