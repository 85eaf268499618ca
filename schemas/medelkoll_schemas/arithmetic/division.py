"""Dividing an amount so that nothing is lost."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from medelkoll_schemas.arithmetic.rates import checked_step

if TYPE_CHECKING:
    from collections.abc import Sequence


def divide(total: int, weights: Sequence[int] | Sequence[Fraction], rounding: int = 1) -> list[int]:
    """Divide an amount (öre) by weights into parts that always add up to it.

    Method of the largest remainder: each part is its exact share rounded down to whole ``rounding`` (öre), and what is
    left goes, one unit each, to the parts that lost most; the first of equals comes first. When the total is itself not
    a multiple of ``rounding``, the next part in that order takes the odd rest.

    Raises:
        ValueError: A weight is negative, all are zero, or ``rounding`` is below one öre.

    >>> divide(100, [1, 1, 1])
    [34, 33, 33]
    """
    whole = sum(map(Fraction, weights), Fraction())
    if whole <= 0 or min(weights) < 0:
        message = "weights must not be negative, and one at least must be above zero"
        raise ValueError(message)
    sign = -1 if total < 0 else 1
    shares = [abs(total) * Fraction(weight) / whole for weight in weights]
    return [sign * part for part in _largest_remainder(abs(total), shares, checked_step(rounding))]


def _largest_remainder(total: int, shares: Sequence[Fraction], step: int) -> list[int]:
    parts = [share // step * step for share in shares]
    order = sorted(range(len(parts)), key=lambda i: parts[i] - shares[i])
    units, rest = divmod(total - sum(parts), step)
    for i in islice(order, units):
        parts[i] += step
    parts[order[units % len(order)]] += rest
    return parts
