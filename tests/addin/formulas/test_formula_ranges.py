"""Ranges that stop short of their lines or run past them, where one cell alone or the first of a row of sums does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.addin.formulas.test_formula_issues import told_of

if TYPE_CHECKING:
    from tests.addin.formulas.test_formula_issues import BookOf, Rows, Told

ODD: dict[str, tuple[Rows, Told]] = {
    "one line where the neighbours sum two, of which one is blank": (
        [
            ["x", "A", "B", "C", "D"],
            ["a", 10, 20, None, 40],
            ["b", 1, 2, 3, None],
            ["Summa", ("=SUM(B2:B3)", 11), ("=SUM(C2:C3)", 22), ("=SUM(D2:D3)", 3), ("=SUM(E3)", 0)],
        ],
        ("range_short", "E4", 0, 4000, -4000),
    ),
    "range longer than the neighbours', first of all": (
        [
            ["x", "A", "B", "C", "D"],
            ["Tilldelat", 10, 20, 30, 40],
            ["b", 1, 2, 3, 4],
            ["c", 5, 6, 7, 8],
            ["Summa", ("=SUM(B2:B4)", 16), ("=SUM(C3:C4)", 8), ("=SUM(D3:D4)", 10), ("=SUM(E3:E4)", 12)],
        ],
        ("range_long", "B5", 1600, 600, 1000),
    ),
    "a sum of one line": (
        [["x", "A"], ["a", 10], ["b", 5], ["Summa", ("=SUM(B3)", 5)]],
        ("range_short", "B4", 500, 1500, -1000),
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_the_range_is_told(name: str, book_of: BookOf) -> None:
    rows, told = ODD[name]

    assert told_of(book_of(rows)) == [told]


def test_what_is_no_sum_of_several_lines(book_of: BookOf) -> None:
    """What was granted stands above what it was spent on; what is called otherwise is no sum."""
    assert told_of(book_of([["x", "A"], ["Beviljat", 10], ["b", 5], ["Summa", ("=SUM(B3)", 5)]])) == []
    assert told_of(book_of([["x", "A"], ["a", 10], ["b", 5], ["Senast", ("=SUM(B3)", 5)]])) == []
