"""Which columns of a table add up which others, or are what differs between two."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.cues import is_total_word
from medelkoll_addin.mapping.discovering.readings import totals
from medelkoll_addin.mapping.discovering.strip import Cue, Sample, Strip, slack
from medelkoll_addin.mapping.discovering.values import grain
from medelkoll_schemas.amounts import KR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from medelkoll_addin.mapping.discovering.grid import Grid
    from medelkoll_addin.mapping.discovering.strip import Total
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_addin.mapping.vocabulary import Vocabulary

_MOST_ROWS = 120  # that are asked; they are taken from the whole table
WIDEST = 60  # columns that are asked
_NEAR = 3  # columns between which a difference is looked for
_FEWEST = 3  # rows that bear out a difference that no header names


def totals_across(grid: Grid, sums: Collection[int], vocabulary: Vocabulary) -> list[Total]:
    """The totals of a table's columns; items are positions in ``table.columns``.

    Args:
        grid: the table's lines with figures.
        sums: the positions of those that look like sums of the others.
        vocabulary: the words that tables are known by.
    """
    table = grid.table
    columns = table.columns[:WIDEST]
    if len(columns) <= 2:  # noqa: PLR2004 - two parts and their sum
        return []
    voters = row_voters(grid, range(len(grid.rows)), sums=sums)
    cues = [_cue(table, n, vocabulary) for n in range(len(columns))]
    names = [column.header for column in columns]
    apart = frozenset(n for n, column in enumerate(columns) if column.role in ("population", "difference", "remaining"))
    strip = Strip(voters, cues, [0] * len(columns), _starts(table), names, left_out=apart)
    return [one for one in totals(strip) if _is_believed(one)]


def row_voters(grid: Grid, rows: Sequence[int], fewest: int = 3, sums: Collection[int] = ()) -> Sample:
    """Some of the given rows, each across the table's columns; ``fewest`` figures make a row worth asking."""
    columns = grid.table.columns[:WIDEST]
    chosen = rows[:: -(-len(rows) // _MOST_ROWS) or 1]
    down = [[values[at] for at in chosen] for values in map(grid.values, range(len(columns)))]
    if any(None in values for values in down) or len(down) < fewest:
        full = [len(row) - row.count(None) >= fewest for row in zip(*down, strict=True)]
        down, chosen = [list(compress(values, full)) for values in down], list(compress(chosen, full))
    scale = columns[0].scale if columns else KR
    units = [grain(row, scale) for row in zip(*down, strict=True)] if scale > KR else [0] * len(chosen)
    return Sample(down, units, [at in sums for at in chosen])


def _cue(table: Table, n: int, vocabulary: Vocabulary) -> Cue:
    header = table.columns[n].header
    own = own_header(table, n)
    if is_total_word(own, vocabulary) or vocabulary.begins("total", header):
        return Cue.WORD
    return Cue.NONE


def own_header(table: Table, n: int) -> str:
    """The lowest header of a column: *Summa* below *Regionen*."""
    j = table.columns[n].j
    texts = [table.block.text(row.i, j) for row in table.block.headers]
    return next((text for text in reversed(texts) if text), "")


def _starts(table: Table) -> frozenset[int]:
    """The columns above which a header of several columns begins."""
    headers = table.block.headers[:-1]
    begun = {n for n, column in enumerate(table.columns) if any(table.block.text(row.i, column.j) for row in headers)}
    return frozenset({0, *begun})


def _is_believed(total: Total) -> bool:
    """Most rows bear a column out; a single row counts where the header says so."""
    return 2 * total.agree > total.of or (total.cue is Cue.WORD and total.of <= 2)  # noqa: PLR2004 - one of two is wrong


def differences(grid: Grid, taken: Collection[int]) -> list[tuple[int, int, int]]:
    """Columns that are what differs between two others near them: (column, from, less)."""
    table, width = grid.table, len(grid.table.columns[:WIDEST])
    free = [n for n in range(width) if n not in taken and table.columns[n].role != "population"]
    rows = row_voters(grid, range(len(grid.rows))) if free else None
    if not rows or not rows.units:
        return []
    found: dict[frozenset[int], tuple[int, int, int]] = {}
    for n in sorted(free, key=lambda one: (not _is_named(table, one), -one)):  # the same equation has three results
        best = max(_pairs(n, len(table.columns)), key=lambda pair: _agree(rows, n, *pair), default=None)
        agree = _agree(rows, n, *best) if best else 0
        if best and 2 * agree > sum(map(bool, rows.columns[n])) and agree >= (1 if _is_named(table, n) else _FEWEST):
            found.setdefault(frozenset({n, *best}), (n, *best))
    return list(found.values())


def _is_named(table: Table, n: int) -> bool:
    return table.columns[n].role in ("difference", "remaining")


def _pairs(n: int, width: int) -> Iterator[tuple[int, int]]:
    near = [other for other in range(max(0, n - _NEAR), min(width, n + _NEAR, WIDEST)) if other != n]
    return ((one, other) for one in near for other in near if one != other)


def _agree(rows: Sample, n: int, one: int, other: int) -> int:
    """In how many rows a column is what differs between two others, as nearly as they are rounded."""
    differs, whole, less = rows.columns[n], rows.columns[one], rows.columns[other]
    agree = 0
    for own, first, second, unit in zip(differs, whole, less, rows.units, strict=True):
        if own and first and second and 2 * abs(first - second - own) <= slack(unit, 2):
            agree += 1
    return agree
