"""Whether a table fits its pandera model, seen at one glance.

pandera goes column by column and check by check, some ten milliseconds a table however small it is, and nearly every
table fits. What it would refuse stands in its models' outline, and one query can ask for all of it. Which rows are
refused, and why, pandera alone says: it is asked for a table that does not fit, and for a model that asks for more than
an outline holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from medelkoll_schemas.tables.outline import Column


def fits(columns: Mapping[str, Column], table: pl.DataFrame) -> bool:
    """Whether pandera is known to refuse nothing of a table.

    Args:
        columns: the columns of the table's model.
        table: a frame of any shape.

    Returns:
        False when pandera would refuse a row, or when only pandera can tell.
    """
    schema = pl.Schema({name: column.type for name, column in columns.items()})
    if table.schema != schema or any(column.more for column in columns.values()):
        return False
    return not any(table.select(_refused(columns)).row(0))


def _refused(columns: Mapping[str, Column]) -> Iterator[pl.Expr]:
    """For each thing that the model asks: whether some row is refused for it. Checks let null pass, as in pandera."""
    for name, column in columns.items():
        if not column.nullable:
            yield (pl.col(name).null_count() > 0).alias(f"{name} is null")
        if column.least is not None:
            yield (pl.col(name) < column.least).any().alias(f"{name} is too small")
        if column.codes is not None:
            yield (~pl.col(name).is_in(column.codes)).any().alias(f"{name} is no code")
