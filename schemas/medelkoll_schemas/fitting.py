"""Whether a table fits its pandera model, seen at one glance.

pandera goes column by column and check by check, some ten milliseconds a table however small it is, and nearly every
table fits. What it would refuse stands in its models, and one query can ask for all of it. Which rows are refused, and
why, pandera alone says: it is asked for a table that does not fit, and for a model with a check that is not known here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from medelkoll_schemas.tables.base import schema_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pandera.api.polars.container import DataFrameSchema

    from medelkoll_schemas.tables.base import Tidy

_REFUSED: Final[Mapping[str, Callable[[pl.Expr, Any], pl.Expr]]] = {
    "greater_than_or_equal_to": lambda column, given: column < given["min_value"],
    "isin": lambda column, given: ~column.is_in(given["allowed_values"]),
}


def fits(model: type[Tidy], table: pl.DataFrame) -> bool:
    """Whether pandera is known to refuse nothing of a table.

    Args:
        model: the table's model.
        table: a frame of any shape.

    Returns:
        False when pandera would refuse a row, or when only pandera can tell.
    """
    schema = model.to_schema()
    if table.schema != pl.Schema(schema_of(model)) or not _is_known(schema):
        return False
    return not any(table.select(_refused(schema)).row(0))


def _is_known(schema: DataFrameSchema) -> bool:
    """Whether the model asks for nothing but what ``_refused`` can ask for."""
    alone = all(check.name in _REFUSED for column in schema.columns.values() for check in column.checks)
    return alone and not schema.checks and not any(column.unique for column in schema.columns.values())


def _refused(schema: DataFrameSchema) -> Iterator[pl.Expr]:
    """For each thing that the model asks: whether some row is refused for it. Checks let null pass, as in pandera."""
    for number, (name, column) in enumerate(schema.columns.items()):
        if not column.nullable:
            yield (pl.col(name).null_count() > 0).alias(f"{number} null")
        for check in column.checks:
            yield _REFUSED[str(check.name)](pl.col(name), check.statistics).any().alias(f"{number} {check.name}")
