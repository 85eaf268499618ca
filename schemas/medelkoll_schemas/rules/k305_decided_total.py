"""K305: a stated sum is the one that was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import EquationRule, complete

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class DecidedTotal(EquationRule):
    """The grant file says what was decided; the workbook's cell says the same."""

    code = "K305"
    table = "stated"
    kind = Kind.ECONOMIC_SUMMARY

    def equations(self, tables: Tables) -> pl.DataFrame:
        """One equation of one cell and a constant."""
        decided = tables.stated.filter(pl.col("decided").is_not_null())
        return complete(
            decided.select(
                "book",
                pl.col("place").alias("stated"),
                "place",
                pl.lit(-1).alias("coefficient"),
                pl.col("decided").alias("constant"),
                pl.col("label").alias("subject"),
            ),
        )
