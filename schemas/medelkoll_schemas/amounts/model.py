"""What an amount is, and why a text is not one."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

ORE = 1
KR = 100
TKR = 1_000 * KR
MNKR = 1_000 * TKR
MDKR = 1_000 * MNKR

LARGEST = 10**12 * KR  # more than all public spending in Sweden: whatever says so is not an amount


class Doubt(StrEnum):
    """Why a text or number cannot be read as an amount with certainty."""

    MISGROUPED = "misgrouped"  # 544 99 160
    AMBIGUOUS_DECIMAL = "ambiguous_decimal"  # 1.134
    AMBIGUOUS_SIGN = "ambiguous_sign"  # 719-, (-719)
    SUPPRESSED = "suppressed"  # <5
    NOT_APPLICABLE = "not_applicable"  # . - x .. and blank text
    RANGE = "range"  # 379–770 miljoner
    APPROXIMATE = "approximate"  # ca 4,42 miljarder
    UNKNOWN_UNIT = "unknown_unit"  # 12 st, 5 tkr mnkr
    NOT_AN_AMOUNT = "not_an_amount"  # words, codes, dates
    TOO_LARGE = "too_large"  # beyond 10^12 kr
    PER_INHABITANT = "per_inhabitant"  # 42,25 kr/invånare
    PERCENT = "percent"  # 25,62 %


class Amount(NamedTuple):
    """One amount, in whole öre, and how exactly it was stated."""

    value: int  # öre
    unit: int  # rounding unit in öre; 0 = exact; the amount stands for value ± unit / 2
    trailing: int  # the rounding unit that its own trailing zeros show, in öre; 0 for nothing
    scale: int = KR  # what one typed unit is worth in öre: KR, TKR, MNKR, MDKR or ORE


def trailing_of(value: int) -> int:
    """The largest power of ten that divides an amount in öre; 0 for zero.

    >>> trailing_of(16_040_000), trailing_of(125_401_300), trailing_of(0)
    (10000, 100, 0)
    """
    digits = str(value)
    return 10 ** (len(digits) - len(digits.rstrip("0"))) if value else 0


def measure(digits: int, decimals: int, scale: int) -> Amount | Doubt:
    """The amount ``digits / 10**decimals`` of a unit worth ``scale`` öre.

    Kronor and öre are exact. Larger units stand for ± half of their last stated decimal. What is finer than an öre is
    rounded half to even and then known to one öre.

    >>> measure(55, 1, MNKR)
    Amount(value=550000000, unit=10000000, trailing=10000000, scale=100000000)
    """
    step = 10**decimals
    size, rest = divmod(abs(digits) * scale, step)
    size += 2 * rest > step or (2 * rest == step and size % 2)
    if size > LARGEST:
        return Doubt.TOO_LARGE
    value = -size if digits < 0 else size
    return Amount(value, _unit(scale, step, finer=rest > 0), trailing_of(value), scale)


def _unit(scale: int, step: int, *, finer: bool) -> int:
    if finer:
        return 1
    return max(scale // step, 1) if scale > KR else 0
