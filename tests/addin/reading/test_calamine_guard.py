"""A panic of the values' reader is one more sheet for the safe parser; an interrupt by the user is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import python_calamine

from medelkoll_addin.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable


class PanicException(BaseException):
    """What a panic looks like from outside."""


def failing(error: BaseException) -> type:
    class Workbook:
        @classmethod
        def from_filelike(cls, _file: object) -> None:
            raise error

    return Workbook


CELLS = '<row r="1"><c r="A1"><v>4000000</v></c></row>'


def test_a_panic_is_survived(with_cells: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(python_calamine, "CalamineWorkbook", failing(PanicException()))
    assert read(with_cells(CELLS), "bok.xlsx").sheets[0].values == [[4_000_000]]


def test_an_interrupt_goes_on(with_cells: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(python_calamine, "CalamineWorkbook", failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        read(with_cells(CELLS), "bok.xlsx")
