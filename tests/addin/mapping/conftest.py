"""Workbooks drawn as text, and what the mapping makes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from textwrap import dedent
from typing import TYPE_CHECKING, TypeAlias

import pytest

from medelkoll_addin.mapping.survey import Table, survey
from medelkoll_addin.mapping.vocabulary import vocabulary
from medelkoll_addin.placing import column_letters, place_of
from medelkoll_addin.reading.book import Book, ErrorValue, Sheet

if TYPE_CHECKING:
    from medelkoll_addin.reading.book import Value
    from medelkoll_schemas.grants import Grant


@dataclass(frozen=True)
class Drawing:
    """A sheet drawn as text.

    A line is a row, ``|`` parts the cells, and a cell reads as Excel would take it: ``12 500`` is a number, ``'12 500``
    a text, ``#REF!`` an error, ``=SUM(B2:B3) -> 300`` a formula and the value that it shows. ``.`` is a blank row.
    """

    text: str
    name: str = "Blad1"
    formats: Mapping[str, str] = field(default_factory=dict[str, str])  # column letters -> number format
    hidden_rows: frozenset[int] = frozenset()  # as Excel counts them
    top: int = 0
    left: int = 0


DrawBook: TypeAlias = Callable[..., Book]  # (*drawings: str | Drawing)
Found: TypeAlias = "Callable[..., Sequence[Seen]]"  # (*drawings, grant=None)


def book_of(*drawings: str | Drawing) -> Book:
    """A workbook of drawn sheets."""
    drawn = [one if isinstance(one, Drawing) else Drawing(one, f"Blad{n}") for n, one in enumerate(drawings, start=1)]
    return Book("bok.xlsx", "xlsx", "", [_sheet(one, number) for number, one in enumerate(drawn)])


def _sheet(one: Drawing, number: int) -> Sheet:
    lines = dedent(one.text).strip("\n").split("\n")
    cells = [[] if line.strip() == "." else [cell.strip() for cell in line.split("|")] for line in lines]
    width = max(map(len, cells))
    grid = [[*row, *[""] * (width - len(row))] for row in cells]
    spots = {(i, j): text for i, row in enumerate(grid) for j, text in enumerate(row) if text.startswith("=")}
    formulas = {
        place_of(number, one.top + i, one.left + j): text.split("->")[0].strip() for (i, j), text in spots.items()
    }

    def number_format(place: int) -> str:
        return one.formats.get(column_letters(place & 0x7FFF), "General")

    hidden = frozenset(row - 1 for row in one.hidden_rows)
    values = [[_value(text) for text in row] for row in grid]
    return Sheet(
        one.name,
        number,
        values,
        one.top,
        one.left,
        formulas=formulas,
        hidden_rows=hidden,
        number_format=number_format,
    )


def _value(text: str) -> Value:
    shown = text.rsplit("->", maxsplit=1)[-1].strip()
    if not shown:
        return None
    if shown.startswith("#"):
        return ErrorValue(shown)
    if shown.startswith("'"):
        return shown[1:]
    try:
        return float(shown.replace(" ", "").replace(",", "."))
    except ValueError:
        return shown


@dataclass(frozen=True)
class Seen:
    """A table as the mapping understood it, cells named as in Excel."""

    kind: str
    titles: tuple[str, ...]
    columns: tuple[str, ...]  # "B amount", "C total tkr"
    words: Mapping[str, str]  # role -> column letters
    rows: tuple[str, ...]  # "5 line Tjänst", "7 total Summa"


_SCALES = {100: "", 1: "", 100_000: " tkr", 100_000_000: " mnkr", 100_000_000_000: " mdkr"}


def seen(table: Table) -> Seen:
    """A table in the words of a test."""
    sheet = table.block.sheet

    def letters(j: int) -> str:
        return column_letters(sheet.left + j)

    return Seen(
        table.kind,
        tuple(table.titles),
        tuple(f"{letters(column.j)} {column.role}{_SCALES[column.scale]}" for column in table.columns),
        {role: letters(j) for role, j in table.words.items()},
        tuple(f"{sheet.top + line.i + 1} {line.role} {line.label}".rstrip() for line in table.lines),
    )


@pytest.fixture(scope="session")
def draw() -> DrawBook:
    """Draw a workbook."""
    return book_of


@pytest.fixture(scope="session")
def found() -> Found:
    """The tables that are found in drawn sheets."""

    def find(*drawings: str | Drawing, grant: Grant | None = None) -> Sequence[Seen]:
        words = vocabulary(grant.words if grant else None)
        return [seen(table) for table in survey(book_of(*drawings), grant, words)]

    return find


@pytest.fixture(scope="session")
def drawing() -> type[Drawing]:
    """A sheet with number formats, hidden rows, or a corner that is not A1."""
    return Drawing
