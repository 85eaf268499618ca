"""Amounts in tables: one row per amount cell, with what its row and column say it is."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl  # noqa: TC002 - pandera reads the annotations

from medelkoll_schemas.tables.base import Tidy

TABLES = ("lines", "summary", "matrix", "report", "other")
ROLES = ("line", "subtotal", "total", "detail", "skip")
COLUMN_ROLES = ("part", "total", "single")


class Entries(Tidy):
    """One row per amount cell of a block (a table in a sheet).

    ``section`` counts the block's groups of lines; a subtotal closes the section that it carries. ``detail`` is an
    amount that is part of the line above it (*varav*); ``parent`` is then that line's place.
    """

    place: pl.Int64 = pa.Field(ge=0)
    block: pl.Int32 = pa.Field(ge=0)
    table: pl.String = pa.Field(isin=TABLES)
    line: pl.Int32 = pa.Field(ge=0)
    column: pl.Int32 = pa.Field(ge=0)
    role: pl.String = pa.Field(isin=ROLES)
    column_role: pl.String = pa.Field(isin=COLUMN_ROLES)
    section: pl.Int32 = pa.Field(ge=0)
    parent: pl.Int64 = pa.Field(nullable=True)
    label: pl.String
    category: pl.String = pa.Field(nullable=True)
    focus_area: pl.String = pa.Field(nullable=True)
    recipient: pl.String = pa.Field(nullable=True)
    area: pl.String = pa.Field(nullable=True)
    county: pl.String = pa.Field(nullable=True)
    known: pl.Boolean = pa.Field(nullable=True)  # false: no grant says what the table is; it was only discovered
    unknown_recipient: pl.String = pa.Field(nullable=True)  # a recipient's name that the grant does not know
