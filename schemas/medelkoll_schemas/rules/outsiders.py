"""Figures that stand in the same column of a table as a sum's lines, and that the sum leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_schemas.relations.model import Relation


def outsiders(relations: Sequence[Relation], entries: pl.DataFrame | None) -> Mapping[int, tuple[int, ...]]:
    """Relation number -> places of the lines beside it. Only where the stated cell stands in a table.

    Args:
        relations: a workbook's relations.
        entries: its rows of ``Entries``; None when it has none.
    """
    if entries is None:
        return {}
    own = entries.filter(pl.col("role").is_in(["line", "detail", "skip"]))
    columns: dict[tuple[int, int], list[int]] = {}
    for block, column, place in own.select("block", "column", "place").iter_rows():
        columns.setdefault((block, column), []).append(place)
    where = {place: places for places in columns.values() for place in places}
    return {relation.number: found for relation in relations if (found := _beside(relation, where))}


def _beside(relation: Relation, where: Mapping[int, list[int]]) -> tuple[int, ...]:
    inside = {term.place for term in relation.terms}
    column = next((where[place] for place in inside if place in where), [])
    return tuple(place for place in column if place not in inside)
