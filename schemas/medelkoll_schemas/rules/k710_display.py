"""K710: the figures that are shown add up."""

from __future__ import annotations

from medelkoll_schemas.findings import Severity
from medelkoll_schemas.rules.issues import IssueRule, Row


class Display(IssueRule):
    """Formats that hide decimals: what is shown does not add up, or hides that the stored figures do not."""

    code = "K710"
    issues = ("display", "display_hides")

    def weigh(self, row: Row) -> Severity:
        """What is only shown is worth knowing; what is hidden needs a look."""
        return Severity.INFO if row["issue"] == "display" else Severity.WARNING

    def variant(self, row: Row) -> str:
        """Which way round."""
        return "hides" if row["issue"] == "display_hides" else ""
