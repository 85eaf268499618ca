"""What a cell shows when there is no certain answer, in the checker's own words."""

from __future__ import annotations

from medelkoll_schemas.amounts import Doubt
from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.messages import word


class FunctionError(Exception):
    """A question that has no certain answer; ``text`` says why, in Swedish, to the user."""

    def __init__(self, text: str) -> None:
        """Keep the text that the cell is to show."""
        super().__init__(text)
        self.text = text


def doubtful(raw: str, doubt: Doubt) -> FunctionError:
    """The error for a cell that cannot be read as an amount."""
    return _worded("K104" if doubt is Doubt.UNKNOWN_UNIT else "K101", doubt, raw)


def blank() -> FunctionError:
    """The error for a blank cell where there should be an amount."""
    return _worded("K103", "blank", "")


def error_value(raw: str) -> FunctionError:
    """The error for a cell that shows one of Excel's own errors."""
    return FunctionError(f"En cell som behövs visar felet {raw}. Rätta den först.")


def _worded(code: str, variant: str, raw: str) -> FunctionError:
    facts = {"raw": raw} if raw else {}
    finding = Finding(0, code, Severity.ERROR, 0, (0,), facts=facts, variant=variant)
    text = word(finding)
    return FunctionError(text[:1].upper() + text[1:])
