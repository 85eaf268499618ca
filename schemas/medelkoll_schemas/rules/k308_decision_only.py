"""K308: what the decision states is in the workbook."""

from __future__ import annotations

from medelkoll_schemas.rules.unmatched import UnmatchedRule


class DecisionOnly(UnmatchedRule):
    """Amounts in the decision that the workbook has nowhere."""

    code = "K308"
    sides = ("decision", "both")
