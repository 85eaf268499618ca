"""K203: what is stated for a focus area equals its lines in all categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import EquationRule, sums

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class FocusAreaSum(EquationRule):
    """The second dimension of the same lines: *barn och unga*, *samsjuklighet*."""

    code = "K203"
    table = "entries"
    kind = Kind.CATEGORY_SUM

    def equations(self, tables: Tables) -> pl.DataFrame:
        """A summary row that names a focus area and no category, against the lines of that area."""
        named = tables.entries.filter(pl.col("focus_area").is_not_null())
        stated = named.filter(
            (pl.col("table") == "summary") & (pl.col("role") == "line") & pl.col("category").is_null()
        )
        lines = named.filter((pl.col("table") == "lines") & (pl.col("role") == "line"))
        return sums(stated, lines.filter(pl.col("column_role") != "total"), ["book", "focus_area"])
