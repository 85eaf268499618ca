"""The digits of an amount: groups and decimals, as Swedes and spreadsheets write them."""

from __future__ import annotations

import re
from typing import NamedTuple

from medelkoll_schemas.amounts.model import KR, MNKR, Doubt


class Numeral(NamedTuple):
    """The number ``digits / 10**decimals``."""

    digits: int
    decimals: int


class Unit(NamedTuple):
    """What is known of the unit when the digits are read."""

    scale: int  # öre
    own: bool  # stands in the text itself
    stated: bool  # stands in the text or in its heading


_SPACED = re.compile(r"(?P<whole>[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:(?P<mark>[.,])(?P<part>[0-9]+))?")
_DOTTED = re.compile(r"(?P<whole>[0-9]{1,3}(?:\.[0-9]{3})+)(?:,(?P<part>[0-9]+))?")
_ENGLISH = re.compile(r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<part>[0-9]+))?")
_MARKS = re.compile(r"[ .,]")
_GROUP = 3


def read_numeral(text: str, unit: Unit) -> Numeral | Doubt:
    """Read digits with group spaces, a decimal comma, dot thousands or a decimal point.

    A mark that could be both a decimal and a thousands mark is ``Doubt.AMBIGUOUS_DECIMAL``; digits in groups that
    nobody writes are ``Doubt.MISGROUPED``; a code such as ``0114`` is ``Doubt.NOT_AN_AMOUNT``.

    >>> read_numeral("1 254 013,50", Unit(100, own=False, stated=False))
    Numeral(digits=125401350, decimals=2)
    """
    if match := _SPACED.fullmatch(text):
        return _spaced(match, unit)
    if match := _DOTTED.fullmatch(text) or _ENGLISH.fullmatch(text):
        return _numeral(match["whole"], match["part"])
    return Doubt.MISGROUPED


def _spaced(match: re.Match[str], unit: Unit) -> Numeral | Doubt:
    whole, mark, part = match["whole"], match["mark"], match["part"] or ""
    if mark and len(part) == _GROUP and len(whole) <= _GROUP and not whole.startswith("0"):
        return _three_digits(whole, mark, part, unit)
    if mark == "." and len(whole) <= _GROUP and not unit.stated:
        return Doubt.AMBIGUOUS_DECIMAL
    return _numeral(whole, part)


def _three_digits(whole: str, mark: str, part: str, unit: Unit) -> Numeral | Doubt:
    """``1.134`` or ``1,134``: a thousands mark or a decimal mark."""
    if mark == "." and unit.own and unit.scale == KR:
        return _numeral(whole + part, "")  # kronor have no third decimal
    if mark == "," and unit.scale >= MNKR:
        return _numeral(whole, part)  # millions are written with three decimals, and the comma is the Swedish mark
    return Doubt.AMBIGUOUS_DECIMAL


def _numeral(whole: str, part: str | None) -> Numeral | Doubt:
    digits = _MARKS.sub("", whole)
    if digits.startswith("0") and digits != "0":
        return Doubt.NOT_AN_AMOUNT if digits == whole else Doubt.MISGROUPED
    return Numeral(int(digits + (part or "")), len(part or ""))
