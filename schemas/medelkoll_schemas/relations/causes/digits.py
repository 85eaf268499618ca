"""The digits that somebody typed: how they read, and what one keystroke makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.model import Figure


SHORT, LONG = (
    8,
    72,
)  # ways to go wrong in an amount of eight digits, with one place to choose, or one of nine digits too


class Typed(NamedTuple):
    """``sign * number * step`` is the figure; ``number`` is what was typed, without sign and decimal comma."""

    number: int
    step: int
    sign: int

    def value(self, number: int) -> int:
        """The figure, had ``number`` been typed."""
        return self.sign * number * self.step

    def wanted(self, low: int, high: int) -> tuple[int, int]:
        """The numbers whose figures lie between ``low`` and ``high``."""
        ends = (low, high) if self.sign > 0 else (-high, -low)
        return -(-ends[0] // self.step), ends[1] // self.step


def step_of(figure: Figure) -> int:
    """What one is worth in the figure's last typed digit: its scale, else as many decimals as it needs."""
    step = max(figure.scale, 1)
    while step > 1 and figure.value % step:
        step //= 10
    return step


def typed(figure: Figure) -> Typed:
    """The figure as typed: whole units of its scale, else as many decimals as it needs."""
    step = step_of(figure)
    return Typed(abs(figure.value) // step, step, -1 if figure.value < 0 else 1)


def apart(number: int, low: int, high: int) -> int:
    """By what two numbers differ without the zeros behind; 0 when the second one is not certain.

    One digit for another makes at most 9 of it, two neighbours exchanged at most 81: beyond that nothing need be tried.
    """
    shift = abs(low - number) if low == high else 0
    while shift and shift % 10 == 0:
        shift //= 10
    return shift


def transposed(number: int) -> Iterator[int]:
    """Two neighbouring digits exchanged; never a zero in front."""
    text = str(number)
    for i in range(len(text) - 1):
        if text[i] != text[i + 1] and not (i == 0 and text[1] == "0"):
            yield int(text[:i] + text[i + 1] + text[i] + text[i + 2 :])


def replaced(number: int, low: int, high: int) -> Iterator[int]:
    """One digit exchanged for another, with a result from ``low`` to ``high``; never a zero in front."""
    length = len(str(number))
    for power in (10**i for i in range(length)):
        digit = number // power % 10
        first = max(-digit, -((number - low) // power))
        last = min(9 - digit, (high - number) // power)
        for shift in range(first, last + 1):
            if shift and (length == 1 or len(str(number + shift * power)) == length):
                yield number + shift * power


def inserted(number: int, low: int, high: int) -> Iterator[int]:
    """One digit more, with a result from ``low`` to ``high``; never a zero in front."""
    for power in (10**i for i in range(len(str(number)) + 1)):
        rest = number // power * power * 10 + number % power
        first, last = max(0, -((rest - low) // power)), min(9, (high - rest) // power)
        yield from (rest + digit * power for digit in range(first, last + 1) if digit or number >= power)


def removed(number: int) -> Iterator[int]:
    """One digit less; never nothing left, nor a zero in front."""
    text = str(number)
    for i in range(len(text)):
        rest = text[:i] + text[i + 1 :]
        if rest == "0" or (rest and rest[0] != "0" and (i == 0 or text[i] != text[i - 1])):
            yield int(rest)
