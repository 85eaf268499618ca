"""One digit was typed as another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair
from medelkoll_schemas.relations.causes.digits import LONG, replaced, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case


def repairs(case: Case) -> Iterator[Repair]:
    """1 350 000 for 1 250 000."""
    if case.figure.typed:
        was = typed(case.figure)
        values = (was.value(number) for number in replaced(was.number, *was.wanted(case.low, case.high)))
        yield from (Repair("wrong_digit", value, LONG) for value in values if case.fits(value))
