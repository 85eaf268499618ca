"""Every cell in which a figure was expected, whether or not it could be read."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl  # noqa: TC002 - pandera reads the annotations

from medelkoll_schemas.tables.base import Tidy

QUANTITIES = ("amount", "population")


class Figures(Tidy):
    """One row per figure cell. Amounts in öre, populations in persons, units in the same measure."""

    place: pl.Int64 = pa.Field(ge=0)
    value: pl.Int64 = pa.Field(nullable=True)  # null: blank, text, or an error value
    unit: pl.Int64 = pa.Field(ge=0)  # rounding unit; 0 = exact
    trailing: pl.Int64 = pa.Field(ge=0)  # rounding unit that its trailing zeros show
    scale: pl.Int64 = pa.Field(ge=1)  # what one typed unit is worth
    quantity: pl.String = pa.Field(isin=QUANTITIES)
    typed: pl.Boolean
    hidden: pl.Boolean
    text: pl.Boolean
    label: pl.String
    doubt: pl.String = pa.Field(nullable=True)  # why it could not be read; null when it could
    raw: pl.String = pa.Field(nullable=True)  # what stands in the cell, when it is not a number
