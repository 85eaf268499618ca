"""What stands beside a figure in its table: lines that a sum leaves out, and formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    import polars as pl

    from medelkoll_schemas.relations.model import Relation

_LINES = ("line", "detail", "skip")
_TOTALS = ("subtotal", "total")


def outsiders(relations: Sequence[Relation], entries: pl.DataFrame | None) -> Mapping[int, tuple[int, ...]]:
    """Relation number -> places of the lines beside it. Only where the stated cell stands in a table.

    Args:
        relations: a workbook's relations.
        entries: its rows of ``Entries``; None when it has none.
    """
    if entries is None:
        return {}
    columns: dict[tuple[int, int], list[int]] = {}
    where: dict[int, list[int]] = {}  # a line's place -> all of its column
    for place, role, block, column in zip(*_lists(entries, "place", "role", "block", "column"), strict=True):
        if role in _LINES:
            places = columns.setdefault((block, column), [])
            places.append(place)
            where[place] = places
    return {relation.number: found for relation in relations if (found := _beside(relation, where))}


def _lists(table: pl.DataFrame, *names: str) -> Iterator[list[int]]:
    """Columns of a table as lists: the rows of one workbook are gone through in Python."""
    return (table[name].to_list() for name in names)


def _beside(relation: Relation, where: Mapping[int, list[int]]) -> tuple[int, ...]:
    inside = {term.place for term in relation.terms}
    column: Sequence[int] = next((where[place] for place in inside if place in where), ())
    return tuple([place for place in column if place not in inside])


class _Cell(NamedTuple):
    """A figure of a table: its block, its line and column in it, and what it is there."""

    block: int
    line: int
    column: int
    role: str


def amid_formulas(entries: pl.DataFrame | None, figures: pl.DataFrame, among: AbstractSet[int]) -> frozenset[int]:
    """Those of some cells that are typed figures of tables directly beside a formula of the same kind.

    In a column that is one in a line of the same kind (a subtotal after a subtotal), in a row of totals the next one.

    Args:
        entries: a workbook's rows of ``Entries``; None when it has none.
        figures: its rows of ``Figures``.
        among: the places of the cells that are asked about.
    """
    if entries is None:
        return frozenset()
    known = figures.filter(figures["value"].is_not_null())
    typed = dict(zip(*_lists(known, "place", "typed"), strict=True))
    cells = _ranked(_around(entries, among, typed))
    formulas = {cell for place, cell in cells.items() if not typed[place]}
    asked = [(place, cells[place]) for place in among if place in cells and typed[place]]
    return frozenset([place for place, cell in asked if any(other in formulas for other in _beside_it(cell))])


def _around(entries: pl.DataFrame, among: AbstractSet[int], known: Mapping[int, int]) -> dict[int, _Cell]:
    """The known cells of all blocks in which some of the places stand."""
    names = ("place", "block", "line", "column", "role")
    rows = list(zip(*_lists(entries, *names), strict=True))
    blocks = {block for place, block, *_ in rows if place in among}
    return {place: _Cell(block, *spot) for place, block, *spot in rows if block in blocks and place in known}


def _ranked(cells: Mapping[int, _Cell]) -> dict[int, _Cell]:
    """The same, with lines and columns numbered one after the other in each block."""
    lines = _numbers((cell.block, cell.line) for cell in cells.values())
    columns = _numbers((cell.block, cell.column) for cell in cells.values())
    return {
        place: _Cell(cell.block, lines[cell.block, cell.line], columns[cell.block, cell.column], cell.role)
        for place, cell in cells.items()
    }


def _numbers(spots: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """A number for each line (or column) of a block: neighbours are one apart."""
    return {spot: number for number, spot in enumerate(sorted(set(spots)))}


def _beside_it(cell: _Cell) -> list[_Cell]:
    """The cells above and below, and in a row of totals those on both sides."""
    block, line, column, role = cell
    along = [_Cell(block, line, near, role) for near in (column - 1, column + 1)] if role in _TOTALS else []
    return [*(_Cell(block, near, column, role) for near in (line - 1, line + 1)), *along]
