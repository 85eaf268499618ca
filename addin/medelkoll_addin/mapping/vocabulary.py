"""The words that tables are known by: built in, and the grant's own."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from medelkoll_schemas.wording import folded, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ROWS = ("total", "grand", "detail", "skip_row", "remaining")
_LONGEST = 200  # characters of a label; what is longer is prose
_BETWEEN = "\0"  # labels that are looked through together


class Vocabulary:
    """Which words mean what. Asking is fast: one compiled pattern for each meaning."""

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        """Compile nothing yet: a workbook asks for half of the meanings."""
        self._words = words
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._special = _compile(tuple(phrase for meaning in _ROWS for phrase in words.get(meaning, ())))

    @lru_cache(maxsize=8192)  # noqa: B019  # a vocabulary is kept as long as the program runs
    def is_special(self, label: str) -> bool:
        """Whether a row's label may say that it is more than a line: a total, a detail, a rest. Most are not."""
        return self._special.match(normal(label).lstrip("–—•> ")) is not None

    @lru_cache(maxsize=8192)  # noqa: B019  # the same
    def means(self, meaning: str, text: str) -> bool:
        """Whether the words of a meaning stand anywhere in a label or heading; prose means nothing."""
        if not text or len(text) > _LONGEST:
            return False
        return self._pattern(meaning).search(normal(text)) is not None

    @lru_cache(maxsize=8192)  # noqa: B019  # the same
    def begins(self, meaning: str, text: str) -> bool:
        """Whether a label or heading begins with the words of a meaning (after a dash or bullet)."""
        if not text or len(text) > _LONGEST:
            return False
        return self._pattern(meaning).match(normal(text).lstrip("–—•> ")) is not None

    def _pattern(self, meaning: str) -> re.Pattern[str]:
        if meaning not in self._patterns:
            self._patterns[meaning] = _compile(tuple(self._words[meaning]))
        return self._patterns[meaning]

    def among(self, meanings: tuple[str, ...], labels: Iterable[str]) -> set[str]:
        """Those labels in which words of some meanings may stand: the others mean none of them, and need not be asked.

        They are looked through as one text for a stem of each phrase, a column of a hundred thousand labels in no time.
        """
        own = list(dict.fromkeys(labels))
        together = folded(_BETWEEN.join(own))
        stems = [stem for stem in self._stems(meanings) if stem in together]
        pieces = together.split(_BETWEEN) if stems else []
        if stems and len(pieces) != len(own):  # one of them holds what should stand between them
            return set(own)
        return {label for stem in stems for label, piece in zip(own, pieces, strict=True) if stem in piece}

    @lru_cache(maxsize=64)  # noqa: B019  # the same
    def _stems(self, meanings: tuple[str, ...]) -> Sequence[str]:
        """What stands wherever a phrase of the meanings does: of each its longest word, without what may follow it."""
        every = {_stem(phrase) for meaning in meanings for phrase in self._words[meaning]}
        return [stem for stem in every if not any(other in stem for other in every if other != stem)]


def _stem(phrase: str) -> str:
    return max(normal(phrase.replace("*", " ")).split(" "), key=len)


@lru_cache(maxsize=256)
def _compile(phrases: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(_phrase(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else r"(?!)")  # the borders once: five times as fast


def _phrase(phrase: str) -> str:
    return r"\w*".join(re.escape(normal(part)) for part in phrase.split("*"))


@cache
def _built_in() -> Mapping[str, Sequence[str]]:
    text = files("medelkoll_addin.mapping").joinpath("words.toml").read_text("utf-8")
    return cast("Mapping[str, Sequence[str]]", tomllib.loads(text))


def vocabulary(words: Mapping[str, Sequence[str]] | None = None) -> Vocabulary:
    """The built-in words and those of a grant; a grant's words come on top of the built-in ones."""
    return _vocabulary(tuple((key, tuple(phrases)) for key, phrases in (words or {}).items()))


@lru_cache(maxsize=64)
def _vocabulary(words: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    own = dict(words)
    built_in = _built_in()
    return Vocabulary({key: [*built_in.get(key, ()), *own.get(key, ())] for key in {*built_in, *own}})
