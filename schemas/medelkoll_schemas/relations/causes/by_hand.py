"""Whether a slip of the hand can lead from one number to another at all: asked of every line of a sum that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.arithmetic.keystrokes import one_keystroke
from medelkoll_schemas.relations.causes.digits import step_of

if TYPE_CHECKING:
    from medelkoll_schemas.relations.model import Figure


def by_hand(figure: Figure, low: int, high: int) -> bool:
    """Whether one of the slips in ``causes.TYPING`` may stand behind a change of the figure from ``low`` to ``high``.

    False is certain. True is only likely: the slips themselves say which one it is, and what their places allow.
    """
    if not figure.typed:
        return False
    if low != high:
        return True
    wanted = figure.value + low
    return _is_scaled(figure.value, wanted) or _is_near(figure, wanted)


def _is_scaled(value: int, wanted: int) -> bool:
    """Whether one is a multiple of the other: a wrong sign or another unit."""
    if value == 0 or wanted == 0:
        return False
    return wanted % value == 0 or value % wanted == 0


def _is_near(figure: Figure, wanted: int) -> bool:
    """Whether one keystroke lies between the digits of the two."""
    step = step_of(figure)
    if wanted % step or (wanted < 0 < figure.value) or (figure.value < 0 < wanted):
        return False
    return one_keystroke(abs(figure.value) // step, abs(wanted) // step)
