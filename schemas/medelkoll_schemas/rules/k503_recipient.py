"""K503: every recipient is one that the grant knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import TableRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class Recipient(TableRule):
    """A name in the recipients' column that the grant file does not have."""

    code = "K503"
    table = "entries"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per name in a workbook, at its first amount."""
        unknown = tables.entries.filter(pl.col("unknown_recipient").is_not_null()).sort("book", "place")
        named = unknown.group_by("book", "unknown_recipient", maintain_order=True).agg("place")
        return [
            Finding(
                row["book"],
                self.code,
                Severity.WARNING,
                row["place"][0],
                tuple(row["place"]),
                facts={"recipient": row["unknown_recipient"]},
            )
            for row in named.iter_rows(named=True)
        ]
