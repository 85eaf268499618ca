"""K301: the economic summary states each category as its lines add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import none, sums
from medelkoll_schemas.rules.categories import category_figures, summary_lines
from medelkoll_schemas.rules.found import FoundRule

if TYPE_CHECKING:
    import polars as pl

    from medelkoll_schemas.tables import Tables


class SummaryAmount(FoundRule):
    """One row of the summary against the category that it names."""

    code = "K301"
    table = "entries"
    kind = Kind.ECONOMIC_SUMMARY
    found = ("summary",)

    def equations(self, tables: Tables) -> pl.DataFrame:
        """Rows whose category has no lines are K303's."""
        ordered = summary_lines(tables).sort("book", "place")
        once = ordered.unique(["book", "category"], keep="first", maintain_order=True)
        lines = none() if once.is_empty() else sums(once, category_figures(tables), ["book", "category"])
        return self.with_found(lines, tables)
