"""Columns that are not added up although the rows beside them are: averages, rates, years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.downwards import voters_of
from medelkoll_addin.mapping.discovering.plausible import plausible
from medelkoll_addin.mapping.sums import sums_among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.mapping.discovering.strip import Total, Voter
    from medelkoll_addin.mapping.survey import Table


def strange_columns(table: Table, rows: Sequence[int], totals: Sequence[Total]) -> frozenset[int]:
    """The columns in which more totals fail than hold, or in which the only one is far from its parts.

    Where every total is computed as a sum of its column, sums are meant.
    """
    voters = voters_of(table, rows)
    failing = [n for n, voter in enumerate(voters) if not _adds_up(voter, totals)]
    return frozenset(n for n in failing if not _is_summed(table, [rows[total.item] for total in totals], n))


def _is_summed(table: Table, rows: Sequence[int], n: int) -> bool:
    sheet, j = table.block.sheet, table.columns[n].j
    places = [sheet.place(table.lines[row].i, j) for row in rows]
    return bool(places and sheet.formulas) and len(list(sums_among(places, sheet.formulas))) == len(places)


def _adds_up(voter: Voter, totals: Sequence[Total]) -> bool:
    held = failed = far = 0
    for total in totals:
        stated = voter.values[total.item]
        parts = [voter.values[part] or 0 for part in total.parts]
        if not stated:
            continue
        if 2 * abs(sum(parts) - stated) <= voter.slack(len(parts)):
            held += 1
        else:
            failed += 1
            far += not plausible(stated, parts)
    return held >= failed or (failed <= 2 and not far)  # noqa: PLR2004 - one wrong figure fails two totals
