"""K909: amounts in hidden rows, columns or sheets are worth knowing of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import TableRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class Hidden(TableRule):
    """Figures that are checked and not seen."""

    code = "K909"
    table = "figures"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per workbook, at the first such cell."""
        hidden = tables.figures.filter(pl.col("hidden") & pl.col("value").is_not_null() & (pl.col("value") != 0))
        gathered = hidden.sort("book", "place").group_by("book", maintain_order=True).agg("place")
        return [
            Finding(book, self.code, Severity.INFO, places[0], tuple(places), facts={"amounts_antal": len(places)})
            for book, places in gathered.iter_rows()
        ]
