"""pandera models, one tidy table a file; here the set of tables that a batch gives, without importing pandera."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from medelkoll_schemas.tables.outline import frame, outlines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import polars as pl


@dataclass(frozen=True, slots=True)
class Tables:
    """The tidy tables of a batch of workbooks, each by its model in ``models``."""

    figures: pl.DataFrame
    entries: pl.DataFrame
    stated: pl.DataFrame
    wholes: pl.DataFrame
    populations: pl.DataFrame
    members: pl.DataFrame
    rates: pl.DataFrame
    unpaid: pl.DataFrame
    listings: pl.DataFrame
    splits: pl.DataFrame
    reports: pl.DataFrame
    facts: pl.DataFrame
    decisions: pl.DataFrame
    unmatched: pl.DataFrame
    found: pl.DataFrame
    formula_terms: pl.DataFrame
    formulas: pl.DataFrame

    def __iter__(self) -> Iterator[tuple[str, pl.DataFrame]]:
        """Each table with its name."""
        return ((field.name, getattr(self, field.name)) for field in fields(self))


def tables_from(columns: Mapping[str, Mapping[str, Sequence[object]]]) -> Tables:
    """The tables from lists of columns; a table that is not given is empty."""
    return Tables(**{name: frame(name, columns.get(name, {})) for name in outlines()})
