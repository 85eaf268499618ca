"""The models' outline: what columns a table has and what they may hold, known without pandera.

Importing pandera is a third of what it takes to import all that a check needs. Most checks need no more of the models
than stands in ``outline.json``, which is written from them (``make outline``; a test holds it to them).
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, Required, TypedDict, cast

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from polars._typing import PolarsDataType


class Kept(TypedDict, total=False):
    """A column as ``outline.json`` keeps it. What is not there does not hold."""

    type: Required[str]  # polars' name for it
    list: bool  # a list of them
    nullable: bool
    least: int
    codes: list[str]
    more: bool


class Column(NamedTuple):
    """A column of a model."""

    type: PolarsDataType
    nullable: bool
    least: int | None  # the smallest number allowed
    codes: Sequence[str] | None  # the only words allowed
    more: bool  # the model asks for something else, which pandera alone can judge


@cache
def outlines() -> Mapping[str, Mapping[str, Column]]:
    """Every tidy table's columns, in their order."""
    text = files("medelkoll_schemas.tables").joinpath("outline.json").read_text("utf-8")
    kept = cast("dict[str, dict[str, Kept]]", json.loads(text))
    return {table: {name: column(one) for name, one in columns.items()} for table, columns in kept.items()}


def column(kept: Kept) -> Column:
    """A column from what is kept of it."""
    alone = cast("PolarsDataType", getattr(pl, kept["type"]))
    kind = pl.List(alone) if kept.get("list") else alone
    return Column(kind, kept.get("nullable", False), kept.get("least"), kept.get("codes"), kept.get("more", False))


@cache
def schema_of(table: str) -> Mapping[str, PolarsDataType]:
    """The columns of a tidy table with their types."""
    return {name: column.type for name, column in outlines()[table].items()}


def codes_of(table: str, column: str) -> Sequence[str]:
    """The words that a column of codes may hold."""
    return outlines()[table][column].codes or ()


@cache
def _empty(table: str) -> pl.DataFrame:
    """Most tables of most batches are this."""
    return pl.DataFrame(schema=schema_of(table))


def frame(table: str, columns: Mapping[str, Sequence[object]]) -> pl.DataFrame:
    """A frame of a tidy table's columns and types; a missing column is all null."""
    schema, height = schema_of(table), len(columns.get("book", ()))
    if not height:
        return _empty(table)
    data = {name: columns.get(name) or [None] * height for name in schema}
    return pl.DataFrame(data, schema=schema, strict=False)
