"""K403: each area has its own municipalities, all of them, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.reference import UnknownNameError, municipality
from medelkoll_schemas.rules.base import TableRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


class Membership(TableRule):
    """A municipality that is missing, there twice, in the wrong area, or unknown."""

    code = "K403"
    table = "populations"

    def findings(self, tables: Tables) -> Sequence[Finding]:
        """One finding per municipality; what is missing has no cell."""
        cells = tables.populations.sort("book", "place")
        named = cells.filter(pl.col("code").is_not_null())
        foreign = (pl.col("area") != pl.col("reference_area")).fill_null(value=False)
        missing = tables.members.join(cells, on="book", how="semi").join(named, on=["book", "code"], how="anti")
        return [
            *self._said(cells.filter(pl.col("code").is_null()), "unknown"),
            *self._said(named.filter(pl.int_range(pl.len()).over("book", "code") > 0), "twice"),
            *self._said(named.filter(foreign).with_columns(pl.col("reference_area").alias("belongs")), "foreign"),
            *self._said(missing.with_columns(pl.lit(None, pl.Int64).alias("place")), "missing"),
        ]

    def _said(self, rows: pl.DataFrame, variant: str) -> list[Finding]:
        return [
            Finding(
                row["book"],
                self.code,
                Severity.ERROR,
                row["place"],
                () if row["place"] is None else (row["place"],),
                facts=_facts(row, variant),
                variant=variant,
            )
            for row in rows.iter_rows(named=True)
        ]


def _facts(row: dict[str, str | int], variant: str) -> dict[str, str | int]:
    facts = {key: row[key] for key in ("name", "area", "belongs") if row.get(key) is not None}
    nearest = _nearest(str(row["name"])) if variant == "unknown" else ()
    return {**facts, "suggested": nearest[0]} if nearest else facts


def _nearest(name: str) -> tuple[str, ...]:
    """The municipalities whose names are most like an unknown one."""
    try:
        municipality(name)
    except UnknownNameError as error:
        return error.suggestions
    return ()
