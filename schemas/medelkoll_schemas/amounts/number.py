"""From a stored number to an amount."""

from __future__ import annotations

from decimal import Decimal
from math import inf

from medelkoll_schemas.amounts.model import KR, LARGEST, Amount, Doubt, measure


def read_number(value: float, scale: int = KR) -> Amount | Doubt:
    """A number as Excel stores it, times the worth of its unit in öre.

    The number is taken as its shortest decimal form, so 0.1 is a tenth. Truth values, infinities and NaN are
    ``Doubt.NOT_AN_AMOUNT``.

    >>> read_number(1254013.5)
    Amount(value=125401350, unit=0, trailing=10, scale=100)
    """
    if isinstance(value, bool) or value != value:  # noqa: PLR0124 - only NaN differs from itself
        return Doubt.NOT_AN_AMOUNT
    if abs(value) > LARGEST:
        return Doubt.NOT_AN_AMOUNT if value in {inf, -inf} else Doubt.TOO_LARGE
    if value == int(value):
        return measure(int(value), 0, scale)
    sign, digits, exponent = Decimal(float.__repr__(value)).as_tuple()
    number = int("".join(map(str, digits)))
    return measure(-number if sign else number, -int(exponent), scale)
