"""Drawing a table on a sheet and declaring what holds in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, Side

from mutate.addresses import cell
from mutate.layouts.pen import span
from mutate.model import Relation, total
from mutate.unknown.shape import Group, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from mutate.layouts.pen import Pen
    from mutate.unknown.shape import Column, Row, Style

    Amounts = Callable[[str, int], Fraction | int]


@dataclass(slots=True)
class Drawn:
    """A table that stands there: ``cells[label]`` are its lines' and totals' cells, column by column."""

    end: int = 0  # the row after it
    right: int = 0  # the column after it
    cells: dict[str, list[str]] = field(default_factory=dict[str, list[str]])


class Drawing:
    """One table on its way to a sheet."""

    def __init__(self, pen: Pen, sheet: Worksheet, style: Style, columns: Sequence[Column]) -> None:
        """``columns``: its columns of amounts."""
        self.pen, self.sheet, self.style, self.columns = pen, sheet, style, columns
        self.places: dict[int, list[str]] = {}  # row -> its amounts' cells
        self.drawn = Drawn()

    def table(self, top: int, left: int, group: Group, amounts: Amounts, head: str = "Post") -> Drawn:
        """Draw; ``amounts`` gives the amount of a line (and number of column)."""
        first = self._headers(top, left, head)
        self.left = left + 1 + bool(self.style.middle)
        rows = rows_of(group, self.style, first)
        for row in rows:
            self._words(row, left)
        for row in rows:
            if row.kind == "line":
                self._line(row, amounts)
        for row in rows:
            if row.kind == "detail":
                self._detail(row, rows)
        self._total(group, rows)
        self.drawn.end = max(row.at for row in rows) + 1
        self.drawn.right = self.left + len(self.columns) + self.style.notes
        return self.drawn

    def _headers(self, top: int, left: int, head: str) -> int:
        first = left + 1 + bool(self.style.middle)
        over = [column.over for column in self.columns]
        if any(over):
            for at, text in enumerate(over):
                if text and (at == 0 or over[at - 1] != text):
                    wide = next((n for n in range(at, len(over)) if over[n] != text), len(over)) - at
                    self.sheet.cell(top, first + at, text)
                    if wide > 1:
                        self.sheet.merge_cells(None, top, first + at, top, first + at + wide - 1)
            top += 1
        texts = [head, *([self.style.middle] if self.style.middle else []), *(c.header for c in self.columns)]
        for at, text in enumerate([*texts, *(["Kommentar"] if self.style.notes else [])]):
            if text:
                self.sheet.cell(top, left + at, text).font = Font(bold=True)
        return top + 1 if any(texts) else top

    def _words(self, row: Row, left: int) -> None:
        spot = self.sheet.cell(row.at, left, row.label or None)
        spot.font = Font(bold=self.style.bold and row.kind in ("total", "heading"))
        if self.style.indent:
            spot.alignment = Alignment(indent=row.level)
        if row.kind != "line":
            return
        dice = self.pen.dice
        if self.style.middle:
            self.sheet.cell(row.at, left + 1, dice.choice(("Regionen", "Kommunerna", "NSPH", "Länsföreningen")))
        if self.style.notes and dice.random() < 0.4:  # noqa: PLR2004 - some lines have a note
            note = dice.choice(("Beslut i maj", "Se bilaga 2", "Avser helår", "Ny insats", "2 tjänster"))
            self.sheet.cell(row.at, self.left + len(self.columns), note)

    def _line(self, row: Row, amounts: Amounts) -> None:
        own = self.places[row.at] = [""] * len(self.columns)
        for at, column in enumerate(self.columns):
            if not column.parts:
                own[at] = self.pen.amount(self.sheet, row.at, self.left + at, amounts(row.label, at), self.style.form)
        self._across(row.at, own)
        self.drawn.cells[row.label] = own

    def _across(self, at: int, own: list[str]) -> None:
        """What follows from other columns, from the left."""
        for number, column in enumerate(self.columns):
            if column.parts:
                own[number] = self._combined(at, number, column, own)

    def _combined(self, at: int, number: int, column: Column, own: list[str]) -> str:
        parts = [own[part] for part, _ in column.parts]
        spots = [reference.rpartition("!")[2] for reference in parts]
        where = self.left + number
        if all(weight == 1 for _, weight in column.parts):
            first, last = column.parts[0][0], column.parts[-1][0]
            whole = last - first + 1 == len(parts)
            formula = f"SUM({spots[0]}:{spots[-1]})" if whole else "+".join(spots)
            return self.pen.sum(self.sheet, at, where, parts, formula, form=self.style.form)
        (first, _), (second, _) = column.parts
        value = self.pen.values[own[first]] - self.pen.values[own[second]]
        reference = self.pen.stated(self.sheet, at, where, value, f"{spots[0]}-{spots[1]}", self.style.form)
        weights = {own[first]: Fraction(1), own[second]: Fraction(-1), reference: Fraction(-1)}
        self.pen.declared.append(Relation(reference, weights, slack=self.pen.grain * 3 / 2))
        return reference

    def _detail(self, row: Row, rows: Sequence[Row]) -> None:
        """The parts of a line: together they are all of it."""
        line = next(one for one in rows if one.kind == "line" and one.label == row.of)
        details = [one.at for one in rows if one.kind == "detail" and one.of == row.of]
        own = self.places[row.at] = [""] * len(self.columns)
        for at, column in enumerate(self.columns):
            if column.parts:
                continue
            whole, before = self.pen.values[self.places[line.at][at]], details.index(row.at)
            said = sum((self.pen.values[self.places[other][at]] for other in details[:before]), Fraction(0))
            step = Fraction(1) if not self.pen.grain else self.pen.grain
            share = whole - said if row.at == details[-1] else whole * 2 // (5 * step) * step
            own[at] = self.pen.amount(self.sheet, row.at, self.left + at, share, self.style.form)
            if row.at == details[-1] and len(details) > 1:
                parts = [self.places[other][at] for other in details]
                self.pen.declared.append(total(self.places[line.at][at], parts, grain=self.pen.grain))

    def _total(self, group: Group, rows: Sequence[Row]) -> list[int]:
        """Totals from the innermost outwards; gives the rows that stand for the group in what is around it."""
        below: list[int] = []
        for member in group.members:
            if isinstance(member, Group):
                below += self._total(member, rows)
            else:
                below.append(next(row.at for row in rows if row.kind == "line" and row.label == member))
        own = next((row for row in rows if row.group is group), None)
        if own is None:
            return below
        self._sum_down(own, sorted(below))
        return [own.at]

    def _sum_down(self, row: Row, below: list[int]) -> None:
        own = self.places[row.at] = []
        for at in range(len(self.columns)):
            parts = [self.places[line][at] for line in below]
            where = self.left + at
            run = below == list(range(below[0], below[-1] + 1)) and len(below) > 1
            formula = span(where, below[0], below[-1]) if run else "+".join(cell(line, where) for line in below)
            own.append(self.pen.sum(self.sheet, row.at, where, parts, formula, form=self.style.form))
            self._mark(row.at, where)
        for at, column in enumerate(self.columns):
            if column.parts:
                weights = {own[part]: Fraction(weight) for part, weight in column.parts}
                slack = self.pen.grain * (len(weights) + 1) / 2
                self.pen.declared.append(Relation(own[at], {**weights, own[at]: Fraction(-1)}, slack=slack))
        self.drawn.cells[row.label] = own
        if row.group:
            self.drawn.cells[row.group.label] = own

    def _mark(self, row: int, column: int) -> None:
        spot = self.sheet.cell(row, column)
        if self.style.bold:
            spot.font = Font(bold=True)
        if self.style.line:
            spot.border = Border(top=Side(style="thin"))
