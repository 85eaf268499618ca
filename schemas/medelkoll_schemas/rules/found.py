"""Equations of tables that no grant describes, for the rule that each kind of them belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.rules.base import EQUATION, EquationRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.tables import Tables


def described(entries: pl.DataFrame) -> pl.DataFrame:
    """The entries of tables whose rows and columns say by themselves what they add up."""
    return entries.filter(pl.col("known").fill_null(value=True))


class FoundRule(EquationRule):
    """A rule that also takes what was found; ``found`` are the kinds of it."""

    found: Sequence[str] = ()

    def has_work(self, tables: Tables) -> bool:
        """Where its own table has rows, or where something was found."""
        return super().has_work(tables) or not tables.found.is_empty()

    def with_found(self, own: pl.DataFrame, tables: Tables) -> pl.DataFrame:
        """Its own equations, and those that were found."""
        mine = tables.found.filter(
            pl.any_horizontal(pl.lit(value=False), *(pl.col("kind") == kind for kind in self.found))
        )
        return pl.concat([own, mine.select(pl.col(name).cast(kind) for name, kind in EQUATION.items())])
