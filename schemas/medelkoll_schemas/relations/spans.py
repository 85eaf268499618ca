"""Intervals of whole numbers: by how much a cell may change for one relation to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from medelkoll_schemas.relations.model import Figure

Span = tuple[int, int]  # both ends included


def span(residual: int | Fraction, goal: int, effect: int | Fraction) -> Span | None:
    """The changes ``d`` with ``2 * |residual + effect * d| <= goal``; None when there is no whole one."""
    if isinstance(residual, int) and isinstance(effect, int):
        offset, slope = 2 * residual, 2 * effect
    else:  # behind a formula that divides: all of it times what makes it whole
        offset = 2 * residual.numerator * effect.denominator
        slope = 2 * effect.numerator * residual.denominator
        goal *= residual.denominator * effect.denominator
    if slope < 0:
        offset, slope = -offset, -slope
    low, high = -((goal + offset) // slope), (goal - offset) // slope
    return (low, high) if low <= high else None


def meet(one: Span | None, other: Span | None) -> Span | None:
    """What two intervals share."""
    if one is None or other is None:
        return None
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low, high) if low <= high else None


def roundest(within: Span, figure: Figure) -> int:
    """The value that a person would write: a multiple of the figure's unit near the middle, else the roundest one.

    Without any multiple of the unit inside, the middle itself.
    """
    low, high = within
    if low == high:
        return low
    if figure.unit:
        return _multiple(within, figure.unit)
    step = 1
    while low <= _nearest(low + high, step * 10) <= high and step <= high - low:
        step *= 10
    return _multiple(within, step)


def _multiple(within: Span, step: int) -> int:
    low, high = within
    value = _nearest(low + high, step)
    return value if low <= value <= high else (low + high) // 2


def _nearest(twice: int, step: int) -> int:
    """The multiple of ``step`` that is nearest to half of ``twice``; the larger one of two."""
    return (twice + step) // (2 * step) * step
