"""How far a residual may stray because figures are rounded: the worst case, and what is likely.

A figure with rounding unit ``u`` and coefficient ``c`` moves the residual by at most ``|c| * u / 2``. All of them at
their worst at once is the *worst case*; outside it the figures contradict each other. Independent roundings are uniform
with the variance ``(c * u)**2 / 12``, and the residual has the variance ``S / 12`` with ``S = sum((c * u)**2)``. Three
standard deviations, ``residual**2 <= 9 * S / 12``, are ``(2 * residual)**2 <= 3 * S``: whole numbers alone. For up to
three equal roundings it is the same as the worst case, so the narrower band only ever speaks about longer sums.
"""

from __future__ import annotations

from enum import StrEnum
from math import isqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

VARIANCES = 3  # (2 * three standard deviations)**2, in units of S: 4 * 9 / 12


class Status(StrEnum):
    """What a relation's residual says."""

    HOLDS = "holds"
    LIKELY = "likely"  # the intervals meet, but independent roundings hardly come this far: a likely fault
    FAILS = "fails"
    UNKNOWN = "unknown"  # one of its cells is blank or could not be read


def worst(widths: Iterable[int]) -> int:
    """Twice the residual that the roundings (``|coefficient| * unit`` each) can make at their worst."""
    return sum(widths)


def likely(widths: Iterable[int]) -> int:
    """Twice the residual that the roundings make with independent luck, and never more than the worst case."""
    listed = tuple(widths)
    return min(worst(listed), isqrt(VARIANCES * sum([width * width for width in listed])))


def status(residual: int, outer: int, inner: int) -> Status:
    """Where the residual lies, given twice the worst case and twice what is likely."""
    if 2 * abs(residual) > outer:
        return Status.FAILS
    return Status.HOLDS if 2 * abs(residual) <= inner else Status.LIKELY
