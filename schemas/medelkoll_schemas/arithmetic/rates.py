"""A price per inhabitant, and rounding."""

from __future__ import annotations

from fractions import Fraction

_HALF = Fraction(1, 2)


def checked_step(rounding: int) -> int:
    """A rounding unit in öre; raises ``ValueError`` below one öre."""
    if rounding < 1:
        message = "the rounding unit must be one öre or more"
        raise ValueError(message)
    return rounding


def round_to(value: Fraction | int, rounding: int = 1) -> int:
    """Round to whole multiples of ``rounding`` (öre); a half goes away from zero.

    >>> round_to(16_036_080, 10_000), round_to(Fraction(-5, 2))
    (16040000, -3)
    """
    units = int(abs(Fraction(value)) / checked_step(rounding) + _HALF)
    return (units if value >= 0 else -units) * rounding


def per_inhabitant(persons: int, rate: Fraction | int, share: Fraction | int = 1, rounding: int = 1) -> int:
    """What ``rate`` öre for each of ``persons`` comes to in öre, times ``share``, rounded to ``rounding`` öre.

    >>> per_inhabitant(267_268, 180, Fraction(1, 3), rounding=10_000)  # 160 360,80 kr, to whole 100 kr
    16040000
    """
    return round_to(persons * Fraction(rate) * share, rounding)
