"""Amounts that the decision and its workbook do not share, one finding for what belongs together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import TableRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class UnmatchedRule(TableRule):
    """A rule over the amounts that only one ``side`` has."""

    table = "unmatched"
    sides: ClassVar[Sequence[str]]

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per matter, at its first amount."""
        rows = tables.unmatched.filter(pl.col("side").is_in(list(self.sides))).sort("book", "matter", "place")
        gathered = rows.group_by("book", "side", "matter", maintain_order=True).agg(
            "place", pl.col("value").sum(), pl.col("label", "spoken", "whole").first()
        )
        return [self._finding(row) for row in gathered.iter_rows(named=True)]

    def _finding(self, row: dict[str, Any]) -> Finding:
        places, whole = tuple(row["place"]), row["whole"]
        facts: dict[str, str | int] = {"label": row["label"], "amounts_antal": len(places)}
        if whole is not None:
            facts["whole_cell"] = whole
        return Finding(
            row["book"],
            self.code,
            Severity.INFO if row["spoken"] or whole is not None else Severity.WARNING,
            places[0],
            places if whole is None else (*places, whole),
            row["value"],
            facts=facts,
            variant=_variant(row),
        )


def _variant(row: dict[str, Any]) -> str:
    if row["side"] == "both":
        return "strangers"
    if row["whole"] is not None:
        return "whole"
    return "several" if len(row["place"]) > 1 else "spoken" if row["spoken"] else ""
