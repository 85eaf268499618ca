"""Words compared as a reader compares them: case, spacing, hyphens and trailing punctuation do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SOFT = re.compile("[\u00ad\u2010\u2011-]")
_SPACES = re.compile(r"\s+")
_EDGES = " .:;,*¹²³"


_LABEL = 200  # characters; longer texts are prose, and not kept


def normal(text: str) -> str:
    """The text as it is compared.

    >>> normal("Läns-gemensamma  medel:")
    'länsgemensamma medel'
    """
    return _kept(text) if len(text) < _LABEL else _normal(text)


@lru_cache(maxsize=65536)
def _kept(text: str) -> str:
    return _normal(text)


def _normal(text: str) -> str:
    return _SPACES.sub(" ", folded(text)).strip(_EDGES)


def folded(text: str) -> str:
    """The text letter by letter as it is compared; its spaces and its ends are as they were.

    >>> folded("Läns-gemensamma  medel:")
    'länsgemensamma  medel:'
    """
    return _SOFT.sub("", unicodedata.normalize("NFKC", text).casefold())


def normal_of_all(texts: Iterable[str]) -> str:
    """Many texts one after the other as they are compared: ``normal`` of them, joined by spaces.

    >>> normal_of_all(["Läns-gemensamma ", "-", "MEDEL:"])
    'länsgemensamma medel'
    """
    pieces = [_kept_piece(text) if len(text) < _LABEL else _piece(text) for text in texts]
    return " ".join(filter(None, pieces)).strip(_EDGES)


@lru_cache(maxsize=65536)
def _kept_piece(text: str) -> str:
    return _piece(text)


def _piece(text: str) -> str:
    """One of many texts; only at the ends of the whole does more than a space not count."""
    return _SPACES.sub(" ", folded(text)).strip(" ")


@lru_cache(maxsize=4096)
def _pattern(words: str) -> re.Pattern[str]:
    """Whole words; a trailing ``*`` lets the last word go on: ``folkmängd*`` finds ``Folkmängden``."""
    begins = words.endswith("*")
    body = re.escape(normal(words.rstrip("*")))
    return re.compile(rf"(?<!\w){body}" + ("" if begins else r"(?!\w)"))


def speaks_of(text: str, words: str) -> bool:
    """Whether the words stand in the text, as whole words.

    >>> speaks_of("Belopp (kr)", "belopp"), speaks_of("Målbelopp", "belopp"), speaks_of("Beloppen", "belopp*")
    (True, False, True)
    """
    return stands_in(normal(text), words)


def stands_in(normal_text: str, words: str) -> bool:
    """The same for a text that is already normal, as when one long text is asked many times."""
    return normal(words.rstrip("*")) in normal_text and _pattern(words).search(normal_text) is not None
