"""How alike two labels are: by the stems of their words, whatever their order and inflection."""

from __future__ import annotations

import re
from functools import lru_cache

from medelkoll_schemas.wording import normal

_WORD = re.compile(r"[a-zåäöéü]{3,}")
_STEM = 6  # letters; Swedish words are inflected behind that
_EMPTY = frozenset({"och", "för", "till", "som", "med", "inom", "den", "det", "från", "samt", "inkl", "av"})
ENOUGH = 60  # hundredths


@lru_cache(maxsize=8192)
def _stems(label: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(normal(label)) if word not in _EMPTY)


def alike(one: str, other: str) -> int:
    """The share of common stems, in hundredths of the longer label's.

    >>> alike("Utbildningsfilmer", "Utbildningsfilm"), alike("Konferenser", "Resor")
    (100, 0)
    """
    first, second = _stems(one), _stems(other)
    return 100 * len(first & second) // max(len(first), len(second), 1)
