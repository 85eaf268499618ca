"""K605: a compilation has every county once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.reference import counties
from medelkoll_schemas.rules.base import TableRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class Counties(TableRule):
    """A workbook that compiles several counties' reports of a known grant, and lacks one."""

    code = "K605"
    table = "reports"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per compilation, which names the counties that are missing."""
        reports = tables.reports.filter(pl.col("decided").is_not_null())
        compiled = reports.group_by("book").agg("county").filter(pl.col("county").list.len() > 1)
        names = [county.name for county in counties()]
        missing = [
            (book, [name for name in names if name not in there]) for book, there in compiled.sort("book").iter_rows()
        ]
        return [
            Finding(book, self.code, Severity.WARNING, None, facts={"counties": ", ".join(absent)})
            for book, absent in missing
            if absent
        ]
