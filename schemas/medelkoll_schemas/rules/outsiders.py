"""What stands beside a figure in its table: lines that a sum leaves out, and formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_schemas.relations.model import Relation

_BESIDE = ((-1, 0), (1, 0), (0, -1), (0, 1))


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
    column: Sequence[int] = next((where[place] for place in inside if place in where), ())
    return tuple(place for place in column if place not in inside)


def amid_formulas(entries: pl.DataFrame | None, figures: pl.DataFrame) -> frozenset[int]:
    """The typed figures of tables that stand directly beside a formula, in their row or their column.

    Args:
        entries: a workbook's rows of ``Entries``; None when it has none.
        figures: its rows of ``Figures``.
    """
    if entries is None:
        return frozenset()
    known = entries.join(figures.drop_nulls("value").select("place", "typed"), on="place").select(
        "place",
        "typed",
        "block",
        *(pl.col(name).rank("dense").over("block").alias(name) for name in ("line", "column")),
    )
    formulas = {(block, line, column) for _, typed, block, line, column in known.iter_rows() if not typed}
    return frozenset(
        place
        for place, typed, block, line, column in known.iter_rows()
        if typed and any((block, line + down, column + right) in formulas for down, right in _BESIDE)
    )
