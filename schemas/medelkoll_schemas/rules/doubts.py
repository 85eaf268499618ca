"""What the figures' own doubts say: one finding per cell that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import TableRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class DoubtRule(TableRule):
    """A rule about cells whose doubt is among ``doubts``, or is none of ``others``."""

    table = "figures"
    severity: ClassVar[Severity]
    doubts: ClassVar[Sequence[str]] = ()
    others: ClassVar[Sequence[str]] = ()

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per cell."""
        doubt = pl.col("doubt")
        mine = doubt.is_in(self.doubts) if self.doubts else ~doubt.is_in(self.others)
        return [
            Finding(
                row["book"],
                self.code,
                self.severity,
                row["place"],
                (row["place"],),
                facts={"raw": row["raw"] or "", "label": row["label"]},
                variant=row["doubt"],
            )
            for row in tables.figures.filter(doubt.is_not_null() & mine).iter_rows(named=True)
        ]
