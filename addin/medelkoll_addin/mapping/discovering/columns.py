"""Columns that are not added up although the rows beside them are: averages, rates, years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.mapping.discovering.downwards import voters_of
from medelkoll_addin.mapping.discovering.plausible import plausible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.mapping.discovering.strip import Total, Voter
    from medelkoll_addin.mapping.survey import Table


def strange_columns(table: Table, rows: Sequence[int], totals: Sequence[Total]) -> frozenset[int]:
    """The columns in which more totals fail than hold, or in which the only one is far from its parts."""
    voters = voters_of(table, rows)
    return frozenset(n for n, voter in enumerate(voters) if not _adds_up(voter, totals))


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
