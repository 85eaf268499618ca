"""A workbook beside the decision that it follows."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl  # noqa: TC002 - pandera reads the annotations

from medelkoll_schemas.tables.base import Tidy


class Decisions(Tidy):
    """One row per cell whose amount the decision states too."""

    place: pl.Int64 = pa.Field(ge=0)
    witness: pl.Int64 = pa.Field(ge=0)  # where the decision says so
    value: pl.Int64  # what it says, in öre
    unit: pl.Int64 = pa.Field(ge=0)  # and how exactly; 0 = exact
    label: pl.String
    words: pl.String  # the decision's words there


class Unmatched(Tidy):
    """One row per amount that only the decision or only the workbook has; ``matter`` gathers what belongs together."""

    side: pl.String = pa.Field(isin=("decision", "workbook", "both"))  # both: they have no amount in common
    matter: pl.Int32 = pa.Field(ge=0)
    place: pl.Int64 = pa.Field(ge=0)
    value: pl.Int64
    label: pl.String
    spoken: pl.Boolean  # in a sentence, not in a line
    whole: pl.Int64 = pa.Field(nullable=True)  # where the other side states the sum of them
