"""Amounts in running text, and what the words around each say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from medelkoll_schemas.amounts import KR, Amount, read_text
from medelkoll_schemas.amounts.model import MDKR, MNKR, TKR, measure

if TYPE_CHECKING:
    from collections.abc import Iterator

Sort: TypeAlias = Literal["amount", "rounded", "bound", "range", "rate", "example"]

_NUMBER = r"\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d+)?"
_MULTIPLE = r"(?:mn|md|t|m|k)kr|mdr|[tmk]sek|(?:miljon(?:er)?|miljard(?:er)?|tusen)(?: (?:kr|kronor|sek)(?!\w))?"
_UNIT = rf"(?:kronor|krona|kr|sek|:-|öre|{_MULTIPLE})"
_DIGITS = rf"(?<![\w.,:§])(?P<number>{_NUMBER}) ?(?P<unit>{_UNIT})(?!\w)"
_WORDS = {
    word: number
    for number, words in enumerate(
        ("en ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"), 1
    )
    for word in words.split()
}
_SCALES = {"tusen": TKR, "miljon": MNKR, "miljoner": MNKR, "miljard": MDKR, "miljarder": MDKR}
_SPELLED = (
    rf"(?<!\w)(?P<word>{'|'.join(_WORDS)}) (?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})"
    r"(?: (?:kr|kronor))?(?!\w)"
)
_AMOUNT = re.compile(f"{_DIGITS}|{_SPELLED}", re.IGNORECASE)
_BROKEN = re.compile(r"(?<![\w-])\d{1,3} $")  # 25 25 4013 kr: digits before the amount that may belong to it
_BARE_MULTIPLE = re.compile(r"(?:miljon(?:er)?|miljard(?:er)?|tusen)$", re.IGNORECASE)
_OF_MONEY = re.compile(r"\s*(?:[.,;:)]|$|(?:till|för|i|av|från|per|och|under|vardera)\b)", re.IGNORECASE)
_ROUNDED = re.compile(
    r"(?:drygt|knappt|ca\.?|cirka|c:a|omkring|ungefär|runt|kring|nästan|närmare|uppemot|[~≈])\s*$", re.IGNORECASE
)
_BOUND = re.compile(
    r"(?:minst|högst|som mest|max\.?|maximalt|upp till|mer än|mindre än|åtminstone|tak på|[<>≤≥])\s*$", re.IGNORECASE
)
_EXAMPLE = re.compile(
    r"(?:\bt\.? ?ex\.?|till exempel|exempelvis|\bex\.|som exempel)[\s:,]*(?:[^\s.;]+\s+){0,4}$", re.IGNORECASE
)
_RATE = re.compile(
    r"\s*(?:/\s*|per\s+|i\s+(?=månaden|timmen|veckan))(?!år\b)[a-zåäö]|\s*vardera\b|\s*styck\b", re.IGNORECASE
)
_RANGE_BEFORE = re.compile(r"\d ?(?:kr|tkr|mnkr|miljoner)? ?- ?$|\bmellan\b[^.]{1,30}\boch $", re.IGNORECASE)
_RANGE_AFTER = re.compile(r" ?- ?\d")
_LOOK = 40  # characters of the words before


class Mention(NamedTuple):
    """One amount in a text: where it stands, what it is, and how it is meant."""

    start: int
    end: int
    amount: Amount
    sort: Sort


def mentions(text: str) -> list[Mention]:
    """The amounts of a tidy text, from the left; numbers without a unit of money are none.

    >>> [mention.amount.value for mention in mentions("Den 4 maj 2018 fördelades 2 mnkr, dnr 12-2018.")]
    [200000000]
    """
    return list(_found(text))


def _found(text: str) -> Iterator[Mention]:
    for match in _AMOUNT.finditer(text):
        amount = _spelled(match) if match["word"] else _read(match[0])
        if amount and _is_money(match[0], text[match.end() :]) and not _BROKEN.search(text[: match.start()]):
            sort = _sort(text[max(match.start() - _LOOK, 0) : match.start()], match[0], text[match.end() :])
            yield Mention(match.start(), match.end(), _as_meant(amount, sort), sort)


def _read(text: str) -> Amount | None:
    read = read_text(text)
    return read if isinstance(read, Amount) else None


def _spelled(match: re.Match[str]) -> Amount | None:
    read = measure(_WORDS[match["word"].lower()], 0, _SCALES[match["scale"].lower()])
    return read if isinstance(read, Amount) else None


def _is_money(text: str, after: str) -> bool:
    """Five million is money in *5 miljoner till länen*, not in *5 miljoner invånare*."""
    return not _BARE_MULTIPLE.search(text) or _OF_MONEY.match(after) is not None


def _sort(before: str, text: str, after: str) -> Sort:
    if _RATE.match(after) or text.lower().endswith("öre"):
        return "rate"
    if _EXAMPLE.search(before):
        return "example"
    if _RANGE_BEFORE.search(before) or _RANGE_AFTER.match(after):
        return "range"
    if _BOUND.search(before):
        return "bound"
    return "rounded" if _ROUNDED.search(before) else "amount"


def _as_meant(amount: Amount, sort: Sort) -> Amount:
    """*Drygt 4 000 000 kr* is known to its last digit that is no zero."""
    if sort != "rounded" or amount.scale != KR:
        return amount
    return amount._replace(unit=max(amount.unit, amount.trailing))
