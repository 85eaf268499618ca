"""K701 for formulas that are no sums: the saved value is not what a recalculation gives."""

from __future__ import annotations

from medelkoll_schemas.findings import Severity
from medelkoll_schemas.rules.issues import IssueRule, Row

RECALCULATED = "recalculated"


class StaleRecalculated(IssueRule):
    """Found by recalculating the workbook. Formulas that are equations (``StaleValue``) say it themselves."""

    code = "K701"
    issues = ("stale",)
    severity = Severity.ERROR
    words = {"formula": "formula", "says": "text", "should_say": "recalculated"}  # noqa: RUF012  # as its base

    def variant(self, row: Row) -> str:
        """The same wording; the variant tells where it comes from."""
        del row
        return RECALCULATED
