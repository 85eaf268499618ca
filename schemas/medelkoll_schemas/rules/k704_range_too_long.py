"""K704: a sum takes in nothing but its lines."""

from __future__ import annotations

from medelkoll_schemas.findings import Severity
from medelkoll_schemas.rules.issues import IssueRule, Row


class RangeTooLong(IssueRule):
    """A sum that takes in more than the lines, with what it takes in."""

    code = "K704"
    issues = ("range_long",)
    severity = Severity.ERROR
    words = {"says": "range", "should_say": "expected_range", "formula": "formula"}  # noqa: RUF012  # as its base

    def weigh(self, row: Row) -> Severity:
        """Where no words say what the rows are, a person should look."""
        return Severity.WARNING if row["certain"] is False else self.severity
