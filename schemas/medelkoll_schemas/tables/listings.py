"""Tables that mean all counties or municipalities, and do not have each of them once."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl  # noqa: TC002 - pandera reads the annotations

from medelkoll_schemas.tables.base import Tidy

LISTED = ("missing", "twice")


class Listings(Tidy):
    """One row per table that lacks places, or per place that stands in it twice."""

    kind: pl.String = pa.Field(isin=LISTED)
    level: pl.String = pa.Field(isin=("county", "municipality"))
    place: pl.Int64 = pa.Field(ge=0)  # the table's first figure, or the second row's
    first: pl.Int64 = pa.Field(nullable=True, ge=0)  # of one that stands twice, its first row's
    names: pl.String
    there: pl.Int64 = pa.Field(nullable=True, ge=0)  # how many of the whole the table has
    whole: pl.Int64 = pa.Field(ge=1)
