"""K309: what the workbook allocates is in the decision."""

from __future__ import annotations

from medelkoll_schemas.rules.unmatched import UnmatchedRule


class WorkbookOnly(UnmatchedRule):
    """Typed amounts of the workbook that the decision has nowhere."""

    code = "K309"
    sides = ("workbook",)
