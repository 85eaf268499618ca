"""A number was typed where the cells that state the same kind of result have formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.causes.case import Repair
from medelkoll_schemas.relations.spans import roundest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medelkoll_schemas.relations.causes.case import Case
    from medelkoll_schemas.relations.system import Row


def repairs(case: Case) -> Iterator[Repair]:
    """What the formula would give; only where most of the rule's other results are formulas."""
    value = roundest((case.low, case.high), case.figure)
    if case.figure.typed and any(_alone(case, row) for row in case.stating()):
        yield Repair("constant_over_formula", value, 1)


def _alone(case: Case, row: Row) -> bool:
    alike = {
        other.relation.stated
        for other in case.system.rows
        if other.relation.code == row.relation.code and other.relation.stated in case.system.figures
    } - {case.place}
    formulas = sum(not case.system.figures[place].typed for place in alike)
    return 2 * formulas > len(alike)
