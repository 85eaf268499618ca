"""What each row of a table is: a line, a subtotal, a total, a detail, or something to leave alone."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.sums import sums_among
from medelkoll_addin.placing import row_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from medelkoll_addin.mapping.blocks import Block
    from medelkoll_addin.mapping.columns import FigureColumn
    from medelkoll_addin.mapping.scan import RowScan
    from medelkoll_addin.mapping.vocabulary import Vocabulary

_PLACES = ("county", "code", "area", "municipality")  # columns that say where, not what: a label stands beside them


@dataclass(slots=True)
class Line:
    """One row of a table."""

    i: int
    role: str  # line, subtotal, total, detail, skip, heading
    label: str
    section: int = 0
    heading: str = ""  # the section's heading
    parent: int | None = None  # grid row of the line that a detail explains
    figures: Sequence[int] = ()  # grid columns in which it has figures


class _Walk:
    """Goes down a table and keeps count of its sections."""

    def __init__(
        self, block: Block, columns: Sequence[FigureColumn], words: Mapping[str, int], vocabulary: Vocabulary
    ) -> None:
        self.block = block
        self.places = {words[role] for role in _PLACES if role in words}
        self.columns = [column.j for column in columns]
        self.wanted = set(self.columns)
        self.vocabulary = vocabulary
        self.lines: list[Line] = []
        self.section = 0
        self.heading = ""
        self.inside = 0  # lines in the section so far
        self.sums: list[int] = []  # sheet rows that add up others, from the top
        self.grand = False  # whether one of them calls itself the grand total
        self.added = self._added()

    def walk(self) -> list[Line]:
        text, top, is_special = self.block.text, self.block.sheet.top, self.vocabulary.is_special
        words, column = None, -1  # of the row before, and where its label stood: mostly the next one's, too
        for row in self.block.body:
            if row.words is not words:
                words, column = row.words, self._label_column(row.words)
            label = text(row.i, column) if column >= 0 else ""
            if self.wanted.isdisjoint(row.figures):
                line = self._heading(row, label)
            elif top + row.i in self.added or is_special(label):
                line = self._special(row, label)
            else:
                line = Line(row.i, "line", label, self.section, self.heading, None, row.figures)
                self.inside += 1
            self.lines.append(line)
        return _settle(self.lines)

    def _label_column(self, words: Sequence[int]) -> int:
        """The first column of words that says what, else the first one; -1 without any."""
        what = (j for j in words if j not in self.places)
        return next(what, words[0] if words else -1)

    def _special(self, row: RowScan, label: str) -> Line:
        """A row whose label or formula says that it may be more than a line."""
        role = self._role(label, self.added.get(self.block.sheet.top + row.i, ()))
        line = Line(row.i, role, label, self.section, self.heading, self._parent(role), row.figures)
        self._count(role, row, label)
        return line

    def _heading(self, row: RowScan, label: str) -> Line:
        if len(row.words) > 1 or row.figures:
            return Line(row.i, "skip", label, self.section, self.heading)
        self.heading = label  # what goes before it is still unsummed: it may be a line whose amount is blank
        return Line(row.i, "heading", label, self.section, label)

    def _role(self, label: str, added: Sequence[range]) -> str:
        if self.vocabulary.begins("detail", label):
            return "detail"
        if self.vocabulary.begins("skip_row", label) or self.vocabulary.begins("remaining", label):
            return "skip"
        return self._sum_role(label, added) if added or self.vocabulary.begins("total", label) else "line"

    def _sum_role(self, label: str, added: Sequence[range]) -> str:
        if any(bisect_left(self.sums, span.stop) > bisect_left(self.sums, span.start) for span in added):
            return "total"
        if self.sums and (not self.inside or self._is_grand(label)):
            return "total"
        return "subtotal" if self.inside else "skip"

    def _is_grand(self, label: str) -> bool:
        return not self.grand and self.vocabulary.begins("grand", label)

    def _added(self) -> Mapping[int, Sequence[range]]:
        """The sheet's rows whose formulas add up several of the table's, each with those; the first column counts."""
        sheet, rows = self.block.sheet, [row.i for row in self.block.body]
        found: dict[int, Sequence[range]] = {}
        for j in self.columns if sheet.formulas else ():
            for place, spans in sums_among(sheet.places(rows, j), sheet.formulas):
                own = [span for span in spans if self._is_own(span)]
                if sum(map(len, own)) > 1:
                    found.setdefault(row_of(place), own)
        return found

    def _is_own(self, span: range) -> bool:
        """Whether a formula's rows are the table's own: a summary may fetch its amounts from the tables above it."""
        first = self.block.sheet.top + self.block.body[0].i
        return span.start >= first and span.stop <= self.block.sheet.top + self.block.body[-1].i + 1

    def _parent(self, role: str) -> int | None:
        if role != "detail":
            return None
        return next((line.i for line in reversed(self.lines) if line.role == "line"), None)

    def _count(self, role: str, row: RowScan, label: str) -> None:
        if role == "line":
            self.inside += 1
        elif role in ("subtotal", "total"):
            self.sums.append(self.block.sheet.top + row.i)
            self.grand = self.grand or self.vocabulary.begins("grand", label)
            self.section, self.inside, self.heading = self.section + 1, 0, ""


def _settle(lines: list[Line]) -> list[Line]:
    """A table's only sum, without a heading of its own, is the table's total."""
    sums = [line for line in lines if line.role in ("subtotal", "total")]
    if len(sums) == 1 and not sums[0].heading and not any(line.heading for line in lines):
        sums[0].role = "total"
    return lines


def table_lines(
    block: Block,
    columns: Sequence[FigureColumn],
    words: Mapping[str, int],
    vocabulary: Vocabulary,
) -> list[Line]:
    """Every row of a table with its role, from the top; ``words`` are its columns of words by role."""
    return _Walk(block, columns, words, vocabulary).walk()
