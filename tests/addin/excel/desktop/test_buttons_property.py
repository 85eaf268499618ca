"""Property: the buttons leave the workbook as it was; and the stand-in promises nothing that xlwings does not keep."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest
import xlwings
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.addin.excel.desktop import fake_xlwings
from tests.addin.excel.desktop.fake_books import INSIDE, SUMMARY, opened, real, saying, state
from tests.addin.excel.desktop.fake_xlwings import FakeNote

from medelkoll_addin.excel.desktop.buttons import clean, validate

if TYPE_CHECKING:
    from collections.abc import Callable

CELLS = st.from_regex("[A-D][1-9]", fullmatch=True)
FINDINGS = st.lists(st.tuples(st.sampled_from(["error", "warning", "info"]), st.sampled_from([INSIDE, SUMMARY]), CELLS))


@settings(max_examples=50, deadline=None)
@given(findings=FINDINGS, noted=st.sets(st.tuples(st.integers(1, 9), st.integers(1, 4))), merged=st.booleans())
def test_mark_and_clean_leaves_the_workbook_as_it_was(
    findings: list[tuple[str, str, str]], noted: set[tuple[int, int]], *, merged: bool
) -> None:
    book = opened()
    sheet = book.own[0]
    sheet.notes.extend(FakeNote(place, "Beslut 14 mars", sheet.notes) for place in noted)
    if merged:
        sheet.merged.append(((2, 2), (4, 3)))
    before = state(book)

    validate(real(book), saying(*findings))
    assert state(book) != before
    clean(real(book))

    assert state(book) == before


@pytest.mark.parametrize(
    ("fake", "original"),
    [
        (fake_xlwings.FakeBook, xlwings.Book),
        (fake_xlwings.FakeApp, xlwings.App),
        (fake_xlwings.FakeSheet, xlwings.Sheet),
        (fake_xlwings.FakeSheets, xlwings.main.Sheets),
        (fake_xlwings.FakeRange, xlwings.Range),
        (fake_xlwings.FakeNote, xlwings.main.Note),
        (fake_xlwings.FakeConditionalFormat, xlwings.main.ConditionalFormat),
        (fake_xlwings.FakeConditionalFormats, xlwings.main.ConditionalFormats),
    ],
)
def test_fake_is_honest(fake: type, original: type) -> None:
    """Whatever the stand-in can do, xlwings can; and its functions take the same arguments."""
    for name, member in vars(fake).items():
        if name.startswith("_") or not (inspect.isfunction(member) or isinstance(member, property)):
            continue
        assert hasattr(original, name)
        if inspect.isfunction(member):
            assert set(inspect.signature(member).parameters) <= _parameters(getattr(original, name)) | {"self"}


def _parameters(function: Callable[..., object]) -> set[str]:
    found = inspect.signature(function).parameters
    if "cell1" in found:  # xlwings' range() names its corners so
        return {*found, "first", "last"}
    return {*found, "ndim"} if "options" in found else set(found)
