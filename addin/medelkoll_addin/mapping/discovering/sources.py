"""Sums that a workbook states or that its lines come to, with what they are called: what a summary may speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.labels import significant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_addin.mapping.discovering.model import Structure
    from medelkoll_addin.mapping.discovering.strip import Total

_MOST_LINES = 2000  # of a table whose lines are gathered by category
_FEWEST_GROUPS = 2


@dataclass(frozen=True, slots=True)
class Source:
    """Cells that together come to ``value`` öre, and what they may be called."""

    table: int
    names: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]  # places and weights
    value: int
    where: tuple[str, int]  # sheet and first row: which of two is taken does not depend on the order of the sheets
    column: int = -1  # of the table, where all cells stand in one
    rows: tuple[int, ...] = ()  # their positions in it


def sources(structures: Sequence[Structure]) -> list[Source]:
    """Every sum of every table: totals of rows, totals of columns, lines with the same category."""
    return [source for built in structures if built.rows for source in _of(built)]


def _of(built: Structure) -> Iterator[Source]:
    for total in built.down:
        yield from _totals(built, total)
    yield from _groups(built)


def _totals(built: Structure, total: Total) -> Iterator[Source]:
    line = built.table.lines[built.rows[total.item]]
    outermost = not any(total.item in other.parts for other in built.down)
    names = [line.label, _heading(built, total), *(_titles(built) if outermost else ())]
    columns = _own_columns(built)
    for n in columns:
        yield from _cell(built, total.item, n, tuple(name for name in names if significant(name)))
    for n, column in enumerate(built.table.columns) if outermost else ():
        yield from _cell(built, total.item, n, (column.header,))


def _heading(built: Structure, total: Total) -> str:
    """The heading above all parts; a sum over several headings is called by none of them."""
    headings = {built.table.lines[built.rows[part]].heading for part in total.parts}
    return headings.pop() if len(headings) == 1 else ""


def _titles(built: Structure) -> Sequence[str]:
    """What stands above the table; not the heading of its first lines, which is no title of the others."""
    headings = {line.heading for line in built.table.lines}
    return [title for title in built.table.titles if title not in headings]


def _own_columns(built: Structure) -> Sequence[int]:
    """The columns that a row as a whole may stand for: the outermost total of columns, else all of them."""
    parts = {part for total in built.across for part in total.parts}
    whole = [total.item for total in built.across if total.item not in parts]
    return whole or range(len(built.table.columns))


def _cell(built: Structure, at: int, n: int, names: tuple[str, ...]) -> Iterator[Source]:
    place = built.place(at, n)
    value = built.value(at, n)
    if place is not None and value and names:
        scale = built.table.columns[n].scale
        yield Source(built.table.number, names, ((place, 1),), value * scale // 100, _where(built, at), n, (at,))


def _groups(built: Structure) -> Iterator[Source]:
    """Lines that share what stands in a column of words, or the heading above them."""
    table = built.table
    items = {total.item for total in built.down}
    own = [at for at in range(len(built.rows)) if at not in items and table.lines[built.rows[at]].role != "skip"]
    if len(own) > _MOST_LINES:
        return
    lines = [table.lines[built.rows[at]] for at in own]
    for names in [
        [line.heading for line in lines],
        *([built.grid.texts(j)[at] for at in own] for j in _word_columns(built, own)),
    ]:
        yield from _named(built, own, names)


def _named(built: Structure, own: Sequence[int], names: Sequence[str]) -> Iterator[Source]:
    """The sums of those rows that have the same name."""
    groups: dict[str, list[int]] = {}
    for at, name in zip(own, names, strict=True):
        groups.setdefault(name, []).append(at)
    groups.pop("", None)
    if _FEWEST_GROUPS <= len(groups) < len(own):
        for name, members in groups.items():
            for n in _own_columns(built):
                yield from _sum(built, members, n, name)


def _word_columns(built: Structure, own: Sequence[int]) -> list[int]:
    first = min((column.j for column in built.table.columns), default=0)
    labels = built.grid.label_columns()
    left = min((labels[at] for at in own), default=first)
    columns = ((j, built.grid.texts(j)) for j in range(left, first))
    return [j for j, texts in columns if 2 * sum(bool(texts[at]) for at in own) > len(own)]


def _sum(built: Structure, members: Sequence[int], n: int, name: str) -> Iterator[Source]:
    table, column = built.table, built.table.columns[n]
    places, values = built.grid.places(n), built.grid.values(n)
    pairs = [(place, value) for at in members if (place := places[at]) is not None and (value := values[at])]
    if pairs:
        whole = sum(value for _, value in pairs) * column.scale // 100
        cells = tuple((place, 1) for place, _ in pairs)
        yield Source(table.number, (name,), cells, whole, _where(built, members[0]), n, tuple(members))


def _where(built: Structure, at: int) -> tuple[str, int]:
    return built.table.block.sheet.name, built.table.lines[built.rows[at]].i
