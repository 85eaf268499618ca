"""K601: what is reported and what remains make up the grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import EquationRule, complete

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables

_KEY = ["book", "county"]


class SpentAndRemaining(EquationRule):
    """``lines + remaining - granted = 0``; a deviation either way is an error.

    Where the workbook states the sum of the lines, that cell stands for them (K201 holds it to the lines). Where it
    does not state the grant, the decided one counts; a blank *remaining* is nothing.
    """

    code = "K601"
    table = "reports"
    kind = Kind.SPENDING_REPORT

    def equations(self, tables: Tables) -> pl.DataFrame:
        """One equation per county and workbook."""
        reports = tables.reports.with_columns(pl.col("county").alias("subject"))
        lines = tables.entries.filter((pl.col("table") == "report") & (pl.col("role") == "line")).select(*_KEY, "place")
        spent = pl.concat([_cells(reports, "reported", 1), _lines(reports, lines)])
        terms = pl.concat([spent, _cells(reports, "remaining", 1), _cells(reports, "granted", -1)])
        first = spent.group_by(_KEY).agg(pl.col("place").min().alias("stated"))
        return complete(terms.join(first, on=_KEY).join(_constants(reports), on=_KEY))


def _cells(reports: pl.DataFrame, name: str, coefficient: int) -> pl.DataFrame:
    there = reports.filter(pl.col(name).is_not_null())
    return there.select(*_KEY, pl.col(name).alias("place"), pl.lit(coefficient, pl.Int64).alias("coefficient"))


def _lines(reports: pl.DataFrame, lines: pl.DataFrame) -> pl.DataFrame:
    bare = reports.filter(pl.col("reported").is_null()).select(_KEY)
    return bare.join(lines, on=_KEY).select(*_KEY, "place", pl.lit(1, pl.Int64).alias("coefficient"))


def _constants(reports: pl.DataFrame) -> pl.DataFrame:
    """The decided grant, where the workbook does not state one."""
    decided = pl.when(pl.col("granted").is_null()).then(-pl.col("decided"))
    return reports.select(*_KEY, "subject", decided.fill_null(0).alias("constant")).filter(
        pl.any_horizontal(reports["granted"].is_not_null(), reports["decided"].is_not_null()),
    )
