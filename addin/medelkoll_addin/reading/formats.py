"""Number formats and looks of single cells, looked up in the sheet's XML when somebody asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.placing import address, on_sheet, place_of, row_of
from medelkoll_addin.reading.addresses import column_number
from medelkoll_addin.reading.book import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from medelkoll_addin.reading.styles import Styles

_ROW = re.compile(rb'<row\s(?:[^>]*\s)?r="([0-9]+)"')
_FEW = 8  # rows
_STYLED = rb'<c\s(?=[^>]*\bs="(%s)")(?=[^>]*\br="([A-Z]+)([0-9]+)")'
_CELL = re.compile(rb'<c\s(?=[^>]*\br="([A-Z0-9]+)")(?=[^>]*\bs="([0-9]+)")')


class WrittenFormats:
    """Formats of a sheet that the fast pass read: a row's styles are parsed when a cell of that row is asked for."""

    def __init__(self, cells: Callable[[], bytes], styles: Callable[[], Styles]) -> None:
        """``cells`` gives the sheet's cells as XML; ``styles`` the workbook's styles."""
        self._load, self._styles = cells, styles
        self._cells = b""
        self._rows: dict[int, int] | None = None
        self._known: dict[int, dict[str, int]] = {}
        self._asked = 0
        self._looks: dict[int, Look] | None = None
        self._usual = Look()  # of a cell without a style

    def __call__(self, place: int) -> str:
        """The format code of the cell in a place."""
        return self._styles().code(self.style(place))

    def looks(self, places: Sequence[int]) -> list[Look]:
        """How the cells in some places look; whoever asks for some asks for most, and most look like all others."""
        if self._looks is None:
            self._looks, self._usual = self._standing_out(), self._styles().look(0)
        if not self._looks:
            return [self._usual] * len(places)
        return [self._looks.get(on_sheet(place, 0), self._usual) for place in places]

    def _standing_out(self) -> dict[int, Look]:
        """The looks of the cells that do not look like one without a style, by their places on a sheet number 0."""
        styles = self._styles()
        self._cells = self._cells or (self._load() if styles.standing_out() else b"")
        numbers = [b"%d" % style for style in styles.standing_out() if b's="%d"' % style in self._cells]
        if not numbers:
            return {}
        cells = re.finditer(_STYLED % b"|".join(numbers), self._cells)
        return {
            place_of(0, int(row) - 1, column_number(letters.decode())): styles.look(int(style))
            for style, letters, row in map(re.Match[bytes].groups, cells)
        }

    def style(self, place: int) -> int:
        """The style number of the cell in a place."""
        row = row_of(place)
        if row not in self._known:
            self._known[row] = self._styles_of_row(row)
        return self._known[row].get(address(place), 0)

    def _styles_of_row(self, row: int) -> dict[str, int]:
        self._cells = self._cells or self._load()
        start = self._start(row)
        if start < 0:
            return {}
        end = self._cells.find(b"<row", start + 4)
        found = _CELL.findall(self._cells[start : end if end >= 0 else None])
        return {cell.decode(): int(style) for cell, style in found}

    def _start(self, row: int) -> int:
        """Where a row stands: looked for when few are asked for, else noted for all rows at once."""
        self._asked += 1
        start = self._cells.find(b'<row r="%d"' % (row + 1)) if self._asked <= _FEW else -1
        if start >= 0:
            return start
        if self._rows is None:
            self._rows = {int(match[1]) - 1: match.start() for match in _ROW.finditer(self._cells)}
        return self._rows.get(row, -1)


class ParsedFormats:
    """Formats of a sheet that the safe parser read."""

    def __init__(self, styles: Mapping[int, int], table: Styles) -> None:
        """``styles`` gives style numbers by place."""
        self._styles, self._table = styles, table

    def __call__(self, place: int) -> str:
        """The format code of the cell in a place."""
        return self._table.code(self.style(place))

    def looks(self, places: Sequence[int]) -> list[Look]:
        """How the cells in some places look."""
        return [self._table.look(self.style(place)) for place in places]

    def style(self, place: int) -> int:
        """The style number of the cell in a place."""
        return self._styles.get(place, 0)
