"""Cells: addresses, sizes, types and formulas that no program should stumble over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile.making import BOOK, ROWS, SHEET, Case, swapping, with_rows

if TYPE_CHECKING:
    from collections.abc import Callable

_LAST = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


_MERGES = '<mergeCells><mergeCell ref="A9:B9"/><mergeCell ref="B9:C9"/><mergeCell ref="x"/></mergeCells>'


_APART = '<mergeCells><mergeCell ref="A8:B9"/><mergeCell ref="C8:C20"/><mergeCell ref="A10:B11"/></mergeCells>'


def _rule(areas: int) -> str:
    """What may be typed in, for this many areas."""
    where = " ".join(f"F{2 * row + 1}" for row in range(areas))
    return f'<dataValidations><dataValidation type="whole" sqref="{where}"/></dataValidations>'


def _names(*targets: str) -> Callable[[], bytes]:
    """The workbook with names for these, and a print area of nothing, as Excel leaves one behind."""
    names = "".join(f'<definedName name="Namn{n}">{target}</definedName>' for n, target in enumerate(targets))
    ours = '<definedName name="_xlnm.Print_Area" localSheetId="0">Data!#REF!</definedName>'
    return swapping(BOOK, "</sheets>", f"</sheets><definedNames>{ours}{names}</definedNames>")


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
    Case(
        "column_of_many_letters.xlsx",
        swapping(SHEET, '<c r="B1"', f'<c r="B{"Y" * 40}1"'),
        "unreadable",
        "K903",
    ),
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
        "remarks",
        "K924",
    ),
    Case("merges_beside_each_other.xlsx", with_rows(ROWS, after=_APART), "ok"),
    Case("rule_for_many_areas.xlsx", with_rows(ROWS, after=_rule(9_000)), "remarks", "K924"),
    Case("rule_for_some_areas.xlsx", with_rows(ROWS, after=_rule(90)), "ok"),
    Case("names_of_nothing.xlsx", _names("#REF!", "Data!#REF!"), "remarks", "K923"),
    Case("names_of_something.xlsx", _names("Data!$B$2", "1"), "ok"),
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
