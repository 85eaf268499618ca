"""K702: no typed number stands where its neighbours have a formula."""

from __future__ import annotations

from medelkoll_schemas.findings import Cause, Certainty, Severity
from medelkoll_schemas.rules.issues import IssueRule, Row


class ConstantOverFormula(IssueRule):
    """Worth knowing when it equals what the formula gives, an error when it does not."""

    code = "K702"
    issues = ("constant",)
    words = {"should_say": "expected_formula"}  # noqa: RUF012  # a class variable by its base

    def weigh(self, row: Row) -> Severity:
        """By the difference, and by whether the neighbours' pattern is beyond doubt."""
        if not row["difference"]:
            return Severity.INFO
        return Severity.ERROR if row["certain"] else Severity.WARNING

    def variant(self, row: Row) -> str:
        """Equal or not."""
        return "differs" if row["difference"] else "equals"

    def causes(self, row: Row, stated: int | None, expected: int | None) -> tuple[Cause, ...]:
        """The number typed over the formula; or what the formula would add up is wrong, and the number is right."""
        if stated is None or expected is None or stated == expected:
            return ()
        place = int(str(row["place"]))
        facts = {} if row["should_say"] is None else {"formula": str(row["should_say"])}
        kind = "constant_over_formula"
        return (Cause(kind, place, expected, stated - expected, Certainty.AMBIGUOUS, facts),)
