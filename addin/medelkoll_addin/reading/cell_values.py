"""From a cell's type, style and stored text to its value, for the sheets that the safe parser reads."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.reading.book import ErrorValue
from medelkoll_addin.reading.strings import unescape_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.reading.book import Value
    from medelkoll_addin.reading.styles import Styles

_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*", re.ASCII)
_LAST_DAY = 2_958_466  # 9999-12-31 and a day
_LEAP_THAT_NEVER_WAS = 60  # Excel counts 1900-02-29
_DAY = 86_400_000


class CellValues(NamedTuple):
    """What a sheet's cells need to become values."""

    strings: Sequence[str]
    styles: Styles
    dates_from_1904: bool

    def value(self, kind: str, style: int, text: str) -> Value:
        """The value of a cell: ``kind`` is its ``t`` attribute, ``text`` what its ``v`` (or inline text) holds."""
        if kind == "s":
            return self._string(text)
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "e":
            return ErrorValue(text)
        if kind == "d":
            return _iso(text)
        if kind in ("str", "inlineStr"):
            return unescape_text(text) or None
        return self._number(style, text)

    def _string(self, text: str) -> Value:
        number = int(text) if text.strip().isdecimal() else -1
        return (self.strings[number] or None) if 0 <= number < len(self.strings) else None

    def _number(self, style: int, text: str) -> Value:
        if not _NUMBER.fullmatch(text):
            return text or None
        number = float(text)
        kind = self.styles.kind(style)
        if kind == "number":
            return number
        return self.moment(number) if kind == "date" else _duration(number)

    def moment(self, number: float) -> Value:
        """A day number as a time, a date or both; beyond the calendar it stays a number."""
        if self.dates_from_1904:
            number += 1462
        if not 0 <= number < _LAST_DAY:
            return number
        first = dt.datetime(1899, 12, 31 if number < _LEAP_THAT_NEVER_WAS else 30)  # noqa: DTZ001 - Excel knows no zones
        moment = first + dt.timedelta(milliseconds=round(number * _DAY))
        if number < 1:
            return moment.time()
        return moment.date() if number.is_integer() else moment


def _duration(number: float) -> Value:
    return dt.timedelta(milliseconds=round(number * _DAY)) if abs(number) < _LAST_DAY else number


def _iso(text: str) -> Value:
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return text or None
    moment = moment.replace(tzinfo=None)
    return moment if "T" in text or " " in text.strip() else moment.date()
