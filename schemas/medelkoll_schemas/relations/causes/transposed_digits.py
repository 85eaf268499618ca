"""Two neighbouring digits were typed the wrong way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair
from medelkoll_schemas.relations.causes.digits import SHORT, transposed, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case


def repairs(case: Case) -> Iterator[Repair]:
    """4 050 000 for 4 005 000."""
    if case.figure.typed:
        was = typed(case.figure)
        values = (was.value(number) for number in transposed(was.number))
        yield from (Repair("transposed_digits", value, SHORT) for value in values if case.fits(value))
