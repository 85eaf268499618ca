"""K701: a formula's saved value is what the formula gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import EquationRule, complete

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class StaleValue(EquationRule):
    """Every formula that adds, subtracts or multiplies by a constant, against the cells that it names."""

    code = "K701"
    table = "formula_terms"
    kind = Kind.FORMULA

    def equations(self, tables: Tables) -> pl.DataFrame:
        """One equation per formula."""
        return complete(tables.formula_terms.with_columns(pl.lit("").alias("subject")))
