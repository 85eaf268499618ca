"""One digit was typed as another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair
from medelkoll_schemas.relations.causes.digits import LONG, apart, replaced, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case

FURTHEST = 9  # 9 for 0


def repairs(case: Case) -> Iterator[Repair]:
    """1 350 000 for 1 250 000."""
    if case.figure.typed:
        was = typed(case.figure)
        wanted = was.wanted(case.low, case.high)
        hopeless = apart(was.number, *wanted) > FURTHEST
        values = () if hopeless else (was.value(number) for number in replaced(was.number, *wanted))
        yield from (Repair("wrong_digit", value, LONG) for value in values if case.fits(value))
