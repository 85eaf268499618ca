"""Spending reports: what a county was granted, what it used, and what remains."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl  # noqa: TC002 - pandera reads the annotations

from medelkoll_schemas.tables.base import Tidy


class Reports(Tidy):
    """One row per county in a workbook. Places are null where the workbook has no such cell."""

    county: pl.String
    granted: pl.Int64 = pa.Field(nullable=True)  # place
    decided: pl.Int64 = pa.Field(nullable=True)  # öre, by the grant
    reported: pl.Int64 = pa.Field(nullable=True)  # place of the stated sum of the lines
    remaining: pl.Int64 = pa.Field(nullable=True)  # place
    answer: pl.Boolean = pa.Field(nullable=True)  # all used or committed?
    answer_place: pl.Int64 = pa.Field(nullable=True)
    note: pl.Boolean  # words instead of an amount where what remains belongs
    note_place: pl.Int64 = pa.Field(nullable=True)


class Facts(Tidy):
    """One row per statement in words of something that must be said once: a deadline."""

    place: pl.Int64 = pa.Field(ge=0)
    key: pl.String
    name: pl.String
    said: pl.String
