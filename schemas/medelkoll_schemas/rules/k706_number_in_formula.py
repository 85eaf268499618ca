"""K706: no amount is typed into a formula."""

from __future__ import annotations

from medelkoll_schemas.rules.issues import IssueRule


class NumberInFormula(IssueRule):
    """``=B4+5000``: the amount is in no table."""

    code = "K706"
    issues = ("typed_number",)
    words = {"formula": "formula"}  # noqa: RUF012  # as its base
