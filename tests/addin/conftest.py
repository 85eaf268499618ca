"""Kept workbooks in memory, mistyped numbers in them, and what the whole journey says of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from hypothesis import strategies as st

from medelkoll_addin import check
from medelkoll_addin.reading import read
from medelkoll_addin.sources import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.reading.book import Book, Value
    from medelkoll_addin.reports.model import FileReport, PlacedFinding

HOME = Path(__file__).parents[2] / "workbooks"
FILES = sorted([*HOME.glob("*/*.xlsx"), *HOME.glob("*/inskickade/*.xlsx")])

Move: TypeAlias = Callable[[int], int]  # from a place to where it stands afterwards


@dataclass(frozen=True)
class Said:
    """A finding without its words: its code, cells and figures."""

    code: str
    place: int | None
    places: tuple[int, ...]
    figures: tuple[int | None, ...]
    causes: tuple[tuple[str, int, int | None], ...]

    def moved(self, move: Move) -> Said:
        """The same finding where it has to be afterwards."""
        place = None if self.place is None else move(self.place)
        causes = tuple((kind, move(cell), suggestion) for kind, cell, suggestion in self.causes)
        return replace(
            self, place=place, places=tuple(sorted(map(move, self.places))), causes=tuple(sorted(causes, key=repr))
        )


@dataclass(frozen=True)
class Judgement:
    """Everything that a check says of a workbook."""

    said: frozenset[Said]
    verified: tuple[int, Mapping[str, int]]

    def moved(self, move: Move) -> Judgement:
        """The same judgement of a workbook whose cells have moved."""
        return replace(self, said=frozenset(one.moved(move) for one in self.said))


Judge: TypeAlias = "Callable[[Book], Judgement]"
DrawBook: TypeAlias = "Callable[[st.DataObject], Book]"


def _judged(book: Book) -> Judgement:
    def in_memory(_source: Source, _number: int) -> Book:
        return book

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "read_source", in_memory)
        (report,) = check.check_sources([Source(book.name)]).files
    said = frozenset(map(_said, (finding for finding in report.findings if finding.code != "K711")))
    return Judgement(said, _verified(report)).moved(lambda place: place)


@pytest.fixture(scope="session")
def judge() -> Judge:
    """What the whole journey says of a workbook that is in memory already.

    Recalculation is left out (K711): it asks for the file's bytes, which do not move along.
    """
    return _judged


def _verified(report: FileReport) -> tuple[int, Mapping[str, int]]:
    return report.checked_cells, dict(report.checked_relations)


def _said(placed: PlacedFinding) -> Said:
    one = placed.finding
    causes = tuple((cause.kind, cause.place, cause.suggestion) for cause in one.causes)
    return Said(one.code, one.place, tuple(one.places), (one.stated, one.expected, one.difference), causes)


def typed(book: Book) -> Sequence[tuple[int, int, int]]:
    """Every cell with a typed number: sheet, and row and column of its grid."""
    return [
        (sheet.number, i, j)
        for sheet in book.sheets
        for i, row in enumerate(sheet.values)
        for j, value in enumerate(row)
        if type(value) is float and sheet.place(i, j) not in sheet.formulas
    ]


def with_slip(book: Book, cell: tuple[int, int, int], factor: float) -> Book:
    """The workbook with one typed number wrong; what its formulas showed stays."""
    number, i, j = cell
    sheets = list(book.sheets)
    rows: list[list[Value]] = [list(row) for row in sheets[number].values]
    value = rows[i][j]
    assert isinstance(value, float)
    rows[i][j] = float(round(value * factor))
    sheets[number] = replace(sheets[number], values=rows)
    return replace(book, sheets=sheets)


@cache
def _kept(number: int) -> Book:
    return replace(read(FILES[number].read_bytes(), FILES[number].name), data=b"")


def _drawn(data: st.DataObject) -> Book:
    book = _kept(data.draw(st.integers(0, len(FILES) - 1)))
    slips = st.tuples(st.sampled_from(typed(book)), st.sampled_from([0.1, 0.9, 1.5, 10.0]))
    slip = data.draw(st.none() | slips) if typed(book) else None
    return with_slip(book, *slip) if slip else book


@pytest.fixture(scope="session")
def draw_book() -> DrawBook:
    """A kept workbook of hypothesis's choice; mostly with a number in it that somebody mistyped."""
    return _drawn


@pytest.fixture(scope="session")
def kept_files() -> Sequence[Path]:
    """Every kept workbook."""
    return FILES
