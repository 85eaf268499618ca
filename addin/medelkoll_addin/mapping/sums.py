"""Which rows a formula adds up, when all it does is add up its own column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.placing import column_letters, column_of, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONLY_ADDS = re.compile(
    r"[=+]?(?:(?:SUM|SUBTOTAL|ROUND)\(|\$?[A-Z]{1,3}\$?\d+|[:+,;() ]|\b\d{1,3}\b|-\d\b)*", re.IGNORECASE
)
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")


def rows_added(formula: str | None, place: int) -> Sequence[range]:
    """The sheet's rows (from zero) that a formula in ``place`` adds up; none when it does anything else.

    >>> from medelkoll_addin.placing import place_of
    >>> rows_added("=SUM(C3:C6)", place_of(0, 6, 2))
    [range(2, 6)]
    >>> rows_added("=B7*2", place_of(0, 6, 2))
    []
    """
    own = column_letters(column_of(place))
    if not formula or own not in formula or not _ONLY_ADDS.fullmatch(formula):
        return []
    ranges = [
        (first, last or first, int(top) - 1, int(bottom or top))
        for first, top, last, bottom in _RANGE.findall(formula.upper())
    ]
    if any(first != own or last != own for first, last, _, _ in ranges):
        return []
    rows = [range(top, bottom) for _, _, top, bottom in ranges]
    return [] if any(row_of(place) in span for span in rows) else rows
