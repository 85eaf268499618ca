"""K707: a formula gives a value."""

from __future__ import annotations

from medelkoll_schemas.findings import Severity
from medelkoll_schemas.rules.issues import IssueRule


class FormulaError(IssueRule):
    """``#DIV/0!`` and its kin, as the result of a formula."""

    code = "K707"
    issues = ("error",)
    severity = Severity.ERROR
    words = {"formula": "formula", "says": "text"}  # noqa: RUF012  # as its base
