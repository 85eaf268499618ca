"""A pair of figures that are the same thing, and the sums that follow from pairs of lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.documents.comparing.said import Figure, Said


class Pair(NamedTuple):
    """The same thing on both sides."""

    cell: Figure
    decided: Figure
    label: str


def sums_of_matched(pairs: Sequence[Pair], workbook: Said, decision: Said) -> list[Pair]:
    """The only sums of two tables when most lines of the decision's are lines of the workbook's."""
    named = {pair.decided.place for pair in pairs}
    here, there = _blocks(workbook), _blocks(decision)
    shared = Counter(
        (there[pair.decided.place], here[pair.cell.place])
        for pair in pairs
        if pair.decided.place in there and pair.cell.place in here
    )
    sizes = Counter(row.block for row in decision.rows)
    return [
        Pair(workbook.sums[ours][0], decision.sums[theirs][0], workbook.sums[ours][0].label)
        for (theirs, ours), count in sorted(shared.items())
        if 2 * count > sizes[theirs]
        and len(workbook.sums.get(ours, ())) == len(decision.sums.get(theirs, ())) == 1
        and decision.sums[theirs][0].place not in named
    ]


def _blocks(said: Said) -> Mapping[int, int]:
    """The table that a line's figure stands in."""
    return {cell.place: row.block for row in said.rows for cell in row.cells}
