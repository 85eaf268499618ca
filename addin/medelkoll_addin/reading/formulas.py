"""The formulas of one sheet as they are met in its XML, in reading order."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from medelkoll_addin.placing import place_of
from medelkoll_addin.reading import limits
from medelkoll_addin.reading.addresses import area
from medelkoll_addin.reading.package import damaged
from medelkoll_addin.reading.shared import SharedFormula
from medelkoll_addin.reading.xml import is_on

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENTITY = re.compile(r"&(#[0-9]+|#x[0-9A-Fa-f]+|amp|lt|gt|quot|apos);")
_LONGEST = 12  # digits beyond this are no character
_SURROGATES, _BLANK, _WHITE = range(0xD800, 0xE000), 32, b"\t\n\r"  # what XML has as characters, and what not
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class Formulas:
    """Collects plain, shared, array and data table formulas.

    Plain and array formulas are kept as written; followers of a shared formula get their own; a data table reads as
    Excel shows it, ``=TABLE(B1,)``.
    """

    def __init__(self, sheet: int) -> None:
        """``sheet`` is the sheet's number in its book."""
        self.sheet = sheet
        self.texts: dict[int, str] = {}
        self.valueless: set[int] = set()
        self.computed: list[tuple[int, int]] = []
        self._masters: dict[str, SharedFormula] = {}
        self._early: list[tuple[str, int, int]] = []

    def add(self, place: int, row: int, column: int, attributes: Mapping[str, str], text: str) -> None:
        """Take in the formula of a cell; ``text`` is what the element holds, without ``=``."""
        kind = attributes.get("t", "normal")
        if kind == "shared" and not text:
            self._follow(place, row, column, attributes.get("si", ""))
            return
        if len(text) > limits.LIMITS.formula_characters or not 0 <= row < limits.LAST_ROW:
            _refuse(text, row)
        if kind == "shared":
            self._masters[attributes.get("si", "")] = SharedFormula("=" + text, row, column)
            self.texts[place] = "=" + text
        elif kind == "dataTable":
            self.texts[place] = _data_table(attributes)
        else:
            self.texts[place] = "=" + text
        if kind in ("array", "dataTable") and attributes.get("ref"):
            self.computed.append(area(self.sheet, attributes["ref"]))

    def finish(self) -> None:
        """Give followers that came before their formula theirs."""
        for key, row, column in self._early:
            if key in self._masters:
                self.texts[place_of(self.sheet, row, column)] = self._masters[key].at(row, column)

    def _follow(self, place: int, row: int, column: int, key: str) -> None:
        if key in self._masters:
            self.texts[place] = self._masters[key].at(row, column)
        else:
            self.texts[place] = "="
            self._early.append((key, row, column))


def _refuse(text: str, row: int) -> None:
    limits.keep_within("formula_characters", len(text))
    raise damaged(problem="address", found=row + 1)


def unescaped(text: str) -> str:
    """Text of an XML element as it reads, its entities and line ends resolved."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    name = match[1]
    if name in _NAMED:
        return _NAMED[name]
    number = int("0" + name[1:], 16) if name[1] == "x" else int(name[1:] if len(name) < _LONGEST else "9" * _LONGEST)
    if number > sys.maxunicode or number in _SURROGATES or (number < _BLANK and number not in _WHITE):
        raise damaged(problem="xml")
    return chr(number)


def _data_table(attributes: Mapping[str, str]) -> str:
    """What Excel shows: the row's input cell first, the column's after the comma."""
    first, second = attributes.get("r1", ""), attributes.get("r2", "")
    if is_on(attributes.get("dt2D")):
        return f"=TABLE({first},{second})"
    return f"=TABLE({first},)" if is_on(attributes.get("dtr")) else f"=TABLE(,{first})"
