"""Tables that nobody described: what adds up, and which cells say so.

A structure is used only when its arithmetic bears it out: what is merely possible is not reported as wrong. One wrong
figure does not hide a structure, for its other columns, its other rows or its words speak for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.across import differences, totals_across
from medelkoll_addin.mapping.discovering.areas import area_rates
from medelkoll_addin.mapping.discovering.columns import strange_columns
from medelkoll_addin.mapping.discovering.cues import row_cues, special_rows
from medelkoll_addin.mapping.discovering.downwards import details, figure_rows, rows_apart, totals_down
from medelkoll_addin.mapping.discovering.equations import sums_of
from medelkoll_addin.mapping.discovering.grid import Grid
from medelkoll_addin.mapping.discovering.model import Structure
from medelkoll_addin.mapping.discovering.populations import persons_apart
from medelkoll_addin.mapping.discovering.rates import rates
from medelkoll_addin.mapping.discovering.ratios import ratios
from medelkoll_addin.mapping.discovering.shares import shares
from medelkoll_addin.mapping.discovering.strip import Cue
from medelkoll_addin.mapping.discovering.summaries import summaries
from medelkoll_addin.mapping.discovering.tidy import fill_found, settle_roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.discovering.model import Found, Sums
    from medelkoll_addin.mapping.survey import Table
    from medelkoll_addin.mapping.vocabulary import Vocabulary


def discover(tables: Sequence[Table], vocabulary: Vocabulary) -> tuple[list[Structure], list[Found | Sums]]:
    """How each table is built, and the equations that follow; the tables' rows get their roles."""
    structures = [structure(table, vocabulary) for table in tables]
    between = summaries(structures)
    found: list[Found | Sums] = [one for built in structures for one in sums_of(built)]
    priced = rates(structures)
    found += [*between, *priced, *area_rates(structures, priced), *ratios(structures)]
    found += shares(structures, vocabulary)
    for built in structures:
        settle_roles(built)
    return structures, found


def structure(table: Table, vocabulary: Vocabulary) -> Structure:
    """How one table is built."""
    rows = figure_rows(table)
    grid = Grid(table, rows)
    if not rows:
        return Structure(grid)
    persons_apart(grid)
    special = special_rows(grid, vocabulary)
    looks = row_cues(grid, special, vocabulary)
    sums = {at for at, cue in enumerate(looks[0]) if cue >= Cue.FORMULA}
    across = totals_across(grid, sums, vocabulary)
    down = totals_down(grid, looks, across, rows_apart(grid, special, vocabulary))
    taken = {total.item for total in across} | {part for total in across for part in total.parts}
    return Structure(
        grid,
        down,
        across,
        differences(grid, taken),
        details(grid, special, vocabulary),
        strange_columns(grid, down),
    )


def fill_discovered(book: int, found: Sequence[Found | Sums], collector: Collector) -> None:
    """Add the equations to the batch."""
    fill_found(book, found, collector)
