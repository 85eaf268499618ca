"""The tidy tables of a batch while they are being filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from medelkoll_addin.mapping.compact import compact, together
from medelkoll_addin.mapping.figures import ENOUGH, FigureColumns
from medelkoll_schemas.tables import Tables
from medelkoll_schemas.tables.outline import frame, outlines

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl


class Collector:
    """Grows the columns of every tidy table; ``tables`` makes the frames, for the whole batch.

    What is enough for a frame becomes one at once: a large workbook's lists of Python's numbers would fill the memory.
    """

    def __init__(self) -> None:
        """Start with every table empty."""
        self._columns: dict[str, dict[str, list[object]]] = {
            name: {column: [] for column in columns} for name, columns in outlines().items() if name != "figures"
        }
        self._made: dict[str, list[pl.DataFrame]] = {name: [] for name in self._columns}
        self.figures = FigureColumns()

    def add(self, into: str, **row: object) -> None:
        """One row; what is not given is null."""
        for name, column in self._columns[into].items():
            column.append(row.get(name))

    def extend(self, into: str, count: int, **columns: Sequence[object] | object) -> None:
        """Many rows at once; a value that is no list stands in all of them."""
        for name, column in self._columns[into].items():
            given = columns.get(name)
            column.extend(cast("list[object]", given) if isinstance(given, list) else [given] * count)
        if len(self._columns[into]["book"]) >= ENOUGH:
            self._make(into)
            self._made[into][-1] = compact(self._made[into][-1])

    def _make(self, name: str) -> None:
        """What there is of a table as a frame."""
        columns = self._columns[name]
        self._made[name].append(frame(name, columns))
        for column in columns.values():
            column.clear()

    def tables(self) -> Tables:
        """The frames. The rows are given up for them."""
        for name in self._columns:
            self._make(name)
        return Tables(figures=self.figures.frame(), **{name: together(parts) for name, parts in self._made.items()})
