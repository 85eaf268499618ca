"""How much alike two labels are, whoever wrote them: spelling, inflection, abbreviation, numbering."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from medelkoll_addin.mapping.naming import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

_FILLERS = frozenset({
    "insats", "insatser", "inom", "område", "för", "av", "till", "i", "och", "samt", "medel", "bidrag", "kostnad",
    "kostnader", "summa", "totalt", "total", "delsumma", "belopp", "s:a",
})  # fmt: skip
_WORD = re.compile(r"[\wåäö:]+\.?")
_SHORTEST_STEM = 3  # letters before a full stop
_SHORTEST_BARE = 5  # and without one
CERTAIN = 85  # of 100: so much alike that it needs no other proof
POSSIBLE = 60  # alike enough when the amounts say the same


@lru_cache(maxsize=8192)
def significant(label: str) -> tuple[str, ...]:
    """The words of a label that say what it is about, in small letters; all of them when none does."""
    words = tuple(_WORD.findall(plain_label(label)))
    return tuple(word for word in words if word not in _FILLERS) or words


def says_nothing(label: str) -> bool:
    """Whether a label has no word that says what it is about: *Delsumma*, or none at all."""
    return _FILLERS.issuperset(_WORD.findall(plain_label(label)))


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> int:
    """0 to 100."""
    first, second = significant(one), significant(other)
    if not first or not second:
        return 0
    if first == second:
        return 100
    written = " ".join(first), " ".join(second)
    stems = _expanded(first, second) if _may_abbreviate(one, other) else written
    ratio, sorted_ratio = _measures()
    return int(max(ratio(*written), sorted_ratio(*stems)))


@cache
def _measures() -> tuple[Callable[[str, str], float], Callable[[str, str], float]]:
    """How much alike two texts are, 0 to 100: as they stand, and with their words in order."""
    from rapidfuzz import fuzz  # noqa: PLC0415  only for workbooks with summaries that nobody described

    return fuzz.ratio, fuzz.token_sort_ratio


def _may_abbreviate(one: str, other: str) -> bool:
    """Whether any word of one begins as one of the other: most pairs of labels share no beginning."""
    return not _beginnings(one).isdisjoint(_beginnings(other))


@lru_cache(maxsize=8192)
def _beginnings(label: str) -> frozenset[str]:
    return frozenset(word[:_SHORTEST_STEM] for word in significant(label))


def _expanded(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, str]:
    """Both labels with abbreviated words written out as the other has them (*förebygg. arb.*)."""
    return " ".join(_written_out(first, second)), " ".join(_written_out(second, first))


def _written_out(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    return [next((other for other in others if _abbreviates(word, other)), word) for word in words]


def _abbreviates(word: str, other: str) -> bool:
    stem = word.rstrip(".")
    shortest = _SHORTEST_STEM if word.endswith(".") else _SHORTEST_BARE
    return len(stem) >= shortest and len(other) > len(stem) and other.startswith(stem)
