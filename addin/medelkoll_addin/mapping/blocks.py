"""Tables in a sheet, found by what they look like: rows of figures below a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.scan import RowScan, is_year, scan

if TYPE_CHECKING:
    from medelkoll_addin.reading.book import Sheet

_WIDEST_GAP = 2  # blank rows inside a table
_HEADS = re.compile(
    r"belopp|kronor|\b(?:t|mn|m|md)?kr\b|summa|total|bidrag|medel|tilldel|fördel|redovis|budget|utfall|folkmängd|invånare"
    r"|antal|andel|procent|(?:19|20)\d\d"
)  # what a column of figures is called
_SERIES = 3  # so many numbers in a row are a numbering


@dataclass(slots=True)
class Block:
    """One table: its titles (nearest last), its header rows, and its body with the section headings in it."""

    sheet: Sheet
    titles: list[str] = field(default_factory=list[str])
    headers: list[RowScan] = field(default_factory=list[RowScan])
    body: list[RowScan] = field(default_factory=list[RowScan])
    columns: set[int] = field(default_factory=set[int])  # grid columns in which figures stand

    def text(self, i: int, j: int) -> str:
        """The words of a cell; blank for anything else."""
        row = self.sheet.values[i]
        value = row[j] if j < len(row) else None
        return value.strip() if isinstance(value, str) else ""

    def header(self, j: int) -> str:
        """The words above a column, from the top."""
        return " ".join(filter(None, (self._above(row, j) for row in self.headers)))

    def _above(self, row: RowScan, j: int) -> str:
        value = self.sheet.values[row.i][j] if j < len(self.sheet.values[row.i]) else None
        return str(int(value)) if isinstance(value, float) else str(value or "").strip()


class _Finder:
    """Walks down a sheet and closes a table where the next one begins."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.blocks: list[Block] = []
        self.open: Block | None = None
        self.waiting: list[RowScan] = []  # rows of words since the last row of figures
        self.last = -1

    def walk(self) -> list[Block]:
        """Every table of the sheet, from the top."""
        for row in scan(self.sheet):
            if self.open is not None and self._repeats(self.open, row):
                self.open.body.append(row)
            else:
                self._take(row)
            self.last = row.i
        return self.blocks

    def _repeats(self, block: Block, row: RowScan) -> bool:
        """Whether a row has the shape of the table's last one, just above it: nearly all do, and are asked no more."""
        if self.waiting or not row.figures or row.i != self.last + 1:
            return False
        if row.figures is not block.body[-1].figures:  # rows of one shape share their columns
            return False
        return not is_year(self.sheet.values[row.i][row.figures[0]])

    def _take(self, row: RowScan) -> None:
        if not row.figures or self._is_heading(row):
            self.waiting.append(row)
        elif self.open is not None and self._goes_on(self.open, row):
            self._extend(self.open, row)
        else:
            self._begin(row)

    def _is_heading(self, row: RowScan) -> bool:
        values = self.sheet.values[row.i]
        if not is_year(values[row.figures[0]]):
            return False
        return all(is_year(values[j]) for j in row.figures) and not self._stands_in_column(row)

    def _stands_in_column(self, row: RowScan) -> bool:
        """One figure that happens to look like a year, below a heading of its own or below other figures."""
        if len(row.figures) != 1 or row.i != self.last + 1:
            return False
        headed = bool(self.waiting) and row.figures[0] in self.waiting[-1].words
        return headed or (self.open is not None and not self.waiting)

    def _goes_on(self, block: Block, row: RowScan) -> bool:
        if not self.waiting and row.i == block.body[-1].i + 1:
            return True
        blank = row.i - block.body[-1].i - 1 - len(self.waiting)
        if (blank or self.waiting) and not any(j in block.columns or block.header(j) for j in row.figures):
            return False
        return blank <= _WIDEST_GAP and not any(_is_header(block, waiting) for waiting in self.waiting)

    def _extend(self, block: Block, row: RowScan) -> None:
        if self.waiting:
            block.body += self.waiting
            self.waiting = []
        block.body.append(row)
        block.columns.update(row.figures)

    def _begin(self, row: RowScan) -> None:
        headers, titles, section = _split_with_section(self.sheet, self.waiting, row)
        self.open = Block(self.sheet, titles, headers, [*section, row], set(row.figures))
        self.blocks.append(self.open)
        self.waiting = []


def _is_header(block: Block, row: RowScan) -> bool:
    """Words above a column of figures, or a row of years: a new table begins.

    Directly below a line only words that head a column count: others stand where an amount should (*ännu ej beslutat*).
    """
    if row.figures:
        return True
    above = [j for j in row.words if j in block.columns]
    apart = row.i > block.body[-1].i + 1
    return bool(above) and (apart or any(_HEADS.search(block.text(row.i, j).casefold()) for j in above))


