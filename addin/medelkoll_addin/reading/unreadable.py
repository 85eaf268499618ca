"""Why a file could not be read."""

from __future__ import annotations

NOT_A_WORKBOOK = "K901"
ENCRYPTED = "K902"
DAMAGED = "K903"
EMPTY = "K904"
CANNOT_OPEN = "K905"
BEYOND_LIMIT = "K906"


class UnreadableError(Exception):
    """A file that is not a workbook we can read.

    ``code`` is a finding code (K901 and on); ``facts`` are the values for its message.
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the code and the facts that its message names."""
        super().__init__(code)
        self.code = code
        self.facts = facts
