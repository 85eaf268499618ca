"""A document as a Book: headings, posts and tables in the rows of a sheet, where tables are looked for as in any.

Running text stands in no cell, so that no sentence is taken for a title; it has its row, and with it its place.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from medelkoll_addin.documents.headings import settled
from medelkoll_addin.documents.model import Document, spots_of
from medelkoll_addin.documents.parting import parted
from medelkoll_addin.documents.posts import post_of
from medelkoll_addin.reading import limits
from medelkoll_addin.reading.book import Book, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.documents.model import Piece
    from medelkoll_addin.reading.book import Value

_APART = 3  # blank rows that part two tables


def book_of(pieces: Sequence[Piece], name: str, kind: str, data: bytes) -> Book:
    """The document as a Book of one sheet; the sheet's rows are the pieces, with blank rows where tables part."""
    limits.keep_within("paragraphs", len(pieces))
    pieces = settled(pieces)
    rows: list[int] = []
    values: list[list[Value]] = []
    edges = parted(pieces)
    for i, piece in enumerate(pieces):
        values += [[] for _ in range(_APART if i in edges else 0)]
        rows.append(len(values))
        values.append(_cells(piece))
    return Book(
        name=name,
        kind=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        sheets=[Sheet(name="", number=0, values=values, prose=True)],
        document=Document(pieces, rows, spots_of(pieces)),
        data=data,
    )


def _cells(piece: Piece) -> list[Value]:
    if piece.kind == "row":
        return [cell or None for cell in piece.cells]
    post = post_of(piece.text)
    if post:
        return [post.label, post.figure]
    return [piece.text] if piece.kind == "heading" else []
