"""The slips that explain a wrong cell, in order of trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes import (
    assumption,
    constant_over_formula,
    counted_twice,
    dropped_digit,
    extra_digit,
    factor,
    formula_range,
    hidden_row,
    omitted_line,
    rounded,
    sign,
    transposed_digits,
    wrong_digit,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from medelkoll_schemas.relations.causes.case import Case, Repair

TYPING: tuple[Callable[[Case], Iterator[Repair]], ...] = (  # slips of the hand in the cell itself
    transposed_digits.repairs,
    wrong_digit.repairs,
    dropped_digit.repairs,
    extra_digit.repairs,
    factor.repairs,
    sign.repairs,
)

CAUSES: tuple[Callable[[Case], Iterator[Repair]], ...] = (
    hidden_row.repairs,
    formula_range.repairs,
    constant_over_formula.repairs,
    *TYPING,
    omitted_line.repairs,
    counted_twice.repairs,
    assumption.repairs,
    rounded.repairs,
)

TRUST: Mapping[str, int] = {  # in bits: one more is half as likely before the figures are seen
    "text_number": 0,
    "hidden_row": 0,
    "range_too_short": 0,
    "range_too_long": 0,
    "constant_over_formula": 1,
    "stale_value": 1,
    "transposed_digits": 2,
    "wrong_digit": 3,
    "dropped_digit": 3,
    "extra_digit": 3,
    "factor_1000": 3,
    "factor_100": 3,
    "sign": 3,
    "swapped_cells": 4,
    "omitted_line": 4,
    "counted_twice": 4,
    "other_year_population": 4,
    "other_rate": 4,
    "swapped_ratio": 4,
    "rounding": 2,
}

KINDS: tuple[str, ...] = tuple(TRUST)

EVIDENCE = frozenset(
    ("text_number", "hidden_row", "range_too_short", "range_too_long", "constant_over_formula", "stale_value")
)
"""Causes that the file itself shows, beside the numbers: they go before coincidences of numbers."""


def typing_slips(case: Case) -> Iterator[Repair]:
    """The slips of the hand alone."""
    for repairs in TYPING:
        yield from repairs(case)


def cost(repair: Repair) -> int:
    """How far-fetched a repair is, in bits: its kind's trust, and how many of the kind there were to choose from."""
    return TRUST[repair.kind] + repair.ways.bit_length()
