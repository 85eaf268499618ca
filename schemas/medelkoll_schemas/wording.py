"""Words compared as a reader compares them: case, spacing, hyphens and trailing punctuation do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SOFT = {ord("\u00ad"): None, ord("-"): None, ord("\u2010"): None, ord("\u2011"): None}
_SPACES = re.compile(r"\s+")
_EDGES = " .:;,*¹²³"


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """The text as it is compared.

    >>> normal("Läns-gemensamma  medel:")
    'länsgemensamma medel'
    """
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_SOFT)
    return _SPACES.sub(" ", folded).strip(_EDGES)


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
    return _pattern(words).search(normal(text)) is not None
