"""Whether a sum that does not add up is likely meant to: one slip away, or of the right size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.arithmetic import one_keystroke

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_LOOKED_AT = 400  # parts of which one may be wrong
_FACTORS = (10, 100, 1000)
_DIGITS = 3
_TWO_DIGITS = 10
_LARGE = 10_000  # hundredths: what is that large is no count of a few things
_ROUNDED = 10_000  # hundredths
_SEVERAL = 3
_WIDE = 2  # a sum is not half of its parts, nor twice as much


def plausible(stated: int, parts: Sequence[int]) -> bool:
    """Whether ``stated`` may be meant as the sum of parts of which it is not; counts of a few things never tell."""
    return says_enough(stated, parts) and (of_its_size(stated, parts) or slipped(stated, parts))


def says_enough(stated: int, parts: Sequence[int]) -> bool:
    """Whether the figures have digits enough, from the first to the last that any of them has, to be no chance."""
    largest = max(abs(stated), abs(sum(parts)))
    if largest >= _LARGE:
        return True
    finest = min(_zeros(value) for value in (stated, *parts) if value) if stated or any(parts) else 0
    return len(str(largest)) - finest >= _DIGITS


def _zeros(value: int) -> int:
    text = str(value)
    return len(text) - len(text.rstrip("0"))


def of_its_size(stated: int, parts: Sequence[int]) -> bool:
    """Larger than any of its parts and not far from their sum: no average, no rate, no year."""
    if stated < 0:
        return of_its_size(-stated, [-part for part in parts])
    whole = sum(parts)
    return bool(parts) and 0 <= max(parts) < stated < _WIDE * whole and whole < _WIDE * stated


def cancel(rests: Sequence[int]) -> bool:
    """Whether two differences, and no others, make up for each other: what the one has too much the other lacks."""
    one, *others = [rest for rest in rests if rest] or [0]
    return len(others) == 1 and one == -others[0] and abs(one) >= _LARGE


def exchanged(stated: int, parts: Sequence[int]) -> bool:
    """Whether a sum changed places with one of its parts, of several: what is left of two parts looks just so, too."""
    both = stated + sum(parts)
    swapped = len(parts) >= _SEVERAL and any(2 * part == both for part in parts if part != stated)
    return swapped and says_enough(stated, parts)


def rounded(stated: int, parts: Sequence[int]) -> bool:
    """Whether its own zeros, two in whole kronor at least, round a sum to what is stated; digits enough before them."""
    step = 10 ** _zeros(stated) if stated else 1
    return step >= _ROUNDED and abs(stated) >= 10**_DIGITS * step and 2 * abs(stated - sum(parts)) <= step


def slipped(stated: int, parts: Sequence[int]) -> bool:
    """Whether one keystroke, a factor, a sign or a line more or less leads from the one to the other."""
    whole = sum(parts)
    rest = stated - whole
    if not rest or keyed(stated, whole):
        return True
    return len(parts) <= _MOST_LOOKED_AT and any(_wrong_part(rest, part) for part in parts if part)


def keyed(stated: int, meant: int) -> bool:
    """Whether one keystroke, a factor of ten or the sign leads from the one to the other."""
    return _near(stated, meant) or _factor(stated, meant)


def _wrong_part(rest: int, part: int) -> bool:
    """Left out, counted twice, its sign lost, a factor, or one digit more or less or other."""
    return rest in (part, -part, -2 * part) or (
        part + rest > 0 and (_near(part, part + rest) or _factor(part, part + rest))
    )


def _factor(one: int, other: int) -> bool:
    return any(one == other * by or other == one * by for by in (-1, *_FACTORS))


def _near(one: int, other: int) -> bool:
    """One keystroke apart; both in hundredths of a unit. Of a single digit everything is."""
    first, second = _typed(one), _typed(other)
    return min(first, second) >= _TWO_DIGITS and (first == second or one_keystroke(first, second))


def _typed(value: int) -> int:
    """What is typed: hundredths that are none are not."""
    return abs(value) // 100 if value % 100 == 0 else abs(value)
