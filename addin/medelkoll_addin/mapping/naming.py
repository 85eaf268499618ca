"""Which of several things a label names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from medelkoll_schemas.wording import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.grants.model import Term

_NUMBERING = re.compile(r"^\s*(?:\d{1,2}[.):]|[a-hA-H][.):]|[-–•])\s*")
_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")


def meant(terms: Sequence[Term], *texts: str) -> str | None:
    """The one term that a text means; None when it means none, or several."""
    for text in texts:
        found = [term.id for term in terms if text and term.meant_by(text)]
        if len(found) == 1:
            return found[0]
    return None


@lru_cache(maxsize=4096)
def plain_label(text: str) -> str:
    """A label's words without numbering and asides: ``1. Insatser (kr)`` is ``insatser``."""
    return normal(_ASIDE.sub("", _NUMBERING.sub("", text)))
