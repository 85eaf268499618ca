"""The figure was typed in another unit: öre, kronor, thousands or millions.

A factor of 10 is a zero too many or too few, and so a digit's business. The figure's own unit does not bind what it
should have been: 704 870 thousands have no decimal, the 7 048,7 that were meant have one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case

FACTORS = (("factor_1000", 1_000), ("factor_100", 100), ("factor_1000", 1_000_000))


def repairs(case: Case) -> Iterator[Repair]:
    """4 005 for 4 005 000, or the reverse."""
    value = case.figure.value
    if case.figure.typed and value:
        for kind, factor in FACTORS:
            if case.low <= value * factor <= case.high:
                yield Repair(kind, value * factor, 2 * len(FACTORS), facts={"factor": factor, "too": "small"})
            if value % factor == 0 and case.low <= value // factor <= case.high:
                yield Repair(kind, value // factor, 2 * len(FACTORS), facts={"factor": factor, "too": "large"})
