"""What a paragraph is by its looks alone, where the format does not say."""

from __future__ import annotations

import re

from medelkoll_addin.documents.amounts import mentions

_LONGEST_HEADING = 120
_NO_HEADING = re.compile(r"[.;,]\s*$|^\d[\d ]*$")
ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+(?=\S)")


def is_heading(text: str) -> bool:
    """Whether a tidy paragraph that stands alone looks like a heading: short, no sentence, no amount, no item."""
    worded = len(text) <= _LONGEST_HEADING and not _NO_HEADING.search(text) and not ITEM.match(text)
    return worded and not mentions(text)
