"""Which rows a formula adds up, when all it does is add up its own column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.placing import column_letters, column_of, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ONLY_ADDS = re.compile(
    r"[=+]?(?:(?:SUM|SUBTOTAL|ROUND)\(|\$?[A-Z]{1,3}\$?\d+|[:+,;() ]|\b\d{1,3}\b|-\d\b)*", re.IGNORECASE
)
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")


def sums_among(places: Sequence[int], formulas: Mapping[int, str]) -> Iterator[tuple[int, Sequence[range]]]:
    """Those of a column's places whose formulas add up rows of the column, each with the rows (from zero).

    >>> from medelkoll_addin.placing import place_of
    >>> [rows for _, rows in sums_among([place_of(0, 6, 2)], {place_of(0, 6, 2): "=SUM(C3:C6)"})]
    [[range(2, 6)]]
    >>> list(sums_among([place_of(0, 6, 2)], {place_of(0, 6, 2): "=B7*2"}))
    []
    """
    own = column_letters(column_of(places[0])) if places and formulas else ""
    for place in places if own else ():
        formula = formulas.get(place)
        if formula and own in formula and (rows := _rows_added(formula, place, own)):
            yield place, rows


def _rows_added(formula: str, place: int, own: str) -> Sequence[range]:
    """The rows that a formula adds up; none when it does anything else."""
    if not _ONLY_ADDS.fullmatch(formula):
        return []
    ranges = [
        (first, last or first, int(top) - 1, int(bottom or top))
        for first, top, last, bottom in _RANGE.findall(formula.upper())
    ]
    if any(first != own or last != own for first, last, _, _ in ranges):
        return []
    rows = [range(top, bottom) for _, _, top, bottom in ranges]
    return [] if any(row_of(place) in span for span in rows) else rows
