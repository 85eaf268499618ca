"""K703: a sum reaches all its lines."""

from __future__ import annotations

from medelkoll_schemas.findings import Severity
from medelkoll_schemas.rules.issues import IssueRule


class RangeTooShort(IssueRule):
    """A sum that stops before the last line, with what falls outside."""

    code = "K703"
    issues = ("range_short",)
    severity = Severity.ERROR
    words = {"says": "range", "should_say": "expected_range", "formula": "formula"}  # noqa: RUF012  # as its base
