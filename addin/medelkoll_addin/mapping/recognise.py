"""Which grant a workbook is about, by what it says."""

from __future__ import annotations

import os
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from medelkoll_schemas.grants import grants, read_grant
from medelkoll_schemas.wording import normal, normal_of_all, stands_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from medelkoll_addin.reading.book import Book, Sheet
    from medelkoll_schemas.grants import Grant

FOLDER = "MEDELKOLL_BIDRAG"  # the environment's word for the folder in which the user keeps grant files
_ROWS = 200  # of each sheet: titles and headings stand above that


def recognise(book: Book, candidates: Iterable[Grant] | None = None) -> Grant | None:
    """The grant whose required words all stand in the workbook, and most of whose typical ones.

    None when no grant fits, or when two fit equally well.
    """
    text = normal(book.document.text) if book.document else normal_of_all(book_texts(book))
    if candidates is None:
        own = _fitting(text, own_grants(os.environ.get(FOLDER, "")))
        return own or _fitting(text, grants().values())
    return _fitting(text, candidates)


@cache
def own_grants(folder: str) -> Sequence[Grant]:
    """The grant files that the user keeps in a folder; what is no grant file was refused when the folder was named.

    Raises:
        GrantFileError: one of them cannot be understood.
    """
    files = sorted(Path(folder).glob("*.toml")) if folder else []
    return [read_grant(file.read_text("utf-8"), file.name) for file in files]


def _fitting(text: str, candidates: Iterable[Grant]) -> Grant | None:
    fitting = [grant for grant in candidates if all(stands_in(text, words) for words in grant.required)]
    ranked = sorted(((_typical(grant, text), grant.id) for grant in fitting), reverse=True)
    if not ranked or ranked[0][0] == 0 or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return next(grant for grant in fitting if grant.id == ranked[0][1])


def _typical(grant: Grant, text: str) -> int:
    return sum(stands_in(text, words) for words in grant.typical)


def book_texts(book: Book) -> Iterator[str]:
    """Sheet names and the words of the cells, from the top of every sheet."""
    return chain.from_iterable(map(_sheet_texts, book.sheets))


def _sheet_texts(sheet: Sheet) -> Sequence[str]:
    texts = [sheet.name]
    for row in sheet.values[:_ROWS]:
        texts += [value for value in row if type(value) is str and value]
    return texts
