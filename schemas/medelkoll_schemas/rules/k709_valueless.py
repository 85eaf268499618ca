"""K709: formulas are saved with their values."""

from __future__ import annotations

from medelkoll_schemas.rules.issues import IssueRule, Row


class Valueless(IssueRule):
    """The program that saved the file did not compute it: not the sender's mistake."""

    code = "K709"
    issues = ("valueless",)
    words = {"says": "program"}  # noqa: RUF012  # as its base

    def variant(self, row: Row) -> str:
        """One, or several."""
        places = row["places"]
        return "several" if isinstance(places, list) and len(places) > 1 else ""
