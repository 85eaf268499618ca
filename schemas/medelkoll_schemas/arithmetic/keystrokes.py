"""Whether one keystroke leads from a typed number to another."""

from __future__ import annotations

_TWO = 2


def one_keystroke(typed: int, wanted: int) -> bool:
    """Whether one digit is another, one too many or missing, or two neighbours stand the wrong way round.

    Args:
        typed: a whole number, not negative, without what was never typed (öre of whole kronor).
        wanted: another one, likewise.

    >>> one_keystroke(4_050_000, 4_005_000), one_keystroke(135, 1350), one_keystroke(12, 21), one_keystroke(12, 34)
    (True, True, True, False)
    """
    first, second = str(typed), str(wanted)
    if len(first) == len(second):
        return _one_place(first, second)
    short, long = sorted((first, second), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _one_place(first: str, second: str) -> bool:
    apart = [at for at, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    if len(apart) != _TWO:
        return len(apart) == 1
    left, right = apart
    return right == left + 1 and (first[left], first[right]) == (second[right], second[left])
