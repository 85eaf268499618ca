"""K705: a formula does what its neighbours' formulas do."""

from __future__ import annotations

from medelkoll_schemas.rules.issues import IssueRule


class UnlikeNeighbours(IssueRule):
    """A formula that breaks the pattern on both its sides, and gives another amount."""

    code = "K705"
    issues = ("unlike",)
    words = {"formula": "formula", "should_say": "expected_formula"}  # noqa: RUF012  # as its base

    def variant(self, row: dict[str, object]) -> str:
        """With the amounts, where they are known."""
        return "differs" if row["difference"] else ""
