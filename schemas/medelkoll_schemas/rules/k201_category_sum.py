"""K201: a stated total equals the lines that it adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.columns import column_sums
from medelkoll_schemas.rules.found import FoundRule, described

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class CategorySum(FoundRule):
    """Each subtotal is the sum of its lines, each total the sum of its subtotals and of lines outside them."""

    code = "K201"
    table = "entries"
    kind = Kind.CATEGORY_SUM
    found = ("column",)

    def equations(self, tables: Tables) -> pl.DataFrame:
        """Every table but the summary and the splits between recipients, which have rules of their own."""
        entries = described(tables.entries).filter(~pl.col("table").is_in(["summary", "matrix"]))
        return self.with_found(column_sums(entries), tables)
