"""Tables as they really look: their formulas must not be blamed for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from medelkoll_addin.formulas.analyse import analyse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medelkoll_addin.reading.book import Book, Value

    Cell: TypeAlias = Value | tuple[str, Value]
    Rows: TypeAlias = Sequence[Sequence[Cell]]
    BookOf: TypeAlias = Callable[..., Book]

ORDINARY: dict[str, Rows] = {
    "header row of years, a difference column and a total row": [
        ["Kommun", 2023, 2024, "Diff"],
        ["Ale", 10, 20, ("=C2-B2", 10)],
        ["Alingsås", 11, 25, ("=C3-B3", 14)],
        ["Bengtsfors", 12, 26, ("=C4-B4", 14)],
        ["Summa", ("=SUM(B2:B4)", 33), ("=SUM(C2:C4)", 71), ("=C5-B5", 38)],
    ],
    "subtotals and a grand total that adds them": [
        ["Insats", "Belopp"],
        ["a", 10],
        ["b", 10],
        ["Delsumma", ("=SUM(B2:B3)", 20)],
        ["c", 5],
        ["d", 5],
        ["Delsumma", ("=SUM(B5:B6)", 10)],
        ["Summa", ("=B4+B7", 30)],
    ],
    "SUBTOTAL over lines and subtotals": [
        ["Insats", "Belopp"],
        ["a", 10],
        ["b", 10],
        ["Delsumma", ("=SUBTOTAL(9,B2:B3)", 20)],
        ["c", 5],
        ["Summa", ("=SUBTOTAL(9,B2:B5)", 25)],
    ],
    "half of everything, an old habit": [
        ["a", 10],
        ["b", 10],
        ["Delsumma", ("=SUM(B1:B2)", 20)],
        ["Summa", ("=SUM(B1:B3)/2", 20)],
    ],
    "a running total": [
        ["x", "Belopp", "Ackumulerat"],
        ["a", 1, ("=B2", 1)],
        ["b", 2, ("=C2+B3", 3)],
        ["c", 3, ("=C3+B4", 6)],
        ["d", 4, ("=C4+B5", 10)],
    ],
    "a running total of growing ranges": [
        ["a", 1, ("=SUM(B$1:B1)", 1)],
        ["b", 2, ("=SUM(B$1:B2)", 3)],
        ["c", 3, ("=SUM(B$1:B3)", 6)],
    ],
    "a range with the header's text and the blank row above the total": [
        ["Insats", "Belopp"],
        ["a", 10],
        ["b", 20],
        [None, None],
        ["Summa", ("=SUM(B1:B4)", 30)],
    ],
    "an average rate between two totals": [
        ["Område", "Invånare", "Kr per invånare", "Belopp"],
        ["a", 100, 14, ("=B2*C2", 1400)],
        ["b", 200, 16, ("=B3*C3", 3200)],
        ["Summa", ("=SUM(B2:B3)", 300), 15, ("=SUM(D2:D3)", 4600)],
    ],
    "a share column whose rounded lines do not make the whole": [
        ["x", "Belopp", "Andel", "Utfall"],
        ["a", 10, 33, 9],
        ["b", 10, 33, 9],
        ["c", 10, 33, 9],
        ["Summa", ("=SUM(B2:B4)", 30), 100, ("=SUM(D2:D4)", 27)],
    ],
    "a memo line below the lines": [
        ["Insats", "Belopp"],
        ["a", 10],
        ["b", 10],
        ["varav personal", 7],
        ["Summa", ("=SUM(B2:B3)", 20)],
    ],
    "a line kept apart and added afterwards": [
        ["Insats", "Belopp"],
        ["a", 10],
        ["b", 10],
        ["Administration", 3],
        ["Delsumma", ("=SUM(B2:B3)", 20)],
        ["Summa", ("=B5+B4", 23)],
    ],
    "the price above the lines is no line": [
        ["", "Belopp"],
        ["Nivå", 2],
        ["a", ("=C3*B$2", 20), 10],
        ["b", ("=C4*B$2", 22), 11],
        ["Summa", ("=SUM(B3:B4)", 42)],
    ],
    "another kind of formula between two totals": [
        ["x", "A", "B", "C"],
        ["a", 1, 5, 3],
        ["b", 2, 6, 4],
        ["Summa", ("=SUM(B2:B3)", 3), ("=AVERAGE(C2:C3)", 5.5), ("=SUM(D2:D3)", 7)],
    ],
    "copied formulas with a rule's number, a share and a year": [
        ["a", 600, ("=B1-500", 100)],
        ["b", 700, ("=B2-500", 200)],
        ["c", 0.25, ("=1-B3", 0.75)],
        ["d", 2023, ("=B4+1", 2024)],
    ],
    "two rates that take turns": [
        ["a", 10, ("=B1*$B$5", 20)],
        ["b", 11, ("=B2*$B$6", 33)],
        ["c", 12, ("=B3*$B$5", 24)],
        ["d", 13, ("=B4*$B$6", 39)],
        ["kr", 2],
        ["kr", 3],
    ],
    "a sum between two products": [
        ["a", 10, 2, ("=B1*C1", 20)],
        ["b", 11, 3, ("=B2+C2", 14)],
        ["c", 12, 2, ("=B3*C3", 24)],
    ],
    "a computed line below typed ones": [
        ["Insats", "Belopp"],
        ["a", 10],
        ["b", 20],
        ["Ränta på a", ("=B2*0.1", 1)],
        ["Summa", ("=SUM(B2:B3)", 30)],
    ],
    "a figure above the lines, without a header over it": [
        ["Nivå", 5],
        ["a", 10],
        ["b", 20],
        ["Summa", ("=SUM(B2:B3)", 30)],
    ],
    "a header of two rows, the lower one with the year": [
        ["", "Belopp"],
        ["Kommun", 2024],
        ["Ale", 10],
        ["Bengtsfors", 20],
        ["Summa", ("=SUM(B3:B4)", 30)],
    ],
    "a total that says what it leaves out": [
        ["Insats", "Belopp"],
        ["a", 10],
        ["b", 20],
        ["Avgift", 3],
        ["Summa exkl. avgift", ("=SUM(B2:B3)", 30)],
    ],
    "a share taken from a share": [["a", 0.3, ("=0.8-B1", 0.5)]],
    "a figure composed in its cell": [["a", ("=500000+250000", 750000)]],
    "öre that a double cannot hold": [["a", 0.1], ["b", 0.2], ["Summa", ("=B1+B2", 0.30000000000000004)]],
}


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_tables_have_no_issue(name: str, book_of: BookOf) -> None:
    book = book_of(ORDINARY[name])
    issues = analyse(book).issues
    assert [issue for issue in issues if issue.issue != "unjudged"] == []
