"""Cleaning: our marks, notes and result sheet go, and nothing else."""

from __future__ import annotations

import struct
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

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


class Cleaned(NamedTuple):
    """A workbook without our marks, and how they went.

    ``file``: it is the very file that was marked; ``parts``: each of its parts is; ``found``: the copy was saved since,
    and what is ours was found by what it is; ``none``: there was nothing of ours.
    """

    data: bytes
    way: Literal["file", "parts", "found", "none"]


def clean(data: bytes) -> bytes:
    """Take away exactly what ``annotate`` put there.

    A copy that nobody has saved since is led back by its own record: the file is again the bytes that it was. In one
    that was saved by Excel the marks, notes and the sheet are found again by what they are.

    Args:
        data: an .xlsx or .xlsm file; one without our marks is given back as it is.

    Raises:
        AnnotatingError: the workbook is refused; the text says why, in Swedish.
    """
    return cleaned(data).data


def cleaned(data: bytes) -> Cleaned:
    """As `clean`; the answer says how far it leads back."""
    book = opened_workbook(data)
    back = _led_back(book)
    if back is not None:
        return back
    plain = without_leftovers(book, data)
    return Cleaned(plain, "none" if plain is data else "found")


def is_untouched_copy(data: bytes) -> bool:
    """Whether a file is an annotated copy in which nobody has changed anything."""
    try:
        return cleaned(data).way in {"file", "parts"}
    except AnnotatingError:
        return False


def _led_back(book: Workbook) -> Cleaned | None:
    archive = book.package.archive
    for sheet in book.sheets:
        record = recorded(archive.read(sheet.part)) if sheet.part and is_result_name(sheet.name) else None
        if record is not None:
            try:
                before = led_back(archive, record)
                again = marked_copy(opened_workbook(before), record.outcome)
            except _FORGED:
                return None
            way: Literal["file", "parts"] = "file" if sha256(before).hexdigest() == record.sha256 else "parts"
            return Cleaned(before, way) if same_parts(opened(again), archive) else None
    return None
