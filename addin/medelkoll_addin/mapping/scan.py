"""Which cells of a row hold figures and which hold words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medelkoll_addin.reading.book import ErrorValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_NUMBERS = frozenset({float, int, ErrorValue})
_YEARS = range(1990, 2101)
_NOTHING = " \t\r\n\u00a0-–—−.…"  # a dash where no amount is, or a line of dots, says nothing


@dataclass(slots=True)
class RowScan:
    """One row that is not blank: its number in the grid, and the columns of its figures and words."""

    i: int
    figures: list[int]
    words: list[int]


def is_text_figure(text: str) -> bool:
    """Whether a text looks like an amount that somebody typed as text."""
    stripped = text.strip()
    return _FIGURE.fullmatch(stripped) is not None and _NOT_FIGURE.fullmatch(stripped) is None


def scan(sheet: Sheet) -> Iterator[RowScan]:
    """The rows that are not blank, from the top."""
    for i, row in enumerate(sheet.values):
        figures, words = _row(row)
        if figures or words:
            yield RowScan(i, figures, words)


def _row(row: Sequence[Value]) -> tuple[list[int], list[int]]:
    figures: list[int] = []
    words: list[int] = []
    for j, value in enumerate(row):
        kind = type(value)
        if kind is str:
            if value:
                _sort_text(str(value), j, figures, words)
        elif kind in _NUMBERS:
            figures.append(j)
    return figures, words


def _sort_text(text: str, j: int, figures: list[int], words: list[int]) -> None:
    if text[0].isalpha() and not _WORDS_BEFORE.match(text):
        words.append(j)
    elif text.strip(_NOTHING):
        (figures if is_text_figure(text) else words).append(j)


def is_year(value: Value) -> bool:
    """Whether a figure could be a year: a row of nothing else is a row of headings."""
    if isinstance(value, str):
        return value.strip().isdigit() and int(value) in _YEARS
    return isinstance(value, (int, float)) and value in _YEARS
