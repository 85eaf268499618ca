"""Sheets renamed or in another order, workbooks in another order: the same findings."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_addin import chunking
from medelkoll_addin.check import check_paths
from medelkoll_addin.placing import column_of, place_of, row_of, sheet_of
from medelkoll_addin.reports.as_json import report_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tests.addin.conftest import DrawBook, Judge, Move

    from medelkoll_addin.reading.book import Book, Sheet
    from medelkoll_addin.reports.as_json import FileJson


def renamed(book: Book, number: int, name: str) -> Book:
    """The workbook with another name on one sheet, in its formulas too."""
    old = re.escape(book.sheets[number].name)
    mention = re.compile(rf"(?<![\w.])(?:'{old}'|{old})!")

    def said(text: str) -> str:
        return mention.sub(f"'{name}'!", text)

    sheets = [replace(sheet, formulas={at: said(text) for at, text in sheet.formulas.items()}) for sheet in book.sheets]
    sheets[number] = replace(sheets[number], name=name)
    return replace(book, sheets=sheets, names={key: said(text) for key, text in book.names.items()})


@settings(max_examples=25, deadline=None)
@given(data=st.data(), name=st.sampled_from(["Blad 7", "Underlag", "Rev 2 (kopia)", "2"]))
def test_a_sheets_name_changes_nothing(data: st.DataObject, name: str, judge: Judge, draw_book: DrawBook) -> None:
    book = draw_book(data)
    number = data.draw(st.integers(0, len(book.sheets) - 1))

    assert judge(renamed(book, number, name)) == judge(book)


def reordered(book: Book, order: Sequence[int]) -> tuple[Book, Move]:
    """The workbook with its sheets in another order, and where its cells are then."""
    new = {old: number for number, old in enumerate(order)}

    def move(place: int) -> int:
        return place_of(new[sheet_of(place)], row_of(place), column_of(place))

    return replace(book, sheets=[_numbered(book.sheets[old], new[old], move) for old in order]), move


def _looked_up(sheet: Sheet, place: int) -> str:
    return sheet.number_format(place_of(sheet.number, row_of(place), column_of(place)))


def _numbered(sheet: Sheet, number: int, move: Move) -> Sheet:
    return replace(
        sheet,
        number=number,
        formulas={move(at): text for at, text in sheet.formulas.items()},
        valueless=frozenset(map(move, sheet.valueless)),
        computed=[(move(first), move(last)) for first, last in sheet.computed],
        merged=[(move(first), move(last)) for first, last in sheet.merged],
        tables={key: (move(first), move(last)) for key, (first, last) in sheet.tables.items()},
        number_format=partial(_looked_up, sheet),
    )


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_order_of_the_sheets_changes_nothing(data: st.DataObject, judge: Judge, draw_book: DrawBook) -> None:
    book = draw_book(data)
    shuffled, move = reordered(book, data.draw(st.permutations(range(len(book.sheets)))))

    assert judge(shuffled) == judge(book).moved(move)


# Many workbooks at once.


@settings(max_examples=3, deadline=None)
@given(data=st.data(), size=st.integers(1, 30))
def test_neither_the_order_of_a_batch_nor_where_it_is_cut_changes_a_files_findings(
    kept_files: Sequence[Path], whole_batch: Mapping[str, FileJson], data: st.DataObject, size: int
) -> None:
    order = data.draw(st.permutations(kept_files))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunking, "SIZE", size)
        files = report_json(check_paths(order))["files"]

    assert [file["path"] for file in files] == [str(path) for path in order]
    assert {file["path"]: file for file in files} == whole_batch


@pytest.fixture(scope="module")
def whole_batch(kept_files: Sequence[Path]) -> Mapping[str, FileJson]:
    return {file["path"]: file for file in report_json(check_paths(kept_files))["files"]}
