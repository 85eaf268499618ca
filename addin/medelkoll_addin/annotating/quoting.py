"""Texts that begin as a formula does: a cell format under which they stay texts, whoever edits their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from medelkoll_addin.annotating.edits import appended, counted

if TYPE_CHECKING:
    from medelkoll_addin.annotating.workbook import Workbook

_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_MOST: Final = 64_000  # cell formats; Excel's own limit is a little higher
_FORMAT: Final = '<{}xf numFmtId="49" quotePrefix="1" applyNumberFormat="1"/>'  # text, as if typed with an apostrophe


def is_like_a_formula(text: str) -> bool:
    """Whether a text would become a formula if it were typed or exported, as a sheet's name may."""
    return text.startswith(_SIGNS)


def quoted_format(book: Workbook) -> int | None:
    """Add the format to the workbook's own; its number, or None where there is no place for it."""
    part = book.related("styles")
    formats = book.package.root(part).child("cellXfs") if part else None
    if part is None or formats is None:
        return None
    number = sum(child.name == "xf" for child in formats.children)
    if not 0 < number < _MOST:
        return None
    book.package.edit(
        part, appended(formats, _FORMAT.format(formats.prefix)), *counted(formats, book.package.text(part).data, 1)
    )
    return number
