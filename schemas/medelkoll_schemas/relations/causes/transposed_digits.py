"""Two neighbouring digits were typed the wrong way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair
from medelkoll_schemas.relations.causes.digits import SHORT, apart, transposed, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case

FURTHEST = 81  # 90 for 09


def repairs(case: Case) -> Iterator[Repair]:
    """4 050 000 for 4 005 000."""
    if case.figure.typed:
        was = typed(case.figure)
        hopeless = apart(was.number, *was.wanted(case.low, case.high)) > FURTHEST
        values = () if hopeless else (was.value(number) for number in transposed(was.number))
        yield from (Repair("transposed_digits", value, SHORT) for value in values if case.fits(value))
