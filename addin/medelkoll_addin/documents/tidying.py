"""Text without what only a word processor or a page needs: tags, marks for bold and links, odd spaces."""

from __future__ import annotations

import re

from medelkoll_schemas.amounts.text import fold

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,2000}?)(?<=\S)\1")
_LINK = re.compile(r"\[([^\[\]]{1,500})\]\([^()]{0,500}\)")
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """The words alone, on one line.

    >>> tidy("<b>Summa</b>  25 254 013 kr")
    'Summa 25 254 013 kr'
    """
    bare = _LINK.sub(r"\1", _BOLD.sub(r"\2", _TAG.sub(" ", text)))
    return _SPACES.sub(" ", fold(bare)).strip()
