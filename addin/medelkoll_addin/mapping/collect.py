"""The tidy tables of a batch while they are being filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import polars as pl

from medelkoll_addin.mapping.compact import compact, together
from medelkoll_addin.mapping.figures import ENOUGH, FigureColumns
from medelkoll_addin.mapping.growing import Growing
from medelkoll_schemas.tables import Tables
from medelkoll_schemas.tables.outline import frame, outlines, schema_of

if TYPE_CHECKING:
    from collections.abc import Sequence


class Collector:
    """Grows the columns of every tidy table; ``tables`` makes the frames, for the whole batch.

    What is enough for a frame becomes one at once: a large workbook's lists of Python's numbers would fill the memory.
    """

    def __init__(self) -> None:
        """Start with every table empty."""
        self._columns: dict[str, dict[str, Growing]] = {
            name: {column: Growing() for column in columns} for name, columns in outlines().items() if name != "figures"
        }
        self._rows = dict.fromkeys(self._columns, 0)
        self._made: dict[str, list[pl.DataFrame]] = {name: [] for name in self._columns}
        self.figures = FigureColumns()

    def add(self, into: str, **row: object) -> None:
        """One row; what is not given is null."""
        for name, column in self._columns[into].items():
            column.append(row.get(name))
        self._rows[into] += 1

    def extend(self, into: str, count: int, **columns: Sequence[object] | object) -> None:
        """Many rows at once; a value that is no list stands in all of them."""
        for name, column in self._columns[into].items():
            given = columns.get(name)
            if isinstance(given, list):
                column.extend(cast("list[object]", given))
            else:
                column.fill(given, count)
        self._rows[into] += count
        if self._rows[into] >= ENOUGH:
            self._make(into)
            self._made[into][-1] = compact(self._made[into][-1])

    def _make(self, name: str) -> None:
        """What there is of a table as a frame."""
        if self._rows[name]:
            kinds, columns = schema_of(name), self._columns[name]
            made = pl.DataFrame([columns[each].taken(each, kind) for each, kind in kinds.items()])
        else:
            made = frame(name, {})
        self._made[name].append(made)
        self._rows[name] = 0

    def tables(self) -> Tables:
        """The frames. The rows are given up for them."""
        for name in self._columns:
            self._make(name)
        return Tables(figures=self.figures.frame(), **{name: together(parts) for name, parts in self._made.items()})
