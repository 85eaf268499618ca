"""K501: what the recipients get adds up to the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import EquationRule
from medelkoll_schemas.rules.columns import column_sums, row_sums

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class PartsAndWhole(EquationRule):
    """A table of recipients (or parts) by areas, with its totals along either dimension."""

    code = "K501"
    table = "entries"
    kind = Kind.RECIPIENT_SPLIT

    def equations(self, tables: Tables) -> pl.DataFrame:
        """Column totals and row totals of every such table."""
        matrices = tables.entries.filter(pl.col("table") == "matrix")
        rows = row_sums(matrices).with_columns(pl.lit(1, pl.Int32).alias("branch"))
        return pl.concat([column_sums(matrices), rows])
