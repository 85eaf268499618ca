"""What every tidy table shares: exact columns, the workbook's number in its batch, and places."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl  # noqa: TC002 - pandera reads the annotations


class Tidy(pa.DataFrameModel):
    """One tidy table. ``book`` is the workbook's position in the batch."""

    book: pl.Int32 = pa.Field(ge=0)

    class Config:  # pyright: ignore[reportIncompatibleVariableOverride]  # pandera's documented way
        """Exactly these columns: a misspelt one is a programming error, not a blank."""

        strict = True
