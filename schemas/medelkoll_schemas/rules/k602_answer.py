"""K602: *all is used* and *this remains* do not contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import TableRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class Answer(TableRule):
    """Yes, with something left; or no, with nothing left."""

    code = "K602"
    table = "reports"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per report. A sum that does not agree with the grant says the same and comes first (K601)."""
        figures = tables.figures.select("book", pl.col("place").alias("remaining"), pl.col("value").alias("left"))
        answered = tables.reports.filter(pl.col("answer").is_not_null()).join(
            figures, on=["book", "remaining"], how="left"
        )
        left = pl.col("left").fill_null(0) != 0
        yes_but = answered.filter(pl.col("answer") & left)
        no_but = answered.filter(~pl.col("answer") & ~left & ~pl.col("note"))
        return [*self._said(yes_but, "yes_but"), *self._said(no_but, "no_but")]

    def _said(self, rows: pl.DataFrame, variant: str) -> list[Finding]:
        return [
            Finding(
                row["book"],
                self.code,
                Severity.ERROR,
                row["answer_place"],
                tuple(row[key] for key in ("answer_place", "remaining") if row[key] is not None),
                row["left"],
                facts={"county": row["county"]},
                variant=variant,
            )
            for row in rows.iter_rows(named=True)
        ]
