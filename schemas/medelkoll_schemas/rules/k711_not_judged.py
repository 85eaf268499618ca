"""K711: formulas whose values could not be recalculated are named, not judged."""

from __future__ import annotations

from medelkoll_schemas.findings import Severity
from medelkoll_schemas.rules.issues import IssueRule, Row, places_of


class NotJudged(IssueRule):
    """One finding per reason."""

    code = "K711"
    issues = ("unjudged",)
    severity = Severity.INFO
    words = {"formula": "formula", "says": "reason"}  # noqa: RUF012  # as its base

    def variant(self, row: Row) -> str:
        """One, or several."""
        return "several" if len(places_of(row)) > 1 else ""
