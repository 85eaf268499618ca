"""K406: a table of all counties or municipalities has each of them once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.rules.base import TableRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class AllPlaces(TableRule):
    """A place that is missing, or there twice, where a table means all of them."""

    code = "K406"
    table = "listings"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per row."""
        return [
            Finding(
                row["book"],
                self.code,
                Severity.WARNING,
                row["place"],
                tuple(row[key] for key in ("first", "place") if row[key] is not None),
                facts=_facts(row),
                variant=f"{row['level']}_{row['kind']}",
            )
            for row in tables.listings.sort("book", "place").iter_rows(named=True)
        ]


def _facts(row: dict[str, str | int | None]) -> dict[str, str | int]:
    told = {"names": row["names"], "whole_antal": row["whole"], "there_antal": row["there"], "first_cell": row["first"]}
    return {key: value for key, value in told.items() if value is not None}
