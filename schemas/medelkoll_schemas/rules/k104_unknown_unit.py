"""K104: an amount's unit is known."""

from __future__ import annotations

from medelkoll_schemas.findings import Severity
from medelkoll_schemas.rules.doubts import DoubtRule


class UnknownUnit(DoubtRule):
    """Digits, and a unit that is not one of money."""

    code = "K104"
    severity = Severity.ERROR
    doubts = ("unknown_unit",)
