"""What stands beside a figure in its table: lines that a sum leaves out, and formulas."""

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
    column: Sequence[int] = next((where[place] for place in inside if place in where), ())
    return tuple(place for place in column if place not in inside)


def amid_formulas(entries: pl.DataFrame | None, figures: pl.DataFrame) -> frozenset[int]:
    """The typed figures of tables that stand directly beside a formula of the same kind.

    In a column that is one in a line of the same kind (a subtotal after a subtotal), in a row of totals the next one.

    Args:
        entries: a workbook's rows of ``Entries``; None when it has none.
        figures: its rows of ``Figures``.
    """
    if entries is None:
        return frozenset()
    ranks = (pl.col(name).rank("dense").over("block") for name in ("line", "column"))
    known = entries.join(figures.drop_nulls("value").select("place", "typed"), on="place")
    cells = [
        (place, typed, role, (block, line, column))
        for place, typed, role, block, line, column in known.select(
            "place", "typed", "role", "block", *ranks
        ).iter_rows()
    ]
    formulas = {(spot, role) for _, typed, role, spot in cells if not typed}
    return frozenset(
        place
        for place, typed, role, spot in cells
        if typed and any((s, role) in formulas for s in _beside_it(spot, role))
    )


def _beside_it(spot: tuple[int, int, int], role: str) -> list[tuple[int, int, int]]:
    """The cells above and below, and in a row of totals those on both sides."""
    block, line, column = spot
    along = [(block, line, column - 1), (block, line, column + 1)] if role in ("subtotal", "total") else []
    return [(block, line - 1, column), (block, line + 1, column), *along]
