"""One digit too many was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair
from medelkoll_schemas.relations.causes.digits import SHORT, removed, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case


def repairs(case: Case) -> Iterator[Repair]:
    """12 500 000 for 1 250 000."""
    if case.figure.typed:
        was = typed(case.figure)
        low, _ = was.wanted(case.low, case.high)
        shorter = low < 10 ** (len(str(was.number)) - 1)
        values = dict.fromkeys(was.value(number) for number in removed(was.number)) if shorter else ()
        yield from (Repair("extra_digit", value, SHORT) for value in values if case.fits(value))
