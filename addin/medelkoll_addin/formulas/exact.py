"""Cell values as exact integers: 10⁻¹² of what was typed, so that sums and products never meet a float."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from math import inf

from medelkoll_addin.formulas.reasons import Reason, UnknownError

ONE = 10**12  # one typed unit: a krona in a sheet of kronor
HUNDREDTH = 10**10  # an öre in a sheet of kronor
_HUNDRED = 100
_MOST = 1e15  # past that a double no longer holds hundredths


def exact(value: float) -> int:
    """A number of a cell in 10⁻¹², read as the decimal that it was typed as.

    >>> exact(0.1) + exact(0.2) == exact(0.3)
    True

    Raises:
        UnknownError: it is no number, or beyond all numbers; Excel has no such cells, but files may.
    """
    if not -inf < value < inf:
        raise UnknownError(Reason.ERROR)
    if value == (whole := int(value)):
        return whole * ONE
    hundredths = round(value * _HUNDRED)
    if hundredths / _HUNDRED == value and -_MOST < value < _MOST:  # the nearest double: it was typed with öre
        return hundredths * HUNDREDTH
    return int((Decimal(repr(value)) * ONE).to_integral_value(ROUND_HALF_EVEN))


def to_hundredths(amount: int) -> int:
    """An exact number in whole hundredths, halves away from zero as Excel rounds."""
    if amount % HUNDREDTH == 0:
        return amount // HUNDREDTH
    whole, rest = divmod(abs(amount), HUNDREDTH)
    rounded = whole + (2 * rest >= HUNDREDTH)
    return rounded if amount >= 0 else -rounded


def round_to(amount: int, digits: int) -> int:
    """An exact number rounded to that many decimals (negative: tens), halves away from zero."""
    unit = 10 ** (12 - digits) if digits <= 12 else 1  # noqa: PLR2004  10**-12 is the finest that is kept
    rounded = (2 * abs(amount) + unit) // (2 * unit) * unit
    return rounded if amount >= 0 else -rounded
