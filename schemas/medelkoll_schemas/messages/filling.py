"""Facts as a reader sees them: öre become kronor, places become cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from medelkoll_schemas.amounts import antal, kronor
from medelkoll_schemas.messages.catalogue import TERMS, phrase, term

if TYPE_CHECKING:
    from medelkoll_schemas.findings import Cause, Finding

Naming = Callable[[int], str]
Facts = Mapping[str, str | int]

_PLACES = re.compile(r"other|line(_\d+)?|.+_cell")  # facts that point at a cell
_COUNTS = re.compile(r"found|limit|.+_antal")
_NO_BREAK = "\u00a0"
_ORE_IN_A_KRONA = 100
_SUBJECTS = ("label", "category", "county", "recipient", "area")  # what a finding is about, when it has no ``subject``
_QUANTITIES = {"K402": "population"}  # codes whose figures are never amounts
_SHARES_IN_A_PERCENT = 100  # a share is counted in ten-thousandths


def finding_values(finding: Finding, language: str, naming: Naming) -> dict[str, str]:
    """Every placeholder that a message about this finding can name. What is unknown or empty is left out."""
    known = {"stated": finding.stated, "expected": finding.expected}
    facts = {**finding.facts, "quantity": quantity_of(finding)}
    values = _subject(finding.facts) | _facts(finding.facts, language, naming)
    values |= {name: measure(value, facts) for name, value in known.items() if value is not None}
    if finding.difference:
        sign = "too_much" if finding.difference > 0 else "too_little"
        values |= {"difference": measure(abs(finding.difference), facts), "direction": phrase(sign, language)}
    if finding.place is not None:
        values["cell"] = naming(finding.place)
    return values


def cause_values(finding: Finding, cause: Cause, language: str, naming: Naming) -> dict[str, str]:
    """The same for one cause. ``suggestion`` is worded as it is typed: in the cell's own unit, without *kr*."""
    facts = {**finding.facts, "quantity": quantity_of(finding), **cause.facts}
    values = finding_values(finding, language, naming) | _facts(cause.facts, language, naming)
    values |= {"cell": naming(cause.place), "explains": measure(abs(cause.explains), facts)}
    if cause.suggestion is not None:
        values["suggestion"] = typed(cause.suggestion, facts)
    return values


def quantity_of(finding: Finding) -> str:
    """What the finding's figures are: ``amount``, ``population``, ``rate`` or ``share``."""
    return str(finding.facts.get("quantity") or _QUANTITIES.get(finding.code, "amount"))


def measure(value: int, facts: Facts) -> str:
    r"""A value in the measure that ``facts["quantity"]`` names; an amount when it names none.

    >>> measure(12, {"quantity": "population"}), measure(5050, {"quantity": "share"})
    ('12', '50,5\xa0%')
    """
    match facts.get("quantity"):
        case "population":
            return antal(value)
        case "rate":
            return f"{antal(value)}{_NO_BREAK}öre"
        case "share":
            return f"{_decimal(value, _SHARES_IN_A_PERCENT)}{_NO_BREAK}%"
        case _:
            return kronor(value)


def typed(value: int, facts: Facts) -> str:
    r"""What to type in the cell. ``facts["scale"]`` says what one typed unit is worth in öre; 100 when it is silent.

    >>> typed(400_500_000, {}), typed(400_500_000, {"scale": 100_000}), typed(1_250, {})
    ('4\xa0005\xa0000', '4\xa0005', '12,5')
    """
    if facts.get("quantity", "amount") != "amount":
        return measure(value, facts)
    return _decimal(value, int(facts.get("scale", _ORE_IN_A_KRONA)))


def _decimal(value: int, scale: int) -> str:
    whole, rest = divmod(abs(value), scale)
    digits = f"{Decimal(rest) / Decimal(scale):f}"[2:].rstrip("0")
    return ("−" if value < 0 else "") + antal(whole) + (f",{digits}" if digits else "")


def _subject(facts: Facts) -> dict[str, str]:
    name = next((name for name in _SUBJECTS if facts.get(name)), None)
    return {"subject": str(facts[name])} if name else {}


def _facts(facts: Facts, language: str, naming: Naming) -> dict[str, str]:
    worded = {name: _fact(name, value, language, naming) for name, value in facts.items() if value != ""}
    return {name: text for name, text in worded.items() if text}


def _fact(name: str, value: str | int, language: str, naming: Naming) -> str:
    """A fact in words; nothing when it is a key that has none."""
    if isinstance(value, str):
        return term(name, value, language) if name in TERMS else value
    if _PLACES.fullmatch(name):
        return naming(value)
    if name.endswith("_ore"):
        return kronor(value)
    return antal(value) if _COUNTS.fullmatch(name) else str(value)
