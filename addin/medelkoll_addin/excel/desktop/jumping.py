"""From finding to finding, by the list in the result sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias, cast

from medelkoll_addin.annotating.resultsheet import FIRST_REMARK
from medelkoll_addin.excel.desktop.guarding import MessageError
from medelkoll_addin.excel.desktop.openbook import result_sheet

if TYPE_CHECKING:
    from xlwings import Book, Sheet

Place: TypeAlias = tuple[str, str]  # sheet and cell

_GONE: Final = "Bladet {} finns inte längre eller är dolt. Tryck på Validera igen."


def next_place(book: Book) -> Place | None:
    """The place after the selected one, in the order of the result sheet; None without findings in cells."""
    results = result_sheet(book)
    places = _places(results) if results else []
    if not places:
        return None
    here = _selected(book)
    if here not in places:
        return places[0]
    return places[(places.index(here) + 1) % len(places)]


def _places(results: Sheet) -> list[Place]:
    """Every cell with a finding, once."""
    last = results.used_range.last_cell.row
    if last < FIRST_REMARK:
        return []
    rows = results.range((FIRST_REMARK, 4), (last, 5)).options(ndim=2).value
    pairs = [(str(sheet), str(cell)) for sheet, cell in cast("list[list[object]]", rows) if cell]
    return list(dict.fromkeys(pairs))


def _selected(book: Book) -> Place:
    selection = book.selection
    cell = "" if selection is None else selection[0, 0].get_address(row_absolute=False, column_absolute=False)
    return book.sheets.active.name, cell


def go(book: Book, sheet: str, cell: str) -> None:
    """Select a cell.

    Raises:
        MessageError: its sheet is hidden or gone.
    """
    shown = {own.name: own for own in book.sheets if own.visible}
    if sheet not in shown:
        raise MessageError(_GONE.format(sheet))
    shown[sheet].activate()
    shown[sheet].range(cell).select()
