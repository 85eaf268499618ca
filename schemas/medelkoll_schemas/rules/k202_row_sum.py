"""K202: a total column equals the columns that it adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import EquationRule
from medelkoll_schemas.rules.columns import row_sums

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class RowSum(EquationRule):
    """On each row, the total column is the sum of the others."""

    code = "K202"
    table = "entries"
    kind = Kind.CATEGORY_SUM

    def equations(self, tables: Tables) -> pl.DataFrame:
        """Every table but the splits between recipients."""
        return row_sums(tables.entries.filter(pl.col("table") != "matrix"))
