"""Formulas that are no sums: stale ones are found at their root, what cannot be compared is not judged."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, TypeAlias

import openpyxl
import pytest

from medelkoll_addin.formulas.analyse import analyse
from medelkoll_addin.placing import address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medelkoll_addin.formulas.issues import Issue
    from medelkoll_addin.reading.book import Book, Value

    Rows: TypeAlias = Sequence[Sequence[Value | tuple[str, Value]]]


def _saved(book: Book) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = book.sheets[0].name
    for i, line in enumerate(book.sheets[0].values):
        for j, value in enumerate(line):
            formula = book.sheets[0].formulas.get(book.sheets[0].place(i, j))
            sheet.cell(i + 1, j + 1, formula or value)  # type: ignore[arg-type]  # no error values in these tests
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.fixture
def judged(book_of: Callable[..., Book]) -> Callable[[Rows], list[Issue]]:
    def judged(rows: Rows) -> list[Issue]:
        book = book_of(rows)
        book.data = _saved(book)
        return analyse(book).issues

    return judged


def test_right_values_have_no_issue(judged: Callable[[Rows], list[Issue]]) -> None:
    rows: Rows = [[1, 2], [("=IF(A1>B1,A1,B1)", 2), ("=MAX(A1:B1)", 2), ('=IF(A1>B1,"fel","rätt")', "rätt")]]
    assert judged(rows) == []


def test_stale_number_and_text_are_found(judged: Callable[[Rows], list[Issue]]) -> None:
    rows: Rows = [[1, 2], [("=MAX(A1:B1)", 2.5), ('=IF(A1>B1,"fel","rätt")', "fel")]]
    number, text = judged(rows)
    assert (number.row()["stated"], number.row()["expected"]) == (250, 200)
    assert (text.issue, text.says, text.should_say) == ("stale", "fel", "rätt")


def test_only_the_root_of_a_stale_chain_is_said(judged: Callable[[Rows], list[Issue]]) -> None:
    rows: Rows = [[1, 2], [("=MAX(A1:B1)", 9), ("=MIN(A2,100)", 9), ("=B2*2", 18)]]
    assert [address(issue.place) for issue in judged(rows)] == ["A2"]


@pytest.mark.parametrize(
    ("formula", "value", "reason"),
    [
        ("=TODAY()", 46000, "volatile"),
        ("=SUM(OFFSET(A1,0,0,1,2))", 77, "volatile"),
        ('=VALUE("1,5")', 1.5, "language"),
        ('=SUMIF(A1:B1,">0,5")', 3, "language"),
        ('="Summa "&A1', "Summa 1", "language"),
        ("=A1+D1", 2.5, "language"),
        ("=AGGREGATE(9,5,A1:B1)", 3, "function"),
        ('=COUNTIF(A1:C1,"<>1")', 2, "function"),
        ("=VLOOKUP(2,A1:B1,1,TRUE)", 1, "function"),
        ("=SUM(Blad1:Blad1!A1)", 77, "sheets"),
        ("=SUM(A1:B1 B1:C1)", 77, "array"),
        ("=SUM(A1:B1*2)", 77, "array"),
        ("=Okänd*2", 77, "name"),
        ("=Tabell1[Belopp]", 77, "table"),
    ],
)
def test_what_cannot_be_compared_is_not_judged(
    formula: str, value: Value, reason: str, judged: Callable[[Rows], list[Issue]]
) -> None:
    (issue,) = judged([[1, 2, None, "1,5"], [(formula, value)]])
    assert (issue.issue, issue.says) == ("unjudged", reason)


def test_a_workbook_whose_bytes_are_missing_is_not_judged(book_of: Callable[..., Book]) -> None:
    (issue,) = analyse(book_of([[1, ("=MAX(A1,2)", 2)]])).issues
    assert (issue.issue, issue.says) == ("unjudged", "engine")
