"""What is written twice, here and elsewhere in the project, is the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from medelkoll_addin.annotating.colours import FILLS
from medelkoll_addin.annotating.making import note_text
from medelkoll_addin.annotating.marks import FORMULA
from medelkoll_addin.annotating.remarks import Remark
from medelkoll_addin.annotating.resultsheet import SHEET, TITLE
from medelkoll_addin.check import check_bytes
from medelkoll_addin.excel.web.environment import PROJECT
from medelkoll_addin.excel.web.warming import smallest_workbook
from medelkoll_addin.reports.model import Verdict
from medelkoll_schemas.relations.model import Kind

if TYPE_CHECKING:
    from pathlib import Path

PARTS = PROJECT / "static" / "medelkoll"
SCRIPTS = sorted(PARTS.glob("*.js"))


def script(name: str) -> str:
    return (PARTS / name).read_text(encoding="utf-8")


def test_marks_are_those_of_an_annotated_copy() -> None:
    marks = script("marks.js")
    assert f"const RULE = '={FORMULA}'" in marks
    for severity, colour in FILLS.items():
        assert f'{severity}: "#{colour[2:]}"' in marks
    remark = Remark("K301", "error", "Delarna.", "Blad1", "C6", "", "", "")
    assert note_text(remark) == "Medelkoll K301: Delarna."
    assert "`Medelkoll ${code}: ${message}`" in marks


def test_the_result_sheet_is_known_by_the_same_words() -> None:
    sheet = script("sheet.js")
    assert f'const NAME = "{SHEET}"' in sheet
    assert f'title = "{TITLE}"' in sheet


def test_every_kind_of_relation_has_words_in_both_languages() -> None:
    texts = script("texts.js")
    for kind in Kind:
        assert len(re.findall(rf"\b{kind.value}: ", texts)) == 2


def test_every_text_of_the_pane_is_in_both_languages() -> None:
    swedish, english = script("texts.js").split("const EN = ")
    keys = re.compile(r"(?:^|[{,]) *(\w+):", re.MULTILINE)
    assert sorted(set(keys.findall(swedish))) == sorted(set(keys.findall(english)))


@pytest.mark.parametrize("path", SCRIPTS, ids=[path.name for path in SCRIPTS])
def test_no_script_writes_html_or_runs_text(path: Path) -> None:
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|localStorage|sessionStorage"
    )
    assert not re.search(forbidden, path.read_text(encoding="utf-8"))


def test_no_page_holds_a_script_a_style_or_a_handler() -> None:
    page = (PROJECT / "templates" / "taskpane.html").read_text(encoding="utf-8")
    assert re.findall(r"<style| style=| on\w+=|javascript:", page) == []
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", page))


def test_the_workbook_that_warms_up_goes_the_whole_way() -> None:
    file = check_bytes(smallest_workbook(), "a.xlsx").files[0]
    assert (file.verdict, file.checked_cells) == (Verdict.OK, 3)
