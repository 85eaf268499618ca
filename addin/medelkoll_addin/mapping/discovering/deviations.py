"""Amounts beside inhabitants that do not follow the rate of the others: which of them went wrong in a known way.

Somebody may get more on purpose: twice as much, or a sum besides. What is wrong is a slip of the keys away from what is
due, or lies between what the inhabitants of all known years give, or is due to another whose amount stands here
instead; or the inhabitants beside it are a slip away from those that it was computed from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.mapping.discovering.plausible import keyed
from medelkoll_schemas.reference import population, years

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from medelkoll_schemas.reference.model import Place


class Deviating(NamedTuple):
    """An amount (öre) that is not what the rate gives for its inhabitants."""

    at: int
    where: Place
    people: int
    ore: int
    due: int  # rounded as most are


def explained(every: Iterable[Deviating], rate: Fraction, step: int) -> set[int]:
    """The rows of those that are likely wrong.

    Args:
        every: those that do not agree.
        rate: öre per inhabitant.
        step: what most amounts are rounded to, öre.
    """
    known = list(every)
    pairs = {(_rounded(one.ore, step), one.due) for one in known}
    return {one.at for one in known if _is_slip(one) or _is_dated(one, rate, step) or _is_moved(one, step, pairs)}


def _rounded(ore: int, step: int) -> int:
    return (2 * ore + step) // (2 * step) * step


def _is_slip(one: Deviating) -> bool:
    return one.ore < 0 or keyed(one.ore, one.due)


def _is_dated(one: Deviating, rate: Fraction, step: int) -> bool:
    """Whether the inhabitants of some day in the known years may give it, or those beside it before a slip."""
    counts = [population(one.where.name, year, one.where.level) for year in years()]
    if min(counts) * rate - step <= one.ore <= max(counts) * rate + step:
        return True
    return one.people not in counts and keyed(100 * one.people, 100 * round(one.ore / rate))


def _is_moved(one: Deviating, step: int, pairs: set[tuple[int, int]]) -> bool:
    """Whether another place has what is due here, and here stands what is due there."""
    return (one.due, _rounded(one.ore, step)) in pairs
