"""Amounts that stand in sentences, in a document or in a workbook's texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.documents.amounts import mentions
from medelkoll_addin.documents.comparing.said import Figure
from medelkoll_addin.documents.places import mention_place
from medelkoll_addin.documents.posts import post_of
from medelkoll_addin.documents.tidying import tidy
from medelkoll_addin.mapping.labels import text_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_addin.documents.amounts import Sort
    from medelkoll_addin.documents.model import Document
    from medelkoll_addin.reading.book import Book

_LONGEST = 20_000  # characters of a cell that are looked through


def in_cells(book: Book) -> Iterator[Figure]:
    """The amounts in a workbook's texts, each at its cell."""
    for cell in text_cells(book):
        for mention in mentions(tidy(cell.text[:_LONGEST])):
            yield Figure(cell.place, mention.amount.value, mention.amount.unit, typed=True, label="")


def in_sentences(document: Document) -> Iterator[tuple[Figure, Sort]]:
    """The amounts in a document's sentences, and how each is meant."""
    for row, piece in zip(document.rows, document.pieces, strict=True):
        if piece.kind == "row" or post_of(piece.text):
            continue
        for number, mention in enumerate(mentions(piece.text)):
            place, amount = mention_place(row, number), mention.amount
            yield Figure(place, amount.value, amount.unit, typed=True, label=piece.text), mention.sort
