"""K304: the economic summary adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import EquationRule
from medelkoll_schemas.rules.columns import column_sums
from medelkoll_schemas.rules.found import described

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables


class SummarySum(EquationRule):
    """The summary's own total is the sum of its rows."""

    code = "K304"
    table = "entries"
    kind = Kind.ECONOMIC_SUMMARY

    def equations(self, tables: Tables) -> pl.DataFrame:
        """The columns of every summary."""
        return column_sums(described(tables.entries).filter(pl.col("table") == "summary"))
