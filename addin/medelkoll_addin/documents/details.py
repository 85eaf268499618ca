"""Amounts within a post's words: *varav ledningsstöd (200 tkr), brukarrevision (25 tkr)/450 000:-*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.documents.places import mention_place
from medelkoll_addin.documents.posts import post_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.documents.model import Document
    from medelkoll_addin.documents.posts import Post
    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_addin.mapping.lines import Line
    from medelkoll_addin.mapping.survey import Table

_OF_WHICH = re.compile(r"\b(?:varav|därav|fördelat på)\b", re.IGNORECASE)


def fill_details(book: int, document: Document, tables: Sequence[Table], collector: Collector) -> None:
    """Add the inner amounts of every line that says that they are its parts."""
    texts = dict(zip(document.rows, (piece.text for piece in document.pieces), strict=True))
    for table in tables:
        for line in table.lines:
            post = post_of(texts.get(line.i, "")) if line.role == "line" else None
            if post and len(post.inner) > 1 and _OF_WHICH.search(post.label):
                _fill(book, table, line, post, collector)


def _fill(book: int, table: Table, line: Line, post: Post, collector: Collector) -> None:
    parent = table.block.sheet.place(line.i, line.figures[0])
    for number, mention in enumerate(post.inner):
        place = mention_place(line.i, number)
        collector.figures.add_amount(book, place, mention.amount, post.label)
        collector.add(
            "entries",
            book=book,
            place=place,
            block=table.number,
            table=table.kind,
            line=line.i,
            column=mention_place(0, number),
            role="detail",
            column_role="single",
            section=line.section,
            parent=parent,
            label=post.label,
            known=True,
        )
