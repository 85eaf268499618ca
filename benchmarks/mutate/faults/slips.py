"""Slips of the keyboard: which figures are one slip away from a figure, written apart from the checker's own list."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = "0123456789"
FACTORS = {"factor_1000": 1000, "factor_100": 100}


def written(value: Fraction) -> tuple[str, int]:
    """A figure's digits without sign, and how many of them are decimals."""
    decimals = 0
    while value.denominator != 1 and decimals < 2:  # noqa: PLR2004 - öre is as fine as it gets
        value, decimals = value * 10, decimals + 1
    return str(abs(int(value))), decimals


def slips(value: Fraction) -> Iterator[tuple[str, Fraction]]:
    """Every figure that is one slip away, with the slip's kind; the same one may come by two kinds."""
    digits, decimals = written(value)
    sign = -1 if value < 0 else 1
    for kind, text in _retyped(digits):
        if text and not text.startswith("0") and text != digits:
            yield kind, Fraction(sign * int(text), 10**decimals)
    for kind, factor in FACTORS.items():
        yield kind, value * factor
        yield kind, value / factor
    if value:
        yield "sign", -value


def _retyped(digits: str) -> Iterator[tuple[str, str]]:
    for at, digit in enumerate(digits):
        before, after = digits[:at], digits[at + 1 :]
        yield "dropped_digit", before + after
        for other in _DIGITS:
            yield "wrong_digit", before + other + after
            yield "extra_digit", before + other + digit + after
        if after and after[0] != digit:
            yield "transposed_digits", before + after[0] + digit + after[1:]
    for other in _DIGITS:
        yield "extra_digit", digits + other


def kinds_between(right: Fraction, wrong: Fraction) -> frozenset[str]:
    """The kinds of slip that make ``wrong`` of ``right``."""
    return frozenset(kind for kind, value in slips(right) if value == wrong)
