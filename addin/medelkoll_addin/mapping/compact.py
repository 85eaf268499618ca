"""Columns that hold one value throughout: of a large workbook's many rows polars then keeps that value once."""

from __future__ import annotations

import polars as pl


def compact(table: pl.DataFrame) -> pl.DataFrame:
    """The same table in less memory; a column of texts alone takes 16 bytes a row, blank ones too."""
    same = [pl.lit(column[0], column.dtype).alias(column.name) for column in table if _is_one_value(column)]
    return table.with_columns(same)


def _is_one_value(column: pl.Series) -> bool:
    if column.dtype.is_nested() or not len(column):
        return False
    blank = column.null_count()
    return blank == len(column) or (not blank and column.min() == column.max())


def together(tables: list[pl.DataFrame]) -> pl.DataFrame:
    """The parts of one table, each compact, as one; an empty part would have all columns written out."""
    parts = [table for table in tables if table.height] or tables[:1]
    return parts[0] if len(parts) == 1 else pl.concat(map(compact, parts))
