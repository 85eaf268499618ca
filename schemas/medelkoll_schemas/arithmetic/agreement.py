"""Whether parts and their total say the same, within their roundings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.amounts import Amount


def agree(parts: Sequence[Amount], total: Amount, rounding: int | None = None) -> int:
    """How many öre the total is above (below, if negative) its parts; 0 when they agree.

    Each figure stands for its value ± half its rounding unit; they agree when the intervals meet, the same relation as
    in ``relations.model``. ``rounding`` (öre) says that every figure was rounded at least so coarsely.
    """
    difference = total.value - sum(part.value for part in parts)
    units = sum(max(figure.unit, rounding or 0) for figure in (*parts, total))
    return difference if 2 * abs(difference) > units else 0
