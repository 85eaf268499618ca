"""What every tidy table shares: exact columns, the workbook's number in its batch, and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandera.polars as pa
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Tidy(pa.DataFrameModel):
    """One tidy table. ``book`` is the workbook's position in the batch."""

    book: pl.Int32 = pa.Field(ge=0)

    class Config:  # pyright: ignore[reportIncompatibleVariableOverride]  # pandera's documented way
        """Exactly these columns: a misspelt one is a programming error, not a blank."""

        strict = True


Columns = dict[str, list[object]]


def frame(model: type[Tidy], columns: Mapping[str, Sequence[object]]) -> pl.DataFrame:
    """A frame of the model's columns and types; a missing column is all null."""
    schema = {name: column.dtype.type for name, column in model.to_schema().columns.items()}
    height = len(columns.get("book", ()))
    data = {name: columns.get(name) or [None] * height for name in schema}
    return pl.DataFrame(data, schema=schema, strict=False)
