"""The open workbook, through xlwings: its bytes as they are now, and what in it is ours."""

from __future__ import annotations

import platform
import re
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.marks import FORMULA
from medelkoll_addin.annotating.resultsheet import SHEET, TITLE

if TYPE_CHECKING:
    from xlwings import Book, Sheet

CONDITION: Final = f"={FORMULA}"
_NOTE: Final = re.compile(r"Medelkoll K[0-9]{3}: ")
_NAME: Final = re.compile(rf"{SHEET}(?: \([0-9]+\))?")
_MAC_MACRO: Final = "'medelkoll.xlam'!Knappar.SparaKopia"


def saved_copy(book: Book) -> bytes:
    """The workbook with its unsaved changes, by way of a temporary file that is gone afterwards."""
    with TemporaryDirectory(prefix="medelkoll-") as folder:
        copy = Path(folder, f"kopia{PurePath(book.name).suffix or '.xlsx'}")
        if _on_mac():
            book.app.macro(_MAC_MACRO)(str(copy))
        else:
            book.api.SaveCopyAs(str(copy))
        return copy.read_bytes()


def cells_locked(sheet: Sheet) -> bool:
    """Whether a sheet is protected; on a Mac that is not known beforehand."""
    return not _on_mac() and bool(sheet.api.ProtectContents)


def sheets_locked(book: Book) -> bool:
    """Whether no sheet can be added; on a Mac that is not known beforehand."""
    return not _on_mac() and bool(book.api.ProtectStructure)


def _on_mac() -> bool:
    return platform.system() == "Darwin"


def result_sheet(book: Book) -> Sheet | None:
    """Our result sheet, known by its name and its first cell."""
    named = (sheet for sheet in book.sheets if _NAME.fullmatch(sheet.name))
    return next((sheet for sheet in named if sheet.range("A1").value == TITLE), None)


def remove_ours(book: Book) -> None:
    """Take away our marks, notes and result sheet; what was not ours is not touched."""
    for sheet in book.sheets:
        _remove_notes(sheet)
        _remove_marks(sheet)
    results = result_sheet(book)
    if results is not None:
        results.delete()


def _remove_notes(sheet: Sheet) -> None:
    for note in list(sheet.notes):
        if _NOTE.match(note.text):
            note.delete()


def _remove_marks(sheet: Sheet) -> None:
    """From the last to the first: Excel numbers the rest anew whenever one goes."""
    rules = sheet.cells.conditional_formats
    for number in reversed(range(len(rules))):
        rule = rules[number]
        if rule.type == "custom" and rule.formula == CONDITION:
            rule.delete()
