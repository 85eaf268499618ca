"""A source document's own words, so that nothing has to be typed off."""

from __future__ import annotations

import re
from pathlib import Path

# What the document's page layout broke or doubled; its own slips are left as they are.
_REPAIRS = (
    (r"<[^>]+>|\*\*", ""),
    (r"\[([^\]]+)\]\([^)]*\)", r"\1"),
    (r"\bläns[- ]gemensam", "länsgemensam"),
    (r"\bin-teckna", "inteckna"),
    (r"vårdssamverkan", "vårdsamverkan"),
    (r"socialchefs nätverk", "socialchefsnätverk"),
    (r"(?<=mottagningar)\n\n(?=och Utväg)", " "),
)


class Document:
    """The text of one folder's ``document.txt``, with what its page layout broke made whole."""

    def __init__(self, script: str) -> None:
        """Read the document that lies beside a build script."""
        text = Path(script).with_name("document.txt").read_text("utf-8")
        for pattern, whole in _REPAIRS:
            text = re.sub(pattern, whole, text)
        self.text = text

    def said(self, start: str, end: str = "") -> str:
        """The words from ``start`` to the end of its line, or to ``end`` and with it.

        Raises:
            ValueError: the document does not say it, or says it twice.
        """
        if self.text.count(start) != 1:
            message = f"{start!r} stands {self.text.count(start)} times in the document"
            raise ValueError(message)
        line = self.text[self.text.index(start) :].split("\n", maxsplit=1)[0].strip()
        return line[: line.index(end) + len(end)] if end else line
