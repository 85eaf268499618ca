"""Sums that a workbook states or that its lines come to, with what they are called: what a summary may speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping.discovering.labels import significant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medelkoll_addin.mapping.discovering.model import Structure
    from medelkoll_addin.mapping.discovering.strip import Total

_MOST_LINES = 2000  # of a table whose lines are gathered by category
_FEWEST_GROUPS = 2


class Source(NamedTuple):
    """Cells that together come to ``value`` öre, and what they may be called."""

    table: int
    names: tuple[str, ...]
    cells: tuple[int, ...]  # places
    value: int
    where: tuple[str, int]  # sheet and first row: which of two is taken does not depend on the order of the sheets
    column: int = -1  # of the table, where all cells stand in one
    rows: tuple[int, ...] = ()  # their positions in it


def sources(structures: Sequence[Structure]) -> list[Source]:
    """Every sum of every table: totals of rows, totals of columns, lines with the same category."""
    return [source for built in structures if built.rows for source in _of(built)]


def _of(built: Structure) -> Iterator[Source]:
    whole = _own_columns(built)
    parts = {part for total in built.down for part in total.parts}
    for total in built.down:
        yield from _totals(built, total, whole, outermost=total.item not in parts)
    yield from _groups(built, whole)


def _totals(built: Structure, total: Total, whole: Sequence[int], *, outermost: bool) -> Iterator[Source]:
    names = [built.grid.labels[total.item], _heading(built, total), *(_titles(built) if outermost else ())]
    saying = tuple(name for name in names if significant(name))
    for n in whole if saying else ():
        yield from _cell(built, total.item, n, saying)
    for n, column in enumerate(built.table.columns) if outermost else ():
        yield from _cell(built, total.item, n, (column.header,))


def _heading(built: Structure, total: Total) -> str:
    """The heading above all parts; a sum over several headings is called by none of them."""
    headings = {built.grid.lines[part].heading for part in total.parts}
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
    if place is not None and value:
        scale = built.table.columns[n].scale
        yield Source(built.table.number, names, (place,), value * scale // 100, _where(built, at), n, (at,))


def _groups(built: Structure, whole: Sequence[int]) -> Iterator[Source]:
    """Lines that share what stands in a column of words, or the heading above them."""
    lines, items = built.grid.lines, {total.item for total in built.down}
    own = [at for at, line in enumerate(lines) if at not in items and line.role != "skip"]
    if len(own) > _MOST_LINES:
        return
    for names in ([lines[at].heading for at in own], *_word_columns(built, own)):
        yield from _named(built, own, names, whole)


def _named(built: Structure, own: Sequence[int], names: Sequence[str], whole: Sequence[int]) -> Iterator[Source]:
    """The sums of those rows that have the same name (beside each of them), if some have."""
    if not _FEWEST_GROUPS <= len(set(names) - {""}) < len(own):
        return
    groups: dict[str, list[int]] = {}
    for at, name in zip(own, names, strict=True):
        if name:
            groups.setdefault(name, []).append(at)
    for name, members in groups.items():
        for n in whole:
            yield from _sum(built, members, n, name)


def _word_columns(built: Structure, own: Sequence[int]) -> list[list[str]]:
    """The words of some rows in each column that stands before the figures and has some in most of them."""
    first = min((column.j for column in built.table.columns), default=0)
    labels = built.grid.label_columns()
    left = min((labels[at] for at in own), default=first)
    columns = ([texts[at] for at in own] for texts in map(built.grid.texts, range(left, first)))
    return [names for names in columns if 2 * names.count("") < len(own)]


def _sum(built: Structure, members: Sequence[int], n: int, name: str) -> Iterator[Source]:
    table = built.table
    places, values = built.grid.places(n), built.grid.values(n)
    filled = [at for at in members if values[at] and places[at] is not None]
    if filled:
        whole = sum(values[at] or 0 for at in filled) * table.columns[n].scale // 100
        cells = tuple(place for at in filled if (place := places[at]) is not None)
        yield Source(table.number, (name,), cells, whole, _where(built, members[0]), n, tuple(members))


def _where(built: Structure, at: int) -> tuple[str, int]:
    return built.table.block.sheet.name, built.grid.numbers[at]
