"""One sheet as a clerk fills it in: a value with its look in one call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

_THIN = Side(style="thin", color="808080")
_TALLEST = 409  # points; Excel allows no taller row
_LINES = {
    "box": Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN),
    "under": Border(bottom=_THIN),
    "over": Border(top=_THIN),
    "sum": Border(top=_THIN, bottom=Side(style="double", color="808080")),
}


@dataclass(frozen=True)
class Look:
    """How a cell looks; ``form`` is its number format, ``lines`` one of box, under, over, sum."""

    form: str = "General"
    bold: bool = False
    italic: bool = False
    size: float | None = None
    fill: str = ""
    colour: str = ""
    lines: str = ""
    across: str = ""
    up: str = "top"
    wrap: bool = False


@dataclass(frozen=True)
class Page:
    """A sheet in the hand of one clerk: their font and its size."""

    sheet: Worksheet
    font: str = "Calibri"
    size: float = 11

    def put(self, address: str, value: str | float | dt.date | None, look: Look | None = None) -> None:
        """Write one cell; a text that begins with ``=`` is a formula, a wrapped one gets the height that it needs."""
        self._write(address, value, look or Look())
        self._heighten(address, value, look or Look())

    def _write(self, address: str, value: str | float | dt.date | None, look: Look) -> None:
        cell = cast("Cell", self.sheet[address])
        cell.value = value
        size = look.size or self.size
        cell.font = Font(name=self.font, size=size, bold=look.bold, italic=look.italic, color=look.colour or None)
        cell.number_format = look.form
        cell.alignment = Alignment(horizontal=look.across or None, vertical=look.up, wrap_text=look.wrap)
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=look.fill)
        if look.lines:
            cell.border = _LINES[look.lines]

    def row(self, number: int, letters: str, values: Sequence[str | float | dt.date | None], *looks: Look) -> None:
        """Write cells side by side, from the columns named; the last look serves the rest of the row."""
        for j, (letter, value) in enumerate(zip(letters, values, strict=True)):
            self.put(f"{letter}{number}", value, looks[min(j, len(looks) - 1)] if looks else None)

    def merged(self, cells: str, value: str | float | dt.date | None, look: Look | None = None) -> None:
        """Write one value over merged cells; a wrapped text gets the row height that it needs over all of them."""
        self._write(cells.split(":", maxsplit=1)[0], value, look or Look())
        self._heighten(cells, value, look or Look())
        self.sheet.merge_cells(cells)

    def _heighten(self, cells: str, value: str | float | dt.date | None, look: Look) -> None:
        if not (look.wrap and isinstance(value, str)):
            return
        left, top, right, _ = cast("tuple[int, int, int, int]", range_boundaries(cells))
        columns = map(get_column_letter, range(left, right + 1))
        size = look.size or self.size
        letters = sum(self.sheet.column_dimensions[letter].width for letter in columns) * 10 / size
        lines = sum(1 + int(len(part) / letters) for part in value.split("\n"))
        if lines > 1:
            row = self.sheet.row_dimensions[top]
            row.height = max(cast("float | None", row.height) or 0, min(_TALLEST, lines * size * 1.35 + 2))

    def note(self, address: str, text: str, author: str) -> None:
        """Attach a note, as ``Infoga anteckning`` does."""
        comment = Comment(text, author)
        comment.width, comment.height = 280, 40 + 18 * (len(text) // 40)
        cast("Cell", self.sheet[address]).comment = comment

    def widths(self, **columns: float) -> None:
        """Set column widths in characters; call it before merged texts are written."""
        for letter, width in columns.items():
            self.sheet.column_dimensions[letter].width = width

    def printed(self, *, landscape: bool = False, title_rows: str = "", footer: str = "") -> None:
        """Set up A4 one page wide, with rows that repeat at the top of every page."""
        self.sheet.page_setup.paperSize = 9
        self.sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        self.sheet.page_setup.fitToWidth, self.sheet.page_setup.fitToHeight = 1, 0
        self.sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        if title_rows:
            self.sheet.print_title_rows = title_rows
        if footer:
            cast("HeaderFooterItem", self.sheet.oddFooter).center.text = footer
