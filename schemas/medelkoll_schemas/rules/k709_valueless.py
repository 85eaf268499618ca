"""K709: formulas are saved with their values."""

from __future__ import annotations

from medelkoll_schemas.rules.issues import IssueRule, Row, places_of


class Valueless(IssueRule):
    """The program that saved the file did not compute it: not the sender's mistake."""

    code = "K709"
    issues = ("valueless",)
    words = {"says": "program"}  # noqa: RUF012  # as its base

    def variant(self, row: Row) -> str:
        """One, or several."""
        return "several" if len(places_of(row)) > 1 else ""
