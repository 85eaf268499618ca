"""K707: a formula gives a value."""

from __future__ import annotations

from medelkoll_schemas.rules.issues import IssueRule


class FormulaError(IssueRule):
    """``#DIV/0!`` and its kin, as the result of a formula; an error where figures depend on it (``overlaps``)."""

    code = "K707"
    issues = ("error",)
    words = {"formula": "formula", "says": "text"}  # noqa: RUF012  # as its base
