"""Columns that are not added up although the rows beside them are: averages, rates, years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.downwards import voters_of
from medelkoll_addin.mapping.discovering.plausible import plausible
from medelkoll_addin.mapping.sums import sums_among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.mapping.discovering.grid import Grid
    from medelkoll_addin.mapping.discovering.strip import Total, Voter


def strange_columns(grid: Grid, totals: Sequence[Total]) -> frozenset[int]:
    """The columns in which more totals fail than hold, or in which the only one is far from its parts.

    Where every total is computed as a sum of its column, sums are meant. A sum that holds once what it adds up is put
    right does not fail: one wrong figure speaks once.
    """
    failing = [n for n, voter in enumerate(voters_of(grid)) if not _adds_up(voter, totals)] if totals else []
    return frozenset(n for n in failing if not _is_summed(grid, [total.item for total in totals], n))


def _is_summed(grid: Grid, items: Sequence[int], n: int) -> bool:
    sheet = grid.table.block.sheet
    places = sheet.places((grid.lines[item].i for item in items), grid.table.columns[n].j)
    return bool(places and sheet.formulas) and len(list(sums_among(places, sheet.formulas))) == len(places)


def _adds_up(voter: Voter, totals: Sequence[Total]) -> bool:
    held = failed = far = 0
    healed: dict[int, int] = {}
    for total in totals:
        stated = voter.values[total.item]
        parts = [voter.values[part] or 0 for part in total.parts]
        if not stated:
            continue
        slack = voter.slack(len(parts))
        right = [healed.get(part, value) for part, value in zip(total.parts, parts, strict=True)] if healed else parts
        if 2 * min(abs(sum(parts) - stated), abs(sum(right) - stated)) <= slack:
            held += 1
        else:
            failed += 1
            healed[total.item] = sum(right)
            far += not plausible(stated, parts)
    return held >= failed or (failed <= 2 and not far)  # noqa: PLR2004 - one wrong figure fails two totals
