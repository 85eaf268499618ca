"""The words for kronor and their multiples."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

from medelkoll_schemas.amounts.model import KR, MDKR, MNKR, ORE, TKR, Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

_CURRENCY: Final = frozenset({"kr", "kronor", "krona", "sek", ":-"})
_FOREIGN: Final = frozenset({"eur", "euro", "€", "usd", "$", "gbp", "£", "nok", "dkk"})
_MULTIPLES: Final = {
    **dict.fromkeys(("öre",), ORE),
    **dict.fromkeys(("tkr", "kkr", "tsek", "ksek", "tusen", "tusental", "tusentals"), TKR),
    # "billion" is English in a Swedish text; the Swedish biljon is beyond every amount that is accepted.
    **dict.fromkeys(("mnkr", "mkr", "msek", "milj", "miljon", "miljoner", "million"), MNKR),
    **dict.fromkeys(("mdkr", "mdr", "mdsek", "miljard", "miljarder", "billion"), MDKR),
}
_SCALES: Final = {**dict.fromkeys(_CURRENCY, KR), **_MULTIPLES}

_BROKEN_WORD = re.compile(r"(?<=[a-zåäö])-\s*(?=[a-zåäö])")
_SPLIT_UNIT = re.compile(r"\b(mn|md|t) (?=kr\b)")
_THOUSANDS = re.compile(r"\b1 ?000(?:-tals?)?(?= (?:kr|kronor|sek)\b)")
_HEADER_UNIT = re.compile(
    rf"\b(?:(?P<multiple>{'|'.join(sorted(_MULTIPLES, key=len, reverse=True))})(?:\.? (?:kr|kronor|sek))?"
    r"|kronor|krona|kr|sek)\b"
)
_DISPLAY_SCALE = re.compile(r"[0#?],+(?![0#?,])")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]')
_SPACES = re.compile(r"\s+")


def words_of(text: str) -> list[str]:
    """The words of a text beside a number, in lower case, with broken words mended and full stops dropped."""
    mended = _SPLIT_UNIT.sub(r"\1", _BROKEN_WORD.sub("", text.lower()))
    return [word.rstrip(".") or word for word in mended.split()]


def unit_beside(before: Sequence[str], after: Sequence[str]) -> int | Doubt | None:
    """The worth in öre of the unit that stands before or after a number; ``None`` when there is none.

    A multiple may be followed by the currency (``350 Mkr kronor``) or have it in front of the number (``SEK 8,5
    billion``). Any other two units could be misread.
    """
    unknown = [word for word in chain(before, after) if word not in _SCALES]
    if unknown:
        return _strange(before, unknown)
    multiples = [word for word in chain(before, after) if word in _MULTIPLES]
    if not multiples:
        return KR if before or after else None
    return _MULTIPLES[multiples[0]] if _unmistakable(before, after, multiples[0]) else Doubt.UNKNOWN_UNIT


def _unmistakable(before: Sequence[str], after: Sequence[str], multiple: str) -> bool:
    if multiple == "öre":
        return len(before) + len(after) == 1
    others = before[1:] if not after else [*before, *after[1:]]
    return _CURRENCY.issuperset(others)


def _strange(before: Sequence[str], unknown: Sequence[str]) -> Doubt:
    if "-" in unknown:
        return Doubt.AMBIGUOUS_SIGN
    unit_like = "per" in unknown or "/" in "".join(unknown) or (len(unknown) == 1 and not set(before) & set(unknown))
    named = any(letter.isalpha() for letter in "".join(unknown))
    return Doubt.UNKNOWN_UNIT if (unit_like and named) or _FOREIGN.issuperset(unknown) else Doubt.NOT_AN_AMOUNT


def scale_of(header: str) -> int | None:
    """The worth in öre of the unit that a header or number format names.

    ``None`` when it names none or several different ones, and for a format that only *shows* thousands: the stored
    value is unchanged by that.

    >>> scale_of("Belopp (tkr)"), scale_of('# ##0" kr"'), scale_of("#,##0,"), scale_of("Kommun")
    (100000, 100, None, None)
    """
    if _shows_thousands(header):
        return None
    words = _BROKEN_WORD.sub("", _SPACES.sub(" ", header.lower()))
    mended = _SPLIT_UNIT.sub(r"\1", _THOUSANDS.sub("tusental", words))
    found = {_MULTIPLES.get(match["multiple"] or "", KR) for match in _HEADER_UNIT.finditer(mended)}
    return found.pop() if len(found) == 1 else None


def _shows_thousands(header: str) -> bool:
    bare = _QUOTED.sub("", header)
    return not re.search("[1-9]", bare) and _DISPLAY_SCALE.search(bare) is not None
