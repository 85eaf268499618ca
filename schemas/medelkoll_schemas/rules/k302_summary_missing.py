"""K302: no category is missing from the economic summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import TableRule
from medelkoll_schemas.rules.categories import category_figures, summary_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class SummaryMissing(TableRule):
    """A category has lines, the workbook has a summary, and the summary does not name it."""

    code = "K302"
    table = "entries"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per category, at the cell that totals it or at its first line, with what it comes to."""
        summary = summary_lines(tables)
        if summary.is_empty():
            return []
        figures = category_figures(tables).join(tables.figures.select("book", "place", "value"), on=["book", "place"])
        missing = figures.join(summary, on="book", how="semi").join(summary, on=["book", "category"], how="anti")
        whole = missing.sort("book", "place").group_by("book", "category", maintain_order=True)
        gathered = whole.agg("place", pl.col("value").sum(), pl.col("value").is_null().any().alias("unknown"))
        return [self._finding(row) for row in gathered.iter_rows(named=True)]

    def _finding(self, row: dict[str, Any]) -> Finding:
        places = tuple(row["place"])
        amount = None if row["unknown"] else int(row["value"])
        difference = None if amount is None else -amount
        facts = {"category": str(row["category"])}
        return Finding(row["book"], self.code, Severity.ERROR, places[0], places, None, amount, difference, facts=facts)
