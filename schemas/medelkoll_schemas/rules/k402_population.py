"""K402: a population is Statistics Sweden's for the grant's reference date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import EquationRule, complete

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class Population(EquationRule):
    """One cell against the reference, to the person."""

    code = "K402"
    table = "populations"
    kind = Kind.PER_INHABITANT

    def equations(self, tables: Tables) -> pl.DataFrame:
        """Municipalities whose name is unknown are K403's."""
        known = tables.populations.filter(pl.col("reference").is_not_null())
        return complete(
            known.select(
                "book",
                pl.col("place").alias("stated"),
                "place",
                pl.lit(-1).alias("coefficient"),
                pl.col("reference").alias("constant"),
                pl.col("name").alias("subject"),
            ),
        )
