"""Findings in the open workbook: marks, notes and the result sheet; all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.colours import FILLS
from medelkoll_addin.annotating.making import note_text
from medelkoll_addin.annotating.resultsheet import HEADINGS, WIDTHS, free_name, result_rows
from medelkoll_addin.excel.desktop.openbook import CONDITION, cells_locked, remove_ours, sheets_locked

if TYPE_CHECKING:
    from xlwings import Book, Range, Sheet

    from medelkoll_addin.annotating.remarks import Outcome, Remark

_PROTECTED: Final = "Bladet {} är skyddat, så dess celler är inte markerade. Anmärkningarna står i resultatbladet."
_STRUCTURE: Final = "Arbetsbokens struktur är skyddad, så resultatbladet kunde inte läggas till."


def show(book: Book, outcome: Outcome, *, marks: bool) -> list[str]:
    """Write the findings into the workbook.

    Returns:
        What could not be done, in Swedish sentences.
    """
    before = book.sheets.active
    try:
        notices = _mark_all(book, outcome) if marks else []
        notices += _write(book, outcome)
    except Exception:
        remove_ours(book)
        raise
    before.activate()
    return notices


def _mark_all(book: Book, outcome: Outcome) -> list[str]:
    sheets = {sheet.name: sheet for sheet in book.sheets}
    placed = [remark for remark in outcome.remarks if remark.cell and remark.sheet in sheets]
    locked = {name for name in {remark.sheet for remark in placed} if cells_locked(sheets[name])}
    for severity in FILLS:  # the worst first, so that a cell gets its colour
        for remark in placed:
            if remark.severity == severity and remark.sheet not in locked:
                _mark(sheets[remark.sheet], remark)
    return [_PROTECTED.format(name) for name in sorted(locked)]


def _mark(sheet: Sheet, remark: Remark) -> None:
    cell = sheet.range(remark.cell).merge_area[0, 0]
    rules = cell.conditional_formats
    if not any(rule.formula == CONDITION for rule in rules):
        rules.add_custom(CONDITION, fill_color=f"#{FILLS[remark.severity][2:]}")
    _note(cell, note_text(remark))


def _note(cell: Range, text: str) -> None:
    """A cell keeps the note or comment thread that it has; its finding is read in the result sheet."""
    note = cell.note
    if note is None and cell.comment is None:
        cell.add_note(text)
    elif note is not None and note.text.startswith("Medelkoll K"):
        note.text = f"{note.text}\n\n{text}"


def _write(book: Book, outcome: Outcome) -> list[str]:
    if sheets_locked(book):
        return [_STRUCTURE]
    rows = result_rows(outcome)
    sheet = book.sheets.add(free_name(book.sheet_names), after=book.sheets[-1])
    table = sheet.range((1, 1), (len(rows), len(HEADINGS)))
    table.number_format = "@"  # as text: what a workbook says never becomes a formula
    table.value = rows
    for column, width in enumerate(WIDTHS, start=1):
        sheet.range((1, column)).column_width = width
    return []
