"""Why a formula's value is not known."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """A short word for each; those of ``tables.formulas.REASONS`` reach the user."""

    # what stands in the cells
    ERROR = "error"
    DATE = "date"
    TEXT = "text"
    LOGICAL = "logical"
    HIDDEN = "hidden"
    CIRCULAR = "circular"
    CRITERION = "criterion"
    BLANK = "blank"
    # what stands in the formula
    EXTERNAL = "external"
    SHEETS = "sheets"
    NAME = "name"
    TABLE = "table"
    REFERENCE = "reference"
    SYNTAX = "syntax"
    ARRAY = "array"
    FUNCTION = "function"
    # why it is not recalculated
    VOLATILE = "volatile"
    LANGUAGE = "language"
    ENGINE = "engine"
    SIZE = "size"


class UnknownError(ValueError):
    """A value that an exact sum cannot take in."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


class UnresolvedError(ValueError):
    """A reference that does not lead to cells of this workbook."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason
