"""The tidy tables of a batch while they are being filled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from medelkoll_addin.mapping.figures import FigureColumns
from medelkoll_schemas.tables import MODELS, Tables, tables_from

if TYPE_CHECKING:
    from collections.abc import Sequence


class Collector:
    """Grows the columns of every tidy table; ``tables`` makes the frames once, for the whole batch."""

    def __init__(self) -> None:
        """Start with every table empty."""
        names = {name: list(model.to_schema().columns) for name, model in MODELS.items() if name != "figures"}
        self._columns: dict[str, dict[str, list[object]]] = {
            name: {column: [] for column in columns} for name, columns in names.items()
        }
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

    def tables(self) -> Tables:
        """The frames."""
        return replace(tables_from(self._columns), figures=self.figures.frame())
