"""A text from a workbook is a text in every report, whatever it looks like."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hostile.texts import TEXTS, workbook
from rich.console import Console

from medelkoll_addin.annotating import annotate
from medelkoll_addin.check import check_bytes
from medelkoll_addin.reports.as_html import report_html
from medelkoll_addin.reports.as_json import report_json
from medelkoll_addin.reports.as_terminal import print_report
from medelkoll_addin.reports.as_text import report_text

if TYPE_CHECKING:
    from medelkoll_addin.reports.model import Report

texts = pytest.mark.parametrize("text", TEXTS)
ORDERS = {"Cc", "Cf", "Cs"}  # what steers a terminal or the direction of reading
NAME = "<b>bok\x1b[31m\u202e.xlsx"


def report_on(text: str) -> Report:
    report = check_bytes(workbook(text), NAME)
    assert [one.code for one in report.files[0].findings] == ["K201"]
    return report


def orders_in(text: str) -> set[str]:
    return {sign for sign in text if unicodedata.category(sign) in ORDERS} - {"\n", "\u00ad"}


@texts
def test_no_order_reaches_a_text_or_a_terminal(text: str) -> None:
    report = report_on(text)
    shown = io.StringIO()
    print_report(report, Console(file=shown, width=300, force_terminal=True, color_system=None))

    assert orders_in(report_text(report)) == set()
    assert orders_in(re.sub(r"\x1b\[[0-9;]*m", "", shown.getvalue())) == set()
    assert "\x1b[31m" not in shown.getvalue()


class Tags(HTMLParser):
    """Every tag of a page, with the names of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(name for name, _ in attrs)}


@texts
def test_no_text_is_markup_on_a_page(text: str) -> None:
    page, ordinary = Tags(), Tags()
    page.feed(report_html(report_on(text)))
    ordinary.feed(report_html(check_bytes(workbook("Resor"), "bok.xlsx")))

    assert page.found == ordinary.found
    assert "script" not in page.found
    assert orders_in(report_html(report_on(text))) == set()


@texts
def test_json_gives_the_text_as_it_is_and_nothing_else(text: str) -> None:
    tree = report_json(report_on(text))

    assert json.loads(json.dumps(tree)) == tree
    assert json.dumps(tree).isascii()


@texts
def test_no_text_is_a_formula_or_a_link_in_a_marked_copy(text: str) -> None:
    data = workbook(text)
    copy = annotate(data, report_json(check_bytes(data, NAME)))
    marked, before = openpyxl.load_workbook(io.BytesIO(copy)), openpyxl.load_workbook(io.BytesIO(data))
    result = next(sheet for sheet in marked.worksheets if sheet.title not in before.sheetnames)
    cells = [cell for row in result.iter_rows() for cell in row if cell.value is not None]

    assert cells
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert {cell.hyperlink.target for cell in cells if cell.hyperlink} <= {None}
