"""K101: an amount can be read with certainty."""

from __future__ import annotations

from medelkoll_schemas.findings import Severity
from medelkoll_schemas.rules.doubts import DoubtRule


class UnreadableAmount(DoubtRule):
    """Text where an amount belongs, which could mean several amounts or none."""

    code = "K101"
    severity = Severity.ERROR
    others = ("error", "blank", "unknown_unit")
