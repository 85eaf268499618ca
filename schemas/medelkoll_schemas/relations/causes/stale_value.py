"""The file holds another result than the formula gives: saved without being worked out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair
from medelkoll_schemas.relations.spans import roundest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case


def repairs(case: Case) -> Iterator[Repair]:
    """The formula's own relation fails, and holds with what it gives."""
    own = case.own()
    if own is not None and own.open:
        yield Repair("stale_value", roundest((case.low, case.high), case.figure), 1)
