"""K202: a total column equals the columns that it adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.columns import row_sums
from medelkoll_schemas.rules.found import FoundRule, described

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class RowSum(FoundRule):
    """On each row, the total column is the sum of the others."""

    code = "K202"
    table = "entries"
    kind = Kind.CATEGORY_SUM
    found = ("row",)

    def equations(self, tables: Tables) -> pl.DataFrame:
        """Every table but the splits between recipients."""
        entries = described(tables.entries).filter(pl.col("table") != "matrix")
        return self.with_found(row_sums(entries), tables)
