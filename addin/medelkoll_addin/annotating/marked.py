"""Whether a workbook carries our result sheet, and the workbook without it."""

from __future__ import annotations

import re
from typing import Final

from medelkoll_addin.annotating.archive import opened
from medelkoll_addin.annotating.refusal import AnnotatingError

_NAME: Final = r"Medelkoll(?: \([0-9]+\))?"  # as `resultsheet.free_name` gives it
_FOLDER: Final = "xl/medelkoll"  # as `package.new_part` gives it
_LARGEST: Final = 16 << 20  # bytes of a list of sheets
_LISTED: Final = re.compile(rf"""<(?:\w+:)?sheet\s[^>]*?\bname=["']{_NAME}["']""".encode())


def is_marked(data: bytes) -> bool:
    """Whether a workbook may be an annotated copy: a cheap test (0.1 ms), before `clean`, which knows for certain.

    Args:
        data: any file.
    """
    try:
        archive = opened(data)
        part = archive.find("xl/workbook.xml")
        return any(name.startswith(_FOLDER) for name in archive.entries) or (
            part is not None and _LISTED.search(archive.read(part, _LARGEST)) is not None
        )
    except AnnotatingError:
        return False


def unmarked(data: bytes) -> bytes:
    """An annotated copy without our marks; any other file, or one that cannot be cleaned, as it is."""
    if not is_marked(data):
        return data
    from medelkoll_addin.annotating.removing import clean  # noqa: PLC0415 - start-up counts, and few files are copies

    try:
        return clean(data)
    except AnnotatingError:
        return data
