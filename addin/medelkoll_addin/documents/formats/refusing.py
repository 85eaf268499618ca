"""What is said of a document that cannot be read at all."""

from __future__ import annotations

from medelkoll_addin.reading.unreadable import CANNOT_OPEN, NOT_A_WORKBOOK, UnreadableError


def missing_library() -> UnreadableError:
    """K905: Word and PDF need the extra."""
    return UnreadableError(CANNOT_OPEN, variant="extra")


def not_as_named(name: str) -> UnreadableError:
    """K901: the file is another kind of file than its name says."""
    return UnreadableError(NOT_A_WORKBOOK, name=name, variant="document")
