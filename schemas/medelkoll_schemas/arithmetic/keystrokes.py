"""Whether one keystroke leads from a typed number to another."""

from __future__ import annotations


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
    short, long = (first, second) if len(first) < len(second) else (second, first)
    at = _alike(short, long)
    return len(long) == len(short) + 1 and long[at + 1 :] == short[at:]


def _alike(first: str, second: str) -> int:
    """With how many of the same digits the two begin."""
    at = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            return at
        at += 1
    return at


def _one_place(first: str, second: str) -> bool:
    at = _alike(first, second)
    if first[at + 1 :] == second[at + 1 :]:
        return at < len(first)
    return first[at : at + 2] == second[at : at + 2][::-1] and first[at + 2 :] == second[at + 2 :]
