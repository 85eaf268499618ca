"""Paragraphs that are posts of an allocation: words and one amount, no sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from medelkoll_addin.documents.amounts import Mention, mentions

_SENTENCE = re.compile(
    r"(?<!\w)(?:att|ska|som|är|blir|fick|får|handlar|beslutar|fördelas|fördelar|fördelade|avsätts|uppgår|tilldelas|föreslås"
    r"|betalas|motsvarar|innebär|har|kan)(?!\w)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[\s:/=–-]+$")
_AFTER = re.compile(r"^\s*(?:till\s+|för\s+|[:–-]\s*)?")
_LONGEST = 600
_LONGEST_AFTER = 150


class Post(NamedTuple):
    """A label and its amount; ``inner`` are amounts within the label."""

    label: str
    figure: str  # the amount as it is written
    mention: Mention
    inner: tuple[Mention, ...] = ()


def post_of(text: str) -> Post | None:
    """The post that a paragraph is; None for sentences and for text without an exact amount.

    >>> post_of("Konferenser: 1 250 000 kronor").label, post_of("1 300 000 kronor till VGR").label
    ('Konferenser', 'VGR')
    """
    if len(text) > _LONGEST:
        return None
    found = mentions(text)
    if not found:
        return None
    return _amount_last(text, found) or _amount_first(text, found)


def _amount_last(text: str, found: list[Mention]) -> Post | None:
    last = found[-1]
    label = _BEFORE.sub("", text[: last.start])
    marked = text[: last.start].rstrip().endswith((":", "/", "="))
    if text[last.end :].strip(" ;,") or last.sort != "amount" or not label:
        return None
    if not marked and (_SENTENCE.search(label) or len(found) > 1):
        return None
    return Post(label, text[last.start : last.end], last, tuple(found[:-1]))


def _amount_first(text: str, found: list[Mention]) -> Post | None:
    first = found[0]
    rest = text[first.end :].rstrip(" ;,")
    label = _AFTER.sub("", rest)
    if text[: first.start].strip() or first.sort != "amount" or len(found) > 1 or not label or rest.endswith("."):
        return None
    if len(label) > _LONGEST_AFTER or _SENTENCE.search(label):
        return None
    return Post(label, text[first.start : first.end], first)
