"""Weights as people write them: ``1:2``, ``40 %; 60 %``."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction

_SEPARATOR = re.compile(r" ?(?:[:;\n]|, |(?<=%) ?,|\boch\b) ?")
_SPACES = re.compile(r"[^\S\n]+")
_PERCENT = re.compile(r" ?(?:%|procent)$", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,15}(?:[.,][0-9]{1,15})?|[0-9]{1,15}/0*[1-9][0-9]{0,14}")
_HUNDREDTHS = re.compile(r"([0-9]{1,3})\s*/\s*([0-9]{1,3})")
_HUNDRED = 100


class WeightsProblem(StrEnum):
    """Why a text cannot be read as weights with certainty."""

    UNREADABLE = "unreadable"  # not at least two numbers above or at zero
    MIXED = "mixed"  # 40 %; 2
    NOT_WHOLE = "not_whole"  # 40 %; 50 %
    ALL_ZERO = "all_zero"


class WeightsError(ValueError):
    """A text that is not certain weights."""

    def __init__(self, text: str, problem: WeightsProblem) -> None:
        """Keep the text, and what is wrong with it."""
        super().__init__(f"{text!r}: {problem}")
        self.text = text
        self.problem = problem


def parse_weights(text: str) -> list[Fraction]:
    """Read weights: ``1:2``, ``40 %; 60 %``, ``1/3; 2/3``, ``0,4; 0,6``, ``60/40`` (only when that makes a hundred).

    Percentages must make a hundred, and become shares of one.

    Raises:
        WeightsError: It is not certain what is meant.

    >>> parse_weights("40 %; 60 %")
    [Fraction(2, 5), Fraction(3, 5)]
    """
    words = _words(text)
    numbers = [_PERCENT.sub("", word) for word in words]
    if len(words) < 2 or not all(_NUMBER.fullmatch(number) for number in numbers):  # noqa: PLR2004 - a part and another
        raise WeightsError(text, WeightsProblem.UNREADABLE)
    percent = [number != word for number, word in zip(numbers, words, strict=True)]
    weights = [Fraction(number.replace(",", ".")) for number in numbers]
    if problem := _problem(weights, percent):
        raise WeightsError(text, problem)
    return [weight / _HUNDRED for weight in weights] if all(percent) else weights


def _words(text: str) -> list[str]:
    plain = _SPACES.sub(" ", text).strip()
    if (match := _HUNDREDTHS.fullmatch(plain)) and int(match[1]) + int(match[2]) == _HUNDRED:
        return [match[1], match[2]]
    return _SEPARATOR.split(plain)


def _problem(weights: list[Fraction], percent: list[bool]) -> WeightsProblem | None:
    if any(percent) != all(percent):
        return WeightsProblem.MIXED
    if not sum(weights):
        return WeightsProblem.ALL_ZERO
    return WeightsProblem.NOT_WHOLE if all(percent) and sum(weights) != _HUNDRED else None
