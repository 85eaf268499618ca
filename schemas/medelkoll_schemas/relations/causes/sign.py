"""A minus sign is missing or too many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case


def repairs(case: Case) -> Iterator[Repair]:
    """-125 000 for 125 000."""
    if case.figure.typed and case.fits(-case.figure.value):
        yield Repair("sign", -case.figure.value, 1)
