"""K307: a cell says what the decision says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import EquationRule, complete

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class DecisionAmount(EquationRule):
    """An amount in the workbook against the same one in the decision document."""

    code = "K307"
    table = "decisions"
    kind = Kind.ECONOMIC_SUMMARY

    def equations(self, tables: Tables) -> pl.DataFrame:
        """One equation of one cell and a constant, as exact as the decision states it."""
        return complete(
            tables.decisions.select(
                "book",
                pl.col("place").alias("stated"),
                "place",
                pl.lit(-1).alias("coefficient"),
                pl.col("value").alias("constant"),
                pl.col("unit").alias("slack"),
                pl.col("label").alias("subject"),
            ),
        )
