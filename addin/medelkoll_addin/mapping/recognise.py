"""Which grant a workbook is about, by what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.grants import grants
from medelkoll_schemas.wording import normal, stands_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medelkoll_addin.reading.book import Book, Sheet
    from medelkoll_schemas.grants import Grant

_ROWS = 200  # of each sheet: titles and headings stand above that


def recognise(book: Book, candidates: Iterable[Grant] | None = None) -> Grant | None:
    """The grant whose required words all stand in the workbook, and most of whose typical ones.

    None when no grant fits, or when two fit equally well.
    """
    text = normal(book_text(book))
    fitting = [
        grant for grant in candidates or grants().values() if all(stands_in(text, words) for words in grant.required)
    ]
    ranked = sorted(((_typical(grant, text), grant.id) for grant in fitting), reverse=True)
    if not ranked or ranked[0][0] == 0 or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return next(grant for grant in fitting if grant.id == ranked[0][1])


def _typical(grant: Grant, text: str) -> int:
    return sum(stands_in(text, words) for words in grant.typical)


def book_text(book: Book) -> str:
    """Sheet names and the words of the cells, from the top of every sheet; all words of a document."""
    if book.document:
        return book.document.text
    return "\n".join(part for sheet in book.sheets for part in _sheet_text(sheet))


def _sheet_text(sheet: Sheet) -> Sequence[str]:
    rows = sheet.values[:_ROWS]
    return [sheet.name, *(value for row in rows for value in row if isinstance(value, str) and value)]
