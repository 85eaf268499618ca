"""K102: no error value stands where an amount belongs."""

from __future__ import annotations

from medelkoll_schemas.findings import Severity
from medelkoll_schemas.rules.doubts import DoubtRule


class ErrorInAmount(DoubtRule):
    """``#REF!`` and its kin."""

    code = "K102"
    severity = Severity.ERROR
    doubts = ("error",)
