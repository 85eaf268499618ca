"""Which rows a SUMIF or SUMIFS takes in: only plain equality, as Excel compares (capitals do not matter)."""

from __future__ import annotations

import datetime as dt
import re
from math import isfinite
from typing import TYPE_CHECKING

from medelkoll_addin.formulas.columns import Summed
from medelkoll_addin.formulas.exact import ONE, exact
from medelkoll_addin.formulas.reasons import Reason, UnknownError
from medelkoll_addin.formulas.tree import Number, Reference
from medelkoll_addin.placing import place_of

if TYPE_CHECKING:
    from medelkoll_addin.formulas.cells import Cells
    from medelkoll_addin.formulas.polynomial import Criterion, Source
    from medelkoll_addin.formulas.references import Box
    from medelkoll_addin.reading.book import Value

_WHOLE = re.compile(r"-?[0-9]{1,15}")
_DIGIT_FIRST = re.compile(
    r"\s*[-+]?[0-9(.,]"
)  # perhaps a number, a date or a share: its reading depends on the language
_OPERATORS = ("<", ">", "=")
_WILD = frozenset("*?~")


class Matcher:
    """Answers equality over ranges; each range is indexed once."""

    def __init__(self, cells: Cells) -> None:
        """Keep the cells to look in."""
        self._cells = cells
        self._indexed: dict[Box, dict[str | int, frozenset[tuple[int, int]]]] = {}

    def summed(self, source: Source, at: tuple[int, int, int]) -> Summed:
        """What the function sums, standing in that sheet, row and column.

        Raises:
            UnknownError: ``criterion`` when it is more than plain equality, or ``error`` / ``date`` for a summed cell.
        """
        offsets = self._offsets(source.criteria[0], at)
        for criterion in source.criteria[1:]:
            offsets &= self._offsets(criterion, at)
        box = source.area.at(*at)
        places: list[int] = []
        amounts: list[int] = []
        for down, along in sorted(offsets):  # the summed range is laid from its first cell, however large it is written
            value = self._cells.value(box.sheet, box.top + down, box.left + along)
            if isinstance(value, bool | str) or value is None:
                continue
            if not isinstance(value, int | float):
                raise UnknownError(Reason.ERROR)
            places.append(place_of(box.sheet, box.top + down, box.left + along))
            amounts.append(exact(value))
        return Summed(places, amounts, sum(amounts))

    def _offsets(self, criterion: Criterion, at: tuple[int, int, int]) -> frozenset[tuple[int, int]]:
        wanted = criterion.wanted
        if isinstance(wanted, Reference):
            box = wanted.area.at(*at)
            key = _key(self._cells.value(box.sheet, box.top, box.left))
        else:
            key = int(wanted.value * ONE) if isinstance(wanted, Number) else _text_key(wanted.value)
        return self._index(self._cells.clipped(criterion.area.at(*at)), criterion.area.at(*at)).get(key, frozenset())

    def _index(self, box: Box, written: Box) -> dict[str | int, frozenset[tuple[int, int]]]:
        found = self._indexed.get(written)
        if found is None:
            groups: dict[str | int, list[tuple[int, int]]] = {}
            for row in range(box.top, box.bottom + 1):
                for column in range(box.left, box.right + 1):
                    key = _indexed_key(self._cells.value(box.sheet, row, column))
                    groups.setdefault(key, []).append((row - written.top, column - written.left))
            found = self._indexed[written] = {key: frozenset(offsets) for key, offsets in groups.items()}
        return found


def _indexed_key(value: Value) -> str | int:
    """What a cell is found under; a text of digits only is found like the number, as Excel does."""
    if isinstance(value, str):
        return int(value) * ONE if _WHOLE.fullmatch(value) else value.lower()
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return exact(value)
    return "\0"


def _key(value: Value) -> str | int:
    if isinstance(value, str):
        return _text_key(value)
    if isinstance(value, bool | dt.datetime | dt.date | dt.time | dt.timedelta) or not isinstance(value, int | float):
        raise UnknownError(Reason.CRITERION)
    return exact(value)


def _text_key(text: str) -> str | int:
    if _WHOLE.fullmatch(text):
        return int(text) * ONE
    if not text.strip() or text.startswith(_OPERATORS) or _DIGIT_FIRST.match(text) or _WILD & set(text):
        raise UnknownError(Reason.CRITERION)
    return text.lower()
