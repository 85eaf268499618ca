"""A number was typed where the cells beside it have formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair, lines
from medelkoll_schemas.relations.spans import roundest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case


def repairs(case: Case) -> Iterator[Repair]:
    """What the formula would give; only beside formulas: a lone total is typed like any other figure."""
    beside = case.figure.typed and case.place in case.context.amid_formulas
    if beside and any(lines(row.relation, case.place) for row in case.stating()):
        yield Repair("constant_over_formula", roundest((case.low, case.high), case.figure), 1)
