"""The workbook as it would be after a repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.effects import followed
from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.relations.system import build

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medelkoll_schemas.relations.assemble import Verdict
    from medelkoll_schemas.relations.model import Relation
    from medelkoll_schemas.relations.system import Row, System


def changed(system: System, verdicts: Iterable[Verdict]) -> System:
    """The system with the changed cells and all formulas that follow them.

    Rows that are explained, or that only fail now, ask for no further explanation and are left out; those that hold
    stay, so that no later repair breaks them. A formula that was set right no longer matches its own old range: it goes
    on following what it reads, from its new value.
    """
    figures, settled = dict(system.figures), tuple(verdicts)
    for place, change in {place: by for verdict in settled for place, by in verdict.changes.items()}.items():
        for cell, moved in followed(system, place).items():
            figures[cell] = figures[cell]._replace(value=figures[cell].value + int(moved * change))
    done = {system.rows[row].relation.number for verdict in settled for row in verdict.rows}
    asking = {system.rows[row].relation.number for row in system.open_rows()} - done
    after = build((row.relation for row in system.rows), figures)
    kept = (_onward(row, asking) for row in after.rows)
    return build([relation for relation in kept if relation], figures)


def _onward(row: Row, asking: set[int]) -> Relation | None:
    """The relation as it stands after the repair; None when there is nothing more to ask of it."""
    if not row.open or row.relation.number in asking:
        return row.relation
    if row.relation.kind is Kind.FORMULA:
        return row.relation._replace(constant=row.relation.constant - row.residual)
    return None
