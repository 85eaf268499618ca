"""Which cells of a row hold figures and which hold words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from medelkoll_addin.reading.book import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from medelkoll_addin.reading.book import Sheet, Value

_FIGURE = re.compile(
    r"\W*(?:ca\s+|sek\s+)?\d[\d\s.,–-]*(?:öre|kr|kronor|krona|sek|tkr|kkr|tsek|mnkr|mkr|msek|mdkr|mdr|miljoner?|miljarder?)?"
    r"(?:\s*(?:kr|kronor))?\W*",
    re.IGNORECASE,
)
_NOT_FIGURE = re.compile(
    r"\d{4}-\d{2}(-\d{2})?|\d+\s*:\s*\d+|\d+(?:,\d+)?\s*%|(?:19|20)\d{2}\s*[-–]\s*(?:19|20)?\d{2}|\d{1,2}[.)]"
)
_WORDS_BEFORE = re.compile(r"ca\s|sek\s", re.IGNORECASE)  # the only words that begin an amount
_F, _W, _N = "f", "w", "n"  # a figure, words, neither
_KINDS: Mapping[type, str] = {float: _F, int: _F, ErrorValue: _F}
_YEARS = frozenset(range(1990, 2101))
_NOTHING = " \t\r\n\u00a0-–—−.…"  # a dash where no amount is, or a line of dots, says nothing


@dataclass(slots=True)
class RowScan:
    """One row that is not blank: its number in the grid, and the columns of its figures and words.

    Rows of one shape share their columns.
    """

    i: int
    figures: tuple[int, ...]
    words: tuple[int, ...]


def is_text_figure(text: str) -> bool:
    """Whether a text looks like an amount that somebody typed as text."""
    stripped = text.strip()
    return _FIGURE.fullmatch(stripped) is not None and _NOT_FIGURE.fullmatch(stripped) is None


def scan(sheet: Sheet) -> Iterator[RowScan]:
    """The rows that are not blank, from the top."""
    for i, row in enumerate(sheet.values):
        figures, words = _columns(_shape(row))
        if figures or words:
            yield RowScan(i, figures, words)


def _shape(row: Sequence[Value]) -> str:
    """A letter for each cell: ``wwnff``."""
    return "".join([_kind_of_text(value) if type(value) is str else _KINDS.get(type(value), _N) for value in row])


@lru_cache(maxsize=4096)
def _columns(shape: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The columns of figures and of words; most rows of a batch have one of a few shapes."""
    figures = tuple(j for j, kind in enumerate(shape) if kind == _F)
    return figures, tuple(j for j, kind in enumerate(shape) if kind == _W)


@lru_cache(maxsize=8192)
def _kind_of_text(text: str) -> str:
    if text and text[0].isalpha() and not _WORDS_BEFORE.match(text):
        return _W
    if not text.strip(_NOTHING):
        return _N
    return _F if is_text_figure(text) else _W


def is_year(value: Value) -> bool:
    """Whether a figure could be a year: a row of nothing else is a row of headings."""
    if isinstance(value, str):
        return value.strip().isdigit() and int(value) in _YEARS
    return isinstance(value, (int, float)) and value in _YEARS
