"""The figures of a workbook or of a decision, as they are compared: rows with their cells, and sums with a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import polars as pl

from medelkoll_schemas.wording import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from medelkoll_schemas.tables import Tables

Key: TypeAlias = tuple[str, ...]
_SUMS = ("subtotal", "total")
_ABOUT_MONEY = ("lines", "summary", "matrix", "report")


class Figure(NamedTuple):
    """One amount in öre, known to ± half its unit."""

    place: int
    value: int
    unit: int
    typed: bool
    label: str

    def meets(self, other: Figure) -> bool:
        """Whether both may be the same amount."""
        return 2 * abs(self.value - other.value) <= self.unit + other.unit


@dataclass(slots=True)
class Row:
    """A line of an allocation; ``main`` is the cell that states its amount."""

    label: str
    group: Key
    block: int
    cells: list[Figure] = field(default_factory=list[Figure])
    wholes: set[int] = field(default_factory=set[int])  # places of cells in a total column

    @property
    def main(self) -> Figure:
        """The only typed cell, else the one in the total column, else the first."""
        typed = [cell for cell in self.cells if cell.typed]
        total = [cell for cell in self.cells if cell.place in self.wholes]
        return (typed if len(typed) == 1 else total or self.cells)[0]


@dataclass(slots=True)
class Said:
    """Everything that one side says in figures."""

    named: dict[Key, list[Figure]] = field(default_factory=dict[Key, "list[Figure]"])
    rows: list[Row] = field(default_factory=list[Row])
    every: list[Figure] = field(default_factory=list[Figure])
    sums: dict[int, list[Figure]] = field(default_factory=dict[int, "list[Figure]"])  # of each block


def said_in(tables: Tables, *, known: bool) -> Said:
    """What one workbook's (or document's) tables say; ``known``: a grant tells which tables are about money."""
    found = Said(every=list(_figures(tables).values()))
    figures = {figure.place: figure for figure in found.every}
    taken: set[int] = set()
    for key, place in [*_stated(tables), *_remaining(tables)]:
        _name(found, key, figures.get(place), taken)
    _take_entries(tables, found, figures, taken, known=known)
    return found


def _figures(tables: Tables) -> Mapping[int, Figure]:
    rows = tables.figures.filter((pl.col("quantity") == "amount") & pl.col("value").is_not_null()).sort("place")
    named = rows.select("place", "value", "unit", "typed", "label")
    return {row[0]: Figure(*row) for row in named.iter_rows()}


def _stated(tables: Tables) -> Iterator[tuple[Key, int]]:
    for place, key in tables.stated.sort("place").select("place", "key").iter_rows():
        yield ("stated", key), place


def _remaining(tables: Tables) -> Iterator[tuple[Key, int]]:
    for place, county in tables.reports.drop_nulls("remaining").select("remaining", "county").iter_rows():
        yield ("remaining", county), place


def _name(found: Said, key: Key, figure: Figure | None, taken: set[int]) -> None:
    if figure and figure.place not in taken:
        taken.add(figure.place)
        found.named.setdefault(key, []).append(figure)


def _take_entries(tables: Tables, found: Said, figures: Mapping[int, Figure], taken: set[int], *, known: bool) -> None:
    rows: dict[tuple[int, int], Row] = {}
    for entry in tables.entries.sort("place").iter_rows(named=True):
        figure = figures.get(entry["place"])
        if figure is None or (known and entry["table"] not in _ABOUT_MONEY):
            continue
        if entry["role"] in _SUMS:
            found.sums.setdefault(entry["block"], []).append(figure)
        if key := _key(entry):
            _name(found, key, figure, taken)
        elif entry["role"] == "line" and figure.place not in taken:
            row = rows.setdefault((entry["block"], entry["line"]), Row(entry["label"], _group(entry), entry["block"]))
            row.cells.append(figure)
            row.wholes.update([figure.place] if entry["column_role"] != "part" else [])
    found.rows = list(rows.values())


def _key(entry: Mapping[str, str | None]) -> Key | None:
    """The name of a figure that needs no label to be told: a category's sum, a part of an area, a summary's row."""
    if entry["table"] == "matrix" and entry["area"]:
        return ("matrix", "" if entry["role"] in _SUMS else entry["recipient"] or str(entry["label"]), entry["area"])
    if entry["category"] is None or entry["column_role"] == "part":
        return None
    if entry["role"] in _SUMS and entry["table"] == "lines":
        return ("sum", entry["category"])
    return ("summary", entry["category"]) if entry["table"] == "summary" and entry["role"] == "line" else None


def _group(entry: Mapping[str, str | None]) -> Key:
    """What a line belongs to: its category or its county; nothing where neither is known."""
    return tuple(normal(str(name)) for name in (entry["category"] or entry["county"],) if name)
