"""Cleaning: our marks, notes and result sheet go, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.annotating.leftovers import without_leftovers
from medelkoll_addin.annotating.undo import recorded, undone
from medelkoll_addin.annotating.workbook import opened_workbook

if TYPE_CHECKING:
    from medelkoll_addin.annotating.workbook import Workbook


def clean(data: bytes) -> bytes:
    """Take away exactly what ``annotate`` put there.

    A copy that nobody has saved since is led back by its own record: the parts are again the bytes that they were.
    In one that was saved by Excel the marks, notes and the sheet are found again by what they are.

    Args:
        data: an .xlsx or .xlsm file; one without our marks is given back as it is.

    Raises:
        AnnotatingError: the workbook is refused; the text says why, in Swedish.
    """
    book = opened_workbook(data)
    return _led_back(book) or without_leftovers(book, data)


def _led_back(book: Workbook) -> bytes | None:
    archive = book.package.archive
    for sheet in reversed(book.sheets):
        record = recorded(archive.read(sheet.part)) if sheet.kind == "worksheet" else None
        if record is not None:
            before = undone(archive, record)
            return None if before is None else archive.rewritten(before, dropped=record.added)
    return None
