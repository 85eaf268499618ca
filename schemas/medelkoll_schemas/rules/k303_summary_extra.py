"""K303: the economic summary names no category twice, and none that has no lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import TableRule
from medelkoll_schemas.rules.categories import summary_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class SummaryExtra(TableRule):
    """A row of the summary that is there twice, or whose category has no lines."""

    code = "K303"
    table = "entries"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per superfluous row."""
        summary = summary_lines(tables).sort("book", "place")
        if summary.is_empty():
            return []
        twice = summary.filter(pl.int_range(pl.len()).over("book", "category") > 0)
        lines = tables.entries.filter((pl.col("table") == "lines") & pl.col("category").is_not_null())
        extra = summary.join(lines, on="book", how="semi").join(lines, on=["book", "category"], how="anti")
        return [*self._said(twice, "twice"), *self._said(extra, "extra")]

    def _said(self, rows: pl.DataFrame, variant: str) -> list[Finding]:
        return [
            Finding(
                row["book"],
                self.code,
                Severity.ERROR,
                row["place"],
                (row["place"],),
                facts={"category": row["category"]},
                variant=variant,
            )
            for row in rows.iter_rows(named=True)
        ]
