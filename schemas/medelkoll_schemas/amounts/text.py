"""From a text to an amount, or to the reason why it is not certain."""

from __future__ import annotations

import re
from unicodedata import normalize

from medelkoll_schemas.amounts.doubts import said, says_nothing, without_hedge
from medelkoll_schemas.amounts.model import KR, Amount, Doubt, measure
from medelkoll_schemas.amounts.numerals import Unit, read_numeral
from medelkoll_schemas.amounts.units import unit_beside, words_of

_LONGEST = 80  # characters; whatever is longer is prose
_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2009\u2007", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("\u00ad\u200b\ufeff", None),
    }
)
_BOLD = re.compile(r"\*\*(.*)\*\*", re.DOTALL)
_LINES_OF_DIGITS = re.compile(r"[0-9]\s*[\t\r\n]\s*[0-9]")
_SHAPE = re.compile(
    r"(?P<open>\()?(?P<first>[+-]?) *(?P<before>[^0-9()+-]*)(?P<second>[+-]?) *"
    r"(?P<numeral>[0-9](?:[0-9 .,]*[0-9])?) *(?P<dash>(?:[:,.]-)?)(?P<inside>[^0-9()]*)(?P<close>\))?"
    r"(?P<outside>[^0-9()]*)"
)


def read_text(text: str, scale: int | None = None) -> Amount | Doubt:
    """Read an amount as it is written in Swedish, never by guessing.

    Args:
        text: What stands in the cell: ``118 030 438 kr``, ``5,5 miljoner``, ``90 000:-``, ``(1 234)``.
        scale: The worth in öre of one unit, when a heading names it. A unit in the text itself wins. Without either,
            kronor are meant.

    Returns:
        The amount in whole öre, or the ``Doubt`` that names what is uncertain.

    >>> read_text("160 400 kr")
    Amount(value=16040000, unit=0, trailing=10000, scale=100)
    """
    core = fold(text)
    if says_nothing(core):
        return Doubt.NOT_APPLICABLE
    if len(core) > _LONGEST or not re.search("[0-9]", core):
        return Doubt.NOT_AN_AMOUNT
    if _LINES_OF_DIGITS.search(core):
        return Doubt.MISGROUPED
    return said(core) or _hedged(core, scale) or _stated(core, scale)


def fold(text: str) -> str:
    """A text with every kind of space and dash made plain, and without markdown's bold marks around it."""
    core = normalize("NFC", text).translate(_FOLD).strip()
    match = _BOLD.fullmatch(core)
    return match[1].strip() if match else core


def _hedged(core: str, scale: int | None) -> Doubt | None:
    rest = without_hedge(core)
    if rest is None:
        return None
    amount = read_text(rest, scale)
    return Doubt.APPROXIMATE if isinstance(amount, Amount) else amount


def _stated(core: str, scale: int | None) -> Amount | Doubt:
    match = _SHAPE.fullmatch(core)
    if match is None:
        return Doubt.NOT_AN_AMOUNT
    dash = ":- " if match["dash"] else ""
    own = unit_beside(words_of(match["before"]), words_of(f"{dash}{match['inside']} {match['outside']}"))
    if isinstance(own, Doubt):
        return own
    unit = Unit(own or scale or KR, own=own is not None, stated=own is not None or scale is not None)
    return _signed(match, unit)


def _signed(match: re.Match[str], unit: Unit) -> Amount | Doubt:
    numeral = read_numeral(match["numeral"], unit)
    if isinstance(numeral, Doubt):
        return numeral
    signs = [sign for sign in (match["first"], match["second"], match["open"]) if sign]
    if len(signs) > 1 or bool(match["open"]) != bool(match["close"]):
        return Doubt.AMBIGUOUS_SIGN
    digits = -numeral.digits if signs and signs[0] in "-(" else numeral.digits
    return measure(digits, numeral.decimals, unit.scale)
