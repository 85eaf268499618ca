"""One digit was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair
from medelkoll_schemas.relations.causes.digits import LONG, inserted, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case


def repairs(case: Case) -> Iterator[Repair]:
    """125 000 for 1 250 000, or 125 000 for 1 255 000 after its zero went too far: any one digit, anywhere."""
    if case.figure.typed and case.figure.value:
        was = typed(case.figure)
        low, high = was.wanted(case.low, case.high)
        longer = high >= 10 ** len(str(was.number))
        values = (was.value(number) for number in inserted(was.number, low, high)) if longer else ()
        distinct = dict.fromkeys(value for value in values if case.fits(value))
        yield from (Repair("dropped_digit", value, LONG) for value in distinct)
