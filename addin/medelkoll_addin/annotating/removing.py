"""Cleaning: our marks, notes and result sheet go, and nothing else."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.archive import opened
from medelkoll_addin.annotating.leftovers import without_leftovers
from medelkoll_addin.annotating.making import marked_copy
from medelkoll_addin.annotating.refusal import AnnotatingError
from medelkoll_addin.annotating.resultsheet import is_result_name
from medelkoll_addin.annotating.undo import led_back, recorded, same_parts
from medelkoll_addin.annotating.workbook import opened_workbook

if TYPE_CHECKING:
    from medelkoll_addin.annotating.workbook import Workbook

_FORGED: Final = (AnnotatingError, KeyError, ValueError, TypeError, AttributeError, struct.error)


def clean(data: bytes) -> bytes:
    """Take away exactly what ``annotate`` put there.

    A copy that nobody has saved since is led back by its own record: the file is again the bytes that it was. In one
    that was saved by Excel the marks, notes and the sheet are found again by what they are.

    Args:
        data: an .xlsx or .xlsm file; one without our marks is given back as it is.

    Raises:
        AnnotatingError: the workbook is refused; the text says why, in Swedish.
    """
    book = opened_workbook(data)
    return _led_back(book) or without_leftovers(book, data)


def _led_back(book: Workbook) -> bytes | None:
    archive = book.package.archive
    for sheet in book.sheets:
        record = recorded(archive.read(sheet.part)) if sheet.part and is_result_name(sheet.name) else None
        if record is not None:
            try:
                before = led_back(archive, record)
                again = marked_copy(opened_workbook(before), record.outcome)
                return before if same_parts(opened(again), archive) else None
            except _FORGED:
                return None
    return None
