"""Sums that a sentence states: *en ökning på 25 254 013 kr*, where the grant says which words they stand among."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medelkoll_addin.documents.amounts import mentions
from medelkoll_addin.documents.places import mention_place
from medelkoll_addin.documents.posts import post_of
from medelkoll_schemas.wording import normal

if TYPE_CHECKING:
    from medelkoll_addin.documents.amounts import Mention
    from medelkoll_addin.documents.model import Document
    from medelkoll_addin.mapping.collect import Collector
    from medelkoll_schemas.grants import Grant
    from medelkoll_schemas.grants.model import Stated

_GAP = "…"
_CERTAIN = ("amount", "rounded")


def fill_sums(book: int, document: Document, grant: Grant, collector: Collector) -> set[int]:
    """Add the grant's sums wherever a sentence states them; gives their places."""
    named: set[int] = set()
    for row, piece in zip(document.rows, document.pieces, strict=True):
        if piece.kind == "row" or post_of(piece.text):
            continue
        for number, mention in enumerate(mentions(piece.text)):
            stated = _stated(piece.text, mention, grant) if mention.sort in _CERTAIN else None
            if stated:
                named.add(mention_place(row, number))
                _add(book, mention_place(row, number), mention, stated, _phrase(piece.text, mention), collector)
    return named


def _stated(text: str, mention: Mention, grant: Grant) -> Stated | None:
    before, after = normal(text[: mention.start]), normal(text[mention.end :])
    fits = (stated for stated in grant.stated for words in stated.phrases if _fits(words, before, after))
    return next(fits, None)


def _fits(words: str, before: str, after: str) -> bool:
    """Whether the amount stands where the gap is: ``ökning på …``, ``totalt … till Västra Götaland``."""
    left, _, right = (re.escape(normal(part)) for part in words.partition(_GAP))
    ends = not left or re.search(rf"(?<!\w){left}$", before)
    return bool(ends and (not right or re.match(rf"{right}(?!\w)", after)))


def _phrase(text: str, mention: Mention) -> str:
    """The few words before an amount, as its label."""
    words = text[: mention.start].split()
    return " ".join(words[-4:]).strip(" ,:") or text[mention.start : mention.end]


def _add(book: int, place: int, mention: Mention, stated: Stated, label: str, collector: Collector) -> None:  # noqa: PLR0913, PLR0917  # a row's columns
    collector.figures.add_amount(book, place, mention.amount, label)
    collector.add(
        "stated",
        book=book,
        place=place,
        key=stated.key,
        label=label,
        decided=stated.amount,
        shared=stated.shared or None,
    )
