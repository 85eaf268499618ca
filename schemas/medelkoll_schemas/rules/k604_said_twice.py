"""K604: what must be said once is not said in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import TableRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class SaidTwice(TableRule):
    """Two deadlines for the same report: a person has to say which one counts."""

    code = "K604"
    table = "facts"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per matter in a workbook, at the first mention that differs from the one before."""
        ordered = tables.facts.sort("book", "place")
        said = ordered.group_by("book", "key", maintain_order=True).agg("place", "said", pl.col("name").first())
        several = said.filter(pl.col("said").list.n_unique() > 1)
        return [
            Finding(
                row["book"],
                self.code,
                Severity.WARNING,
                row["place"][0],
                tuple(row["place"]),
                facts={"name": row["name"], "said": ", ".join(f"”{said}”" for said in dict.fromkeys(row["said"]))},
            )
            for row in several.iter_rows(named=True)
        ]
