"""K103: a line has its amount."""

from __future__ import annotations

from medelkoll_schemas.findings import Severity
from medelkoll_schemas.rules.doubts import DoubtRule


class BlankAmount(DoubtRule):
    """A line with words and no amount, in a table where every other line has one."""

    code = "K103"
    severity = Severity.WARNING
    doubts = ("blank",)
