"""Facts in words that a grant wants said once: a deadline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.documents.places import piece_place

if TYPE_CHECKING:
    from medelkoll_addin.documents.model import Document
    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_schemas.grants import Grant
    from medelkoll_schemas.grants.model import Fact


def fill_deadlines(book: int, document: Document, grant: Grant, collector: Collector) -> None:
    """Add every statement of the grant's facts."""
    for fact in grant.facts:
        _fill(book, document, fact, collector)


def _fill(book: int, document: Document, fact: Fact, collector: Collector) -> None:
    pattern = re.compile(fact.pattern, re.IGNORECASE)
    labels = [re.compile(rf"(?<!\w){re.escape(label)}", re.IGNORECASE) for label in fact.labels]
    for row, piece in zip(document.rows, document.pieces, strict=True):
        said = pattern.search(piece.text) if any(label.search(piece.text) for label in labels) else None
        if said:
            collector.add("facts", book=book, place=piece_place(row), key=fact.key, name=fact.name, said=said.group(0))
