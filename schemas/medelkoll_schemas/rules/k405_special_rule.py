"""K405: no amount stands where the grant's special rules leave none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import TableRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class SpecialRule(TableRule):
    """One part of an area is paid elsewhere, or is not handled here; its cell is blank or zero."""

    code = "K405"
    table = "unpaid"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per amount that should not be there."""
        there = tables.unpaid.join(tables.figures.select("book", "place", "value"), on=["book", "place"])
        return [
            Finding(
                row["book"],
                self.code,
                Severity.ERROR,
                row["place"],
                (row["place"],),
                row["value"],
                0,
                row["value"],
                facts={"area": row["area"], "part": row["part"]},
            )
            for row in there.filter(pl.col("value") != 0).iter_rows(named=True)
        ]
