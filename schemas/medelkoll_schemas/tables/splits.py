"""Sums shared between recipients by weights."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl  # noqa: TC002 - pandera reads the annotations

from medelkoll_schemas.tables.base import Tidy


class Splits(Tidy):
    """One row per part of a split; each part is rounded to ``rounding`` öre."""

    split: pl.Int32 = pa.Field(ge=0)
    place: pl.Int64 = pa.Field(ge=0)
    recipient: pl.String
    weight: pl.Int64 = pa.Field(ge=1)
    rounding: pl.Int64 = pa.Field(ge=0)
