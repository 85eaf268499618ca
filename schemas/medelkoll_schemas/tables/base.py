"""What every tidy table shares: exact columns, the workbook's number in its batch, and places."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_type_hints

import pandera.polars as pa
import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polars._typing import PolarsDataType


class Tidy(pa.DataFrameModel):
    """One tidy table. ``book`` is the workbook's position in the batch."""

    book: pl.Int32 = pa.Field(ge=0)

    class Config:  # pyright: ignore[reportIncompatibleVariableOverride]  # pandera's documented way
        """Exactly these columns: a misspelt one is a programming error, not a blank."""

        strict = True


Columns = dict[str, list[object]]


@cache
def schema_of(model: type[Tidy]) -> Mapping[str, PolarsDataType]:
    """The model's columns with their types. pandera's own schema, with every check, takes ten times as long to make."""
    tidy = [part for part in reversed(model.__mro__) if issubclass(part, Tidy)]
    types = get_type_hints(model)
    return {name: types[name] for part in tidy for name in part.__annotations__}


@cache
def _empty(model: type[Tidy]) -> pl.DataFrame:
    """Most tables of most batches are this."""
    return pl.DataFrame(schema=schema_of(model))


def frame(model: type[Tidy], columns: Mapping[str, Sequence[object]]) -> pl.DataFrame:
    """A frame of the model's columns and types; a missing column is all null."""
    schema, height = schema_of(model), len(columns.get("book", ()))
    if not height:
        return _empty(model)
    data = {name: columns.get(name) or [None] * height for name in schema}
    return pl.DataFrame(data, schema=schema, strict=False)
