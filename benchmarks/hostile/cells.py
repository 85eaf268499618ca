"""Cells: addresses, sizes, types and formulas that no program should stumble over."""

from __future__ import annotations

from hostile.making import ROWS, SHEET, Case, swapping, with_rows

_LAST = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


_MERGES = '<mergeCells><mergeCell ref="A9:B9"/><mergeCell ref="B9:C9"/><mergeCell ref="x"/></mergeCells>'


def _many(element: str, ref: str, count: int) -> str:
    """A list of the same thing, too often."""
    return f"<{element}s>" + f'<{element} ref="{ref}"/>' * count + f"</{element}s>"


def _blank_rows() -> str:
    return "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(5, 20_000))


CASES = (
    Case("dimension_of_everything.xlsx", with_rows(ROWS, before='<dimension ref="A1:XFD1048576"/>'), "ok"),
    Case("dimension_too_small.xlsx", with_rows(ROWS, before='<dimension ref="A1"/>'), "ok"),
    Case("first_and_last_cell.xlsx", with_rows(ROWS + _LAST), "unreadable", "K906"),
    Case("column_beyond_the_last.xlsx", with_rows('<row r="1"><c r="XFE1"><v>1</v></c></row>'), "unreadable", "K903"),
    Case("row_zero.xlsx", with_rows('<row r="0"><c r="A0"><v>1</v></c></row>'), "unreadable", "K903"),
    Case(
        "same_cell_twice.xlsx", swapping(SHEET, '<c r="B3">', '<c r="B2"><v>9</v></c><c r="B3">'), "unreadable", "K903"
    ),
    Case(
        "blank_rows.xlsx",
        with_rows(ROWS + _blank_rows()),
        "ok",
    ),
    Case("no_addresses.xlsx", swapping(SHEET, ' r="', ' q="'), "ok"),
    Case("some_addresses.xlsx", swapping(SHEET, '<c r="B4">', "<c>"), "ok"),
    Case(
        "merge_of_everything.xlsx",
        with_rows(ROWS, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "unreadable",
        "K906",
    ),
    Case(
        "merge_of_nonsense.xlsx",
        with_rows(ROWS, after=_MERGES),
        "ok",
    ),
    Case(
        "many_merges.xlsx",
        with_rows(ROWS, after=_many("mergeCell", "H9:I9", 100_001)),
        "unreadable",
        "K906",
    ),
    Case(
        "many_links.xlsx",
        with_rows(ROWS, after=_many("hyperlink", "A1", 65_531)),
        "unreadable",
        "K906",
    ),
    Case("style_that_is_none.xlsx", swapping(SHEET, '<c r="B2">', '<c r="B2" s="60000">'), "ok"),
    Case("long_formula.xlsx", swapping(SHEET, "SUM(B2:B3)", '"' + "(" * 40_000), "unreadable", "K906"),
    Case("nested_formula.xlsx", swapping(SHEET, "SUM(B2:B3)", "IF(TRUE," * 64 + "SUM(B2:B3)" + ")" * 64), "remarks"),
    Case("stale_value.xlsx", swapping(SHEET, "<v>4002000</v>", "<v>1</v>"), "failed", "K701"),
    Case("no_values.xlsx", swapping(SHEET, "<v>4002000</v>", ""), "remarks", "K709 K910"),
)
