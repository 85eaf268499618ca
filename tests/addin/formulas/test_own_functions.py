"""Cells with our own functions: checked by the functions themselves, whatever their names look like in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.excel.functions.written import own
from medelkoll_addin.formulas.analyse import analyse
from medelkoll_addin.placing import address
from medelkoll_addin.reading.book import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Callable

    from medelkoll_addin.reading.book import Book, Value

PARTS: list[list[Value]] = [[1200000], [300500]]


def said(
    book_of: Callable[..., Book], formula: str, saved: Value, *, rows: list[list[Value]] = PARTS
) -> list[tuple[object, ...]]:
    """The issues of a sheet with those rows and the formula under them."""
    book = book_of([*rows, [(formula, saved)]])
    return [
        (issue.issue, address(issue.place), issue.says, issue.should_say, issue.row()["expected"])
        for issue in analyse(book).issues
    ]


@pytest.mark.parametrize("name", ["_xldudf_MEDELKOLL_STAMMER", "MEDELKOLL.STAMMER", "STAMMER", "stammer"])
def test_a_control_cell_that_is_right_is_silent(book_of: Callable[..., Book], name: str) -> None:
    assert said(book_of, f"={name}(A1:A2,1500500)", "OK") == []


def test_a_control_cell_that_was_saved_before_a_change_is_said(book_of: Callable[..., Book]) -> None:
    wanted = "Avviker med 100\xa0000\xa0kr"
    assert said(book_of, "=_xldudf_MEDELKOLL_STAMMER(A1:A2,1600500)", "OK") == [("stale", "A3", "OK", wanted, None)]


def test_amounts_are_compared_as_amounts(book_of: Callable[..., Book]) -> None:
    """222 543 is Södra Älvsborg on 31 December 2017 by Statistics Sweden; 60 öre each are 133 525,80 kr."""
    assert said(book_of, "=PER_INVANARE(222543,180,1/3)", 133525.8) == [("unjudged", "A3", "function", None, None)]
    assert said(book_of, '=PER_INVANARE(222543,180,"1/3")', 133525.8) == []
    assert said(book_of, '=PER_INVANARE(222543,180,"1/3",100)', 133525.8) == [("stale", "A3", None, None, 13350000)]


def test_a_whole_column_ends_where_the_sheet_ends(book_of: Callable[..., Book]) -> None:
    assert said(book_of, "=STAMMER(Blad2!A:A,A1)", "OK", rows=[[10]])[0][0] == "unjudged"  # there is no such sheet
    assert said(book_of, "=STAMMER(A$1:A$2,1500500)", "OK") == []
    assert analyse(book_of([[1, ("=STAMMER(A:A,3)", "OK")], [2, None]])).issues == []


def test_parts_that_spill_are_compared_in_the_first_cell(book_of: Callable[..., Book]) -> None:
    assert said(book_of, '=FORDELA(4000000,"1:2",100000)', 1300000) == []
    assert said(book_of, '=FORDELA(4000000,"1:2",100000)', 1400000)[0][:2] == ("stale", "A3")


def test_what_kontroll_shows_is_never_judged(book_of: Callable[..., Book]) -> None:
    assert said(book_of, "=_xldudf_MEDELKOLL_KONTROLL()", "Blad") == []


def test_an_error_in_a_part_is_told_as_the_function_tells_it(book_of: Callable[..., Book]) -> None:
    rows: list[list[Value]] = [[ErrorValue("#REF!")], [300500]]
    (issue,) = said(book_of, "=STAMMER(A1:A2,300500)", "OK", rows=rows)
    assert "#REF!" in str(issue[3])


@pytest.mark.parametrize("formula", ["=STAMMER(A1:A2)", "=STAMMER(A1:A2,A1+A2)", '=IF(STAMMER(A1:A2,3)="OK",1,0)'])
def test_what_is_no_plain_call_is_not_judged(book_of: Callable[..., Book], formula: str) -> None:
    assert [issue[0] for issue in said(book_of, formula, "OK")] == ["unjudged"]


def test_other_peoples_functions_are_not_ours() -> None:
    assert own("SUM") is None
    assert own("_xldudf_CONTOSO_STAMMER") is None