def _split_with_section(
    sheet: Sheet, waiting: list[RowScan], first: RowScan
) -> tuple[list[RowScan], list[str], list[RowScan]]:
    """Headers, titles, and the first section's heading where it stands between the headers and the figures."""
    headers, titles = _split_headings(sheet, waiting, first)
    if headers or not waiting:
        return headers, titles, []
    section = waiting[-1]
    above, over = _split_headings(sheet, waiting[:-1], RowScan(section.i, first.figures, section.words))
    if first.i - section.i - 1 > _WIDEST_GAP or not any(set(row.words).intersection(first.figures) for row in above):
        return headers, titles, []
    return above, [*over, titles[-1]], [section]


def _split_headings(sheet: Sheet, waiting: list[RowScan], first: RowScan) -> tuple[list[RowScan], list[str]]:
    """The rows of words above a table: its header rows (above its figures, or several words), and its titles."""
    headers: list[RowScan] = []
    rest = list(waiting)
    below = first.i
    while (
        rest and below - rest[-1].i - 1 <= _WIDEST_GAP and _heads(rest[-1], first) and not _entitles(rest[-1], headers)
    ):
        headers.insert(0, rest.pop())
        below = headers[0].i
    titles = [str(sheet.values[row.i][j]).strip() for row in rest for j in row.words]
    return headers, titles


def _entitles(row: RowScan, headers: list[RowScan]) -> bool:
    """Whether a row above headers is the table's title: one cell, no further right than any header."""
    over = [*row.words, *row.figures]
    return bool(headers) and len(over) == 1 and over[0] <= min([*headers[0].words, *headers[0].figures])


def _heads(row: RowScan, first: RowScan) -> bool:
    over = set(row.words) | set(row.figures)
    return len(over) > 1 or bool(over.intersection(first.figures))


def find_blocks(sheet: Sheet) -> list[Block]:
    """Every table of a sheet, from the top, and from the left where tables stand side by side."""
    return [part for block in _Finder(sheet).walk() for part in _side_by_side(block)]


def _side_by_side(block: Block) -> list[Block]:
    """The block, cut at columns that are blank throughout where both sides are tables of their own."""
    shapes = {(row.words, row.figures) for row in (*block.headers, *block.body)}
    used = sorted({j for words, figures in shapes for j in (*words, *figures)})
    cuts = [right for left, right in pairwise(used) if right > left + 1]
    if not cuts:
        return [block]
    spans = [range(low, high) for low, high in pairwise([0, *cuts, used[-1] + 1])]
    whole = _joined(block, spans)
    return [_part(block, span) for span in whole] if len(whole) > 1 else [block]


def _joined(block: Block, spans: list[range]) -> list[range]:
    """The spans, each that is no table put to its neighbour: words to the figures after them, else to the left."""
    whole: list[range] = []
    start: int | None = None
    for span in spans:
        grown = range(span.start if start is None else start, span.stop)
        part = _part(block, grown)
        if not part.columns:
            start = grown.start
            continue
        start = None
        if whole and not (_stands_alone(part) and _stands_alone(_part(block, whole[-1]))):
            grown = range(whole.pop().start, grown.stop)
        whole.append(grown)
    return [*whole[:-1], range(whole[-1].start, spans[-1].stop)] if whole else spans


def _part(block: Block, columns: range) -> Block:
    return Block(
        block.sheet,
        block.titles,
        _within(block.headers, columns),
        _within(block.body, columns),
        {j for j in block.columns if j in columns},
    )


def _within(rows: list[RowScan], columns: range) -> list[RowScan]:
    shapes = {(row.figures, row.words) for row in rows}
    cut = {shape: tuple(tuple(j for j in kind if j in columns) for kind in shape) for shape in shapes}
    parts = (RowScan(row.i, *cut[row.figures, row.words]) for row in rows)
    return [part for part in parts if part.figures or part.words]


def _stands_alone(part: Block) -> bool:
    """A table of its own: rows with words and figures, each named differently, and more than a numbering."""
    both = [row for row in part.body if row.figures and row.words]
    names = [part.text(row.i, row.words[0]) for row in both]
    named = [row for row in both if row.words[0] < row.figures[-1]]
    enough = len(both) > 1 and 2 * len(both) > len(part.body) and 2 * len(named) > len(both)
    return enough and 2 * len(set(names)) > len(names) and any(not is_numbering(part, j) for j in part.columns)


def is_numbering(block: Block, j: int) -> bool:
    """Whether a column counts its rows: 1, 2, 3 and so on."""
    values = [block.sheet.values[row.i][j] for row in block.body if j in row.figures]
    return len(values) >= _SERIES and all(
        isinstance(value, (int, float)) and value == number for number, value in enumerate(values, start=1)
    )
