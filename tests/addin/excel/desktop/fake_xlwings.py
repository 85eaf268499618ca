"""A stand-in for an open workbook: the part of xlwings that the buttons use, and nothing else of it.

A member that is not here raises AttributeError, and ``test_fake_is_honest`` checks that xlwings has every member that
is. The state is plain, so that a workbook before and after can be compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from medelkoll_addin.annotating.ranges import coordinates
from medelkoll_addin.placing import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Place: TypeAlias = tuple[int, int]  # row and column from one


@dataclass
class FakeNote:
    place: Place
    text: str
    holder: list[FakeNote] = field(repr=False, compare=False)

    def delete(self) -> None:
        self.holder.remove(self)


@dataclass
class FakeConditionalFormat:
    place: Place
    formula: str | None
    type: str
    holder: list[FakeConditionalFormat] = field(repr=False, compare=False)

    def delete(self) -> None:
        self.holder.remove(self)


@dataclass
class FakeConditionalFormats:
    sheet: FakeSheet
    place: Place | None

    def _own(self) -> list[FakeConditionalFormat]:
        return [rule for rule in self.sheet.rules if self.place in {None, rule.place}]

    def __len__(self) -> int:
        return len(self._own())

    def __getitem__(self, number: int) -> FakeConditionalFormat:
        return self._own()[number]

    def __iter__(self) -> Iterator[FakeConditionalFormat]:
        return iter(self._own())

    def add_custom(self, formula: str, *, fill_color: str) -> FakeConditionalFormat:
        assert re.fullmatch("#[0-9A-F]{6}", fill_color)
        assert self.place
        self.sheet.rules.insert(0, FakeConditionalFormat(self.place, formula, "custom", self.sheet.rules))
        return self.sheet.rules[0]


@dataclass
class FakeRange:
    sheet: FakeSheet
    first: Place
    last: Place
    dimensions: int | None = None

    @property
    def value(self) -> object:
        rows = range(self.first[0], self.last[0] + 1)
        columns = range(self.first[1], self.last[1] + 1)
        values = [[self.sheet.values.get((row, column)) for column in columns] for row in rows]
        return values if self.dimensions == 2 else values[0][0]

    @value.setter
    def value(self, rows: list[list[str]]) -> None:
        assert self.sheet.text_cells, "texts of a workbook written where Excel reads formulas"
        for i, row in enumerate(rows):
            for j, text in enumerate(row):
                if text:
                    self.sheet.values[self.first[0] + i, self.first[1] + j] = text

    @property
    def number_format(self) -> str:
        return "@" if self.sheet.text_cells else "General"

    @number_format.setter
    def number_format(self, code: str) -> None:
        self.sheet.text_cells = code == "@"

    @property
    def column_width(self) -> float:
        return 8.43

    @column_width.setter
    def column_width(self, width: float) -> None:
        assert 0 < width < 255

    @property
    def row(self) -> int:
        return self.first[0]

    @property
    def last_cell(self) -> FakeRange:
        return FakeRange(self.sheet, self.last, self.last)

    @property
    def merge_area(self) -> FakeRange:
        for first, last in self.sheet.merged:
            if first[0] <= self.first[0] <= last[0] and first[1] <= self.first[1] <= last[1]:
                return FakeRange(self.sheet, first, last)
        return self

    def __getitem__(self, place: tuple[int, int]) -> FakeRange:
        here = (self.first[0] + place[0], self.first[1] + place[1])
        return FakeRange(self.sheet, here, here)

    @property
    def note(self) -> FakeNote | None:
        return next((note for note in self.sheet.notes if note.place == self.first), None)

    @property
    def comment(self) -> str | None:
        return self.sheet.threads.get(self.first)

    def add_note(self, text: str) -> FakeNote:
        assert self.note is None, "Excel refuses a second note"
        assert self.comment is None, "Excel refuses a note beside a comment thread"
        if self.sheet.book.notes_left == 0:
            raise RuntimeError("Excel is busy")  # noqa: EM101, TRY003 - stands for COM's own errors
        self.sheet.book.notes_left -= 1
        self.sheet.notes.append(FakeNote(self.first, text, self.sheet.notes))
        return self.sheet.notes[-1]

    @property
    def conditional_formats(self) -> FakeConditionalFormats:
        return FakeConditionalFormats(self.sheet, None if self.first != self.last else self.first)

    def options(self, *, ndim: int) -> FakeRange:
        return FakeRange(self.sheet, self.first, self.last, ndim)

    def get_address(self, *, row_absolute: bool, column_absolute: bool) -> str:
        assert not row_absolute
        assert not column_absolute
        return f"{column_letters(self.first[1] - 1)}{self.first[0]}"

    def select(self) -> None:
        assert self.sheet.book.active is self.sheet, "Excel selects on the active sheet only"
        self.sheet.book.selection = self


@dataclass
class FakeSheetApi:
    ProtectContents: bool = False


@dataclass
class FakeSheet:
    book: FakeBook = field(repr=False, compare=False)
    name: str
    values: dict[Place, object] = field(default_factory=dict[Place, object])
    notes: list[FakeNote] = field(default_factory=list[FakeNote])
    rules: list[FakeConditionalFormat] = field(default_factory=list[FakeConditionalFormat])
    threads: dict[Place, str] = field(default_factory=dict[Place, str])
    merged: list[tuple[Place, Place]] = field(default_factory=list[tuple[Place, Place]])
    visible: bool = True
    api: FakeSheetApi = field(default_factory=FakeSheetApi)
    text_cells: bool = False

    @property
    def cells(self) -> FakeRange:
        return FakeRange(self, (1, 1), (1048576, 16384))

    @property
    def used_range(self) -> FakeRange:
        return FakeRange(self, (1, 1), max(self.values, default=(1, 1)))

    def range(self, first: str | Place, last: Place | None = None) -> FakeRange:
        if isinstance(first, str):
            row, column = coordinates(first)
            first = (row + 1, column + 1)
        return FakeRange(self, first, last or first)

    def activate(self) -> None:
        assert self.visible, "Excel does not activate a hidden sheet"
        self.book.active = self

    def delete(self) -> None:
        self.book.own.remove(self)
        if self.book.active is self:
            self.book.active = self.book.own[0]


@dataclass
class FakeSheets:
    book: FakeBook

    @property
    def active(self) -> FakeSheet:
        return self.book.active

    def __iter__(self) -> Iterator[FakeSheet]:
        return iter(list(self.book.own))

    def __getitem__(self, number: int) -> FakeSheet:
        return self.book.own[number]

    def add(self, name: str, *, after: FakeSheet) -> FakeSheet:
        assert name.lower() not in {sheet.name.lower() for sheet in self.book.own}
        assert not self.book.api.ProtectStructure
        sheet = FakeSheet(self.book, name)
        self.book.own.insert(self.book.own.index(after) + 1, sheet)
        self.book.active = sheet
        return sheet


@dataclass
class FakeApp:
    screen_updating: bool = True
    status_bar: str | bool = False
    alerts: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def alert(self, prompt: str, title: str, *, mode: str) -> None:
        assert title == "Medelkoll"
        assert self.screen_updating, "the user would read the message before an old picture"
        self.alerts.append((mode, prompt))


@dataclass
class FakeBookApi:
    book: FakeBook = field(repr=False, compare=False)
    ProtectStructure: bool = False

    def SaveCopyAs(self, path: str) -> None:  # noqa: N802 - Excel's own name
        self.book.copies.append(path)
        Path(path).write_text(repr([(sheet.name, sheet.values) for sheet in self.book.own]), encoding="utf-8")


class FakeBook:
    """An open workbook with the sheets *Insatser* and *Sammanfattning*."""

    def __init__(self, sheets: Mapping[str, Mapping[str, object]], name: str = "Statsbidrag 2024.xlsx") -> None:
        self.name = name
        self.app = FakeApp()
        self.api = FakeBookApi(self)
        self.own = [FakeSheet(self, sheet) for sheet in sheets]
        for sheet, cells in zip(self.own, sheets.values(), strict=True):
            sheet.values = {(row + 1, column + 1): cells[cell] for cell in cells for row, column in [coordinates(cell)]}
        self.active = self.own[0]
        self.selection: FakeRange | None = self.own[0].range("A1")
        self.copies: list[str] = []
        self.notes_left = -1  # how many notes Excel takes before it fails; -1 for all

    @property
    def sheets(self) -> FakeSheets:
        return FakeSheets(self)

    @property
    def sheet_names(self) -> list[str]:
        return [sheet.name for sheet in self.own]
