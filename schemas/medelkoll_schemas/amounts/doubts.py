"""What a text says that is not one certain amount."""

from __future__ import annotations

import re

from medelkoll_schemas.amounts.model import Doubt

_NOTHING = re.compile(r"|(?:\.{1,3}|…|-{1,3}|x)(?: ?(?:kr|tkr|mnkr|mdkr))?", re.IGNORECASE)
_NUMBER = r"[0-9][0-9 .,]*"
_RANGE = re.compile(
    rf"(?:{_NUMBER}[a-zåäö ]*-\s*|(?:från )?{_NUMBER}[a-zåäö ]*till |mellan {_NUMBER}[a-zåäö ]*och ){_NUMBER}[^0-9-]*",
    re.IGNORECASE,
)
_APPROXIMATE = re.compile(
    r"(?:[~≈>≥]|(?:ca|cirka|circa|c:a|drygt|knappt|ungefär|omkring|uppskattningsvis|nästan|närmare|runt|kring|över"
    r"|upp till|uppemot|upp emot|högst|som högst|minst|maximalt|max|mer än|mindre än|åtminstone)\b\.?) *",
    re.IGNORECASE,
)
_SAID = (
    (Doubt.SUPPRESSED, re.compile(r"[<≤] ?[0-9]")),
    (Doubt.PERCENT, re.compile(r"[%‰]|\bprocent", re.IGNORECASE)),
    (Doubt.PER_INHABITANT, re.compile(r"(?:/|\bper) ?(?:inv\b|invånare|capita)", re.IGNORECASE)),
)


def says_nothing(text: str) -> bool:
    """Whether a text is blank or one of the signs for *not applicable*."""
    return _NOTHING.fullmatch(text) is not None


def said(text: str) -> Doubt | None:
    """The doubt that a text with digits puts in words or signs, or ``None``."""
    for doubt, pattern in _SAID:
        if pattern.search(text):
            return doubt
    return Doubt.RANGE if _RANGE.fullmatch(text) else None


def without_hedge(text: str) -> str | None:
    """The text after a leading *ca*, *drygt*, *upp till* …; ``None`` when it has none."""
    match = _APPROXIMATE.match(text)
    return text[match.end() :] if match else None
