"""K401: an amount per inhabitant is population x rate x share, rounded as the grant says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import complete, none
from medelkoll_schemas.rules.found import FoundRule

if TYPE_CHECKING:
    from medelkoll_schemas.tables import Tables

_AREA = ["book", "area"]
_STATED = ["book", "stated", "subject"]


class PerInhabitant(FoundRule):
    """``persons * numerator - amount * denominator = 0`` within the amount's rounding.

    The persons are the workbook's own cells where it lists every municipality of the area, else the reference.
    """

    code = "K401"
    table = "rates"
    kind = Kind.PER_INHABITANT
    found = ("rate",)

    def equations(self, tables: Tables) -> pl.DataFrame:
        """One equation per stated amount; it may be computed from several areas."""
        if tables.rates.is_empty():
            return self.with_found(none(), tables)
        rates = tables.rates.with_columns(pl.col("place").alias("stated"), pl.col("label").alias("subject"))
        cells = _listed(tables)
        listed = rates.join(cells, on=_AREA, how="inner", suffix="_cell")
        persons = listed.select(*_STATED, pl.col("place_cell").alias("place"), pl.col("numerator").alias("coefficient"))
        own = complete(pl.concat([persons, _own(rates)]).join(_constants(rates, cells), on=["book", "stated"]))
        return self.with_found(own, tables)


def _listed(tables: Tables) -> pl.DataFrame:
    """The population cells of the areas of which the workbook lists every member once: book, area, place."""
    cells = tables.populations.select("book", "reference_area", "code", "place").drop_nulls()
    wanted = tables.members.group_by("book", "area").agg(pl.len().alias("wanted"))
    found = cells.group_by("book", pl.col("reference_area").alias("area")).agg(
        pl.len().alias("found"),
        pl.col("code").n_unique().alias("distinct"),
        "place",
    )
    whole = found.join(wanted, on=_AREA).filter(
        (pl.col("found") == pl.col("wanted")) & (pl.col("distinct") == pl.col("wanted"))
    )
    return whole.select(*_AREA, "place").explode("place")


def _own(rates: pl.DataFrame) -> pl.DataFrame:
    """The stated amount's own term."""
    once = rates.unique(["book", "stated"], maintain_order=True)
    return once.select(*_STATED, "place", (-pl.col("denominator")).alias("coefficient"))


def _constants(rates: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """Per stated amount: what areas without cells add, and the rounding in the residual's measure."""
    listed = cells.select(*_AREA, pl.lit(0, pl.Int64).alias("weight")).unique()
    weighed = rates.join(listed, on=_AREA, how="left").with_columns(pl.col("weight").fill_null(1))
    return weighed.group_by("book", "stated").agg(
        (pl.col("persons") * pl.col("numerator") * pl.col("weight")).sum().alias("constant"),
        (pl.col("rounding") * pl.col("denominator")).first().alias("slack"),
    )
