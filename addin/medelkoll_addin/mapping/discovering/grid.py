"""The lines of a table that hold figures, column by column: each cell is read once, however often it is looked at."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, cast

from medelkoll_addin.mapping.discovering.values import all_hundredths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.mapping.survey import Table
    from medelkoll_addin.reading.book import Value

_TEXTS = frozenset({str})


class Grid:
    """Columns of a table are read when first asked for. Positions count its lines with figures, from zero."""

    def __init__(self, table: Table, rows: Sequence[int]) -> None:
        """``rows``: the numbers (in ``table.lines``) of the lines with figures."""
        self.table, self.rows = table, rows
        self.lines = [table.lines[n] for n in rows]
        self.labels = [line.label for line in self.lines]
        self.numbers = [line.i for line in self.lines]  # rows of the sheet's grid
        self.first_figures = [line.figures[0] for line in self.lines]  # grid columns
        self._shapes = {line.figures for line in self.lines}  # most rows have figures in the same columns
        self._cells = [table.block.sheet.values[i] for i in self.numbers]
        self._values: dict[int, list[int | None]] = {}
        self._places: dict[int, list[int | None]] = {}
        self._texts: dict[int, list[str]] = {}
        self._label_columns: list[int] | None = None

    def values(self, n: int) -> list[int | None]:
        """What stands in column ``n`` of the table, in hundredths of what is typed; None where that is no number."""
        j = self.table.columns[n].j
        if j not in self._values:
            self._values[j] = all_hundredths(self._column(j))
        return self._values[j]

    def places(self, n: int) -> list[int | None]:
        """The places of column ``n``'s figures; None where there is none."""
        j = self.table.columns[n].j
        if j not in self._places:
            self._places[j] = self._find_places(j)
        return self._places[j]

    def _find_places(self, j: int) -> list[int | None]:
        places: list[int | None] = [*self.table.block.sheet.places(self.numbers, j)]
        if all(j in figures for figures in self._shapes):
            return places
        mine = zip(places, self.lines, strict=True)
        return [place if j in line.figures else None for place, line in mine]

    def cells(self, n: int) -> list[tuple[int | None, int | None]]:
        """Both: the places and the values of column ``n``."""
        return list(zip(self.places(n), self.values(n), strict=True))

    def texts(self, j: int) -> list[str]:
        """The words in a column of the sheet's grid; blank for anything else."""
        if j not in self._texts:
            column = self._column(j)
            if _TEXTS.issuperset(map(type, column)):  # as most columns of words
                self._texts[j] = list(map(str.strip, cast("list[str]", column)))
            else:
                self._texts[j] = [value.strip() if isinstance(value, str) else "" for value in column]
        return self._texts[j]

    def _column(self, j: int) -> list[Value]:
        """What stands in a column of the sheet's grid; None where a row ends before it."""
        try:
            return list(map(itemgetter(j), self._cells))
        except IndexError:
            return [row[j] if j < len(row) else None for row in self._cells]

    def uncounted(self, at: int) -> bool:
        """Whether a line's figures are passed over when it is summed: texts, or in a row that nobody sees."""
        sheet, line = self.table.block.sheet, self.lines[at]
        own = [self._cells[at][column.j] for column in self.table.columns if column.j in line.figures]
        return sheet.top + line.i in sheet.hidden_rows or all(isinstance(value, str) for value in own)

    def label_columns(self) -> list[int]:
        """The grid column of each line's label; that before its figures when it has none."""
        if self._label_columns is None:
            self._label_columns = self._find_labels()
        return self._label_columns

    def _find_labels(self) -> list[int]:
        """From the figures to the left, past the columns in which no label stands at all."""
        found = [max(j - 1, 0) for j in self.first_figures]
        left = [at for at, label in enumerate(self.labels) if label]
        names = {self.labels[at] for at in left}
        for j in range(max(self.first_figures, default=0) - 1, -1, -1) if left else ():
            texts = self.texts(j)
            if names.isdisjoint(texts):
                continue
            here = [at for at in left if j < self.first_figures[at] and texts[at] == self.labels[at]]
            for at in here:
                found[at] = j
            if len(here) == len(left):
                break
            left = sorted(set(left).difference(here))
        return found
