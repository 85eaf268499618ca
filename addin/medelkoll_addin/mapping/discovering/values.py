"""The figures of a table in hundredths of what is typed, as often as they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from medelkoll_schemas.amounts import KR, Amount, read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_addin.reading.book import Value

HUNDREDTHS = 100
_LARGEST = 10**14
_NUMBERS = frozenset({float, int})


def hundredths(value: Value) -> int | None:
    """A number or a text that looks like one; None for anything else."""
    if type(value) is float or type(value) is int:
        return round(value * HUNDREDTHS) if -_LARGEST < value < _LARGEST else None
    if isinstance(value, str):
        read = read_text(value, KR)
        return read.value if isinstance(read, Amount) and read.scale == KR else None
    return None


def all_hundredths(values: Sequence[Value]) -> list[int | None]:
    """Many cells at once: most columns hold nothing but numbers."""
    if not _NUMBERS.issuperset(map(type, values)):
        return [hundredths(value) for value in values]
    numbers = cast("Sequence[float]", values)
    return [round(value * HUNDREDTHS) if -_LARGEST < value < _LARGEST else None for value in numbers]


def grain(values: Sequence[int | None], scale: int) -> int:
    """What figures are rounded to, in hundredths of what is typed: kronor are exact."""
    if scale <= KR:
        return 0
    return min((_grain(value) for value in values if value), default=0)


def _grain(value: int) -> int:
    return next((unit for unit in (100, 10) if value % unit == 0), 1)


def said_bits(value: int | None) -> int:
    """How much a figure says: the binary digits of what stands before its last zeros."""
    if not value:
        return 0
    return int(str(abs(value)).rstrip("0")).bit_length()
