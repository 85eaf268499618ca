"""Which rows of a table add up which others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.cues import leaves_out
from medelkoll_addin.mapping.discovering.plausible import slipped
from medelkoll_addin.mapping.discovering.readings import totals
from medelkoll_addin.mapping.discovering.sections import whole_sections, with_uncounted
from medelkoll_addin.mapping.discovering.strip import Cue, Strip, Voter
from medelkoll_addin.mapping.discovering.values import grain, said_bits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.mapping.discovering.grid import Grid
    from medelkoll_addin.mapping.discovering.strip import Total
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_addin.mapping.vocabulary import Vocabulary

_WIDEST = 40  # columns that are asked
_BITS = 7  # that an amount says before its last zeros, to be no other one by chance


def figure_rows(table: Table) -> list[int]:
    """The numbers of the lines that hold figures of the table."""
    wanted = {column.j for column in table.columns}
    return [n for n, line in enumerate(table.lines) if line.role != "heading" and not wanted.isdisjoint(line.figures)]


def totals_down(
    grid: Grid,
    looks: tuple[Sequence[Cue], Sequence[int]],
    across: Sequence[Total],
    apart: frozenset[int],
) -> list[Total]:
    """The totals of a table's rows; items are positions in ``rows``.

    Args:
        grid: the table's lines with figures.
        looks: the cue and the level of each of them.
        across: its columns that add up other columns.
        apart: the rows that are no addends.
    """
    if len(grid.lines) <= 1:
        return []
    cues, levels = looks
    voters = voters_of(grid)[:_WIDEST]
    added_up = {total.item for total in across}
    for n, voter in enumerate(voters):
        voter.echo = n in added_up
    starts, headings = _beginnings(grid.table, grid.rows)
    partial = frozenset(at for at, cue in enumerate(cues) if cue >= Cue.FORMULA and leaves_out(grid.labels[at]))
    strip = Strip(voters, cues, levels, starts, grid.labels, headings, apart, partial)
    found = whole_sections(totals(strip), strip)
    return with_uncounted(found, strip, lambda at: bool(grid.labels[at]) and grid.uncounted(at))


def rows_apart(grid: Grid, special: Sequence[int], vocabulary: Vocabulary) -> frozenset[int]:
    """*Varav*, differences and shares are no addends; ``special``: the rows whose labels may say so."""
    return frozenset(at for at in special if _is_apart(grid.labels[at], vocabulary))


def _is_apart(label: str, vocabulary: Vocabulary) -> bool:
    return (
        vocabulary.begins("detail", label)
        or vocabulary.begins("skip_row", label)
        or vocabulary.begins("remaining", label)
    )


def _beginnings(table: Table, rows: Sequence[int]) -> tuple[frozenset[int], dict[int, str]]:
    """The rows with which something begins, below a heading or a blank row, and the headings."""
    starts: set[int] = {0}
    headings: dict[int, str] = {}
    lines = table.lines
    for at, n in enumerate(rows):
        before = rows[at - 1] if at else -1
        if at and n == before + 1 and lines[n].i == lines[before].i + 1:
            continue  # as most rows: directly below another
        between = lines[before + 1 : n]
        words = [line.label for line in between if line.role == "heading"]
        if words:
            headings[at] = words[-1]
        if words or (at and lines[n].i - lines[before].i > 1 + len(between)):
            starts.add(at)
    return frozenset(starts), headings


def details(grid: Grid, special: Sequence[int], vocabulary: Vocabulary) -> Mapping[int, Sequence[int]]:
    """The lines whose *varav* add up to them: position in ``rows`` -> positions of the parts.

    A *varav* may name only some of what its line consists of: only those that add up in some column count, or that
    are one slip away where others in the table add up. ``special``: the rows that may be called so.
    """
    groups: dict[int, list[int]] = {}
    line = after = -1  # the line above, and the row after its last *varav*
    for at in special:
        if vocabulary.begins("detail", grid.labels[at]):
            line = line if at == after else at - 1
            after = at + 1
            groups.setdefault(line, []).append(at)
    several = {line: parts for line, parts in groups.items() if line >= 0 and len(parts) > 1}
    held = {line for line, parts in several.items() if any(_adds_up(grid, line, parts, exact=True))}
    return {
        line: parts for line, parts in several.items() if line in held or all(_adds_up(grid, line, parts, exact=False))
    }


def _adds_up(grid: Grid, line: int, parts: Sequence[int], *, exact: bool) -> list[bool]:
    verdicts: list[bool] = []
    for n in range(len(grid.table.columns)):
        values = grid.values(n)
        whole, pieces = values[line], [values[part] for part in parts]
        known = [piece for piece in pieces if piece is not None]
        if whole and len(known) == len(pieces):
            verdicts.append(sum(known) == whole if exact else slipped(whole, known) or stated_elsewhere(grid, n, known))
    return verdicts or [False]


def stated_elsewhere(grid: Grid, n: int, known: Sequence[int]) -> bool:
    """Whether a row states what some parts add up to: it changed places with their own, unless it says but little."""
    return said_bits(sum(known)) >= _BITS and sum(known) in grid.values(n)


def voters_of(grid: Grid) -> list[Voter]:
    """Every column of a table; amounts in thousands or millions are rounded to their finest decimal."""
    columns = enumerate(grid.table.columns)
    return [Voter(values := grid.values(n), grain(values, column.scale)) for n, column in columns]
