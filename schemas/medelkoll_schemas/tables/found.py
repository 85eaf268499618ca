"""Equations that were found in tables no grant describes: their arithmetic bears them out."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl  # noqa: TC002 - pandera reads the annotations

from medelkoll_schemas.tables.base import Tidy

KINDS = ("column", "row", "detail", "summary", "ratio", "rate", "same")


class Found(Tidy):
    """One row per figure of an equation: ``sum(coefficient * value) + constant = 0`` within ``slack``, in öre."""

    kind: pl.String = pa.Field(isin=KINDS)
    stated: pl.Int64 = pa.Field(ge=0)  # the cell that states the result
    branch: pl.Int32 = pa.Field(ge=0)  # tells apart what one cell states several times
    place: pl.Int64 = pa.Field(ge=0)
    coefficient: pl.Int64
    constant: pl.Int64
    slack: pl.Int64 = pa.Field(ge=0)
    subject: pl.String
