"""What a workbook can tell of a fault, on a table small enough to see."""

from __future__ import annotations

from fractions import Fraction
from io import BytesIO

import openpyxl
from mutate.faults.base import Fault, typed
from mutate.judge import Tells, judged
from mutate.model import Relation, Truth, total, truth_of
from mutate.package import opened


def _truth(rows: list[list[int]], relations: list[Relation]) -> Truth:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "A"
    for row in rows:
        sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    return truth_of("a.xlsx", "test", opened(buffer.getvalue()), relations)


def _verdict(fault: Fault) -> Tells:
    return judged(fault, fault.made()).tells


COLUMN = [[1_200], [3_400], [4_600]]
SUM = [total("A!A3", ["A!A1", "A!A2"])]


def test_one_sum_alone_tells_by_a_slip_only() -> None:
    truth = _truth(COLUMN, SUM)
    assert _verdict(typed("transposed_digits", truth, "A!A1", Fraction(2_100))) is Tells.SLIP


def test_one_sum_alone_cannot_tell_when_two_cells_are_a_slip_away() -> None:
    truth = _truth(COLUMN, SUM)
    assert _verdict(typed("wrong_digit", truth, "A!A1", Fraction(1_300))) is Tells.CANNOT


def test_two_sums_that_share_one_cell_tell_it() -> None:
    grid = [[1_200, 3_400, 4_600], [500, 600, 1_100], [1_700, 4_000, 5_700]]
    rows = [total(f"A!C{row}", [f"A!A{row}", f"A!B{row}"]) for row in (1, 2, 3)]
    columns = [total(f"A!{letter}3", [f"A!{letter}1", f"A!{letter}2"]) for letter in "ABC"]
    truth = _truth(grid, [*rows, *columns])
    assert _verdict(typed("wrong_digit", truth, "A!B2", Fraction(900))) is Tells.RELATIONS


def test_what_no_relation_sees_changes_no_checked_figure() -> None:
    truth = _truth([[1_200], [3_400], [4_600], [77]], SUM)
    assert _verdict(typed("wrong_digit", truth, "A!A4", Fraction(78))) is Tells.NOTHING
