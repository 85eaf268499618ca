"""Marks and notes, without touching anything else.

Every check asks `is_marked`, few of them need more: the rest is imported when somebody asks for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from medelkoll_addin.annotating.marked import is_marked, unmarked
from medelkoll_addin.annotating.refusal import AnnotatingError

if TYPE_CHECKING:
    from medelkoll_addin.annotating.adding import annotate
    from medelkoll_addin.annotating.removing import clean, is_untouched_copy

__all__ = ["AnnotatingError", "annotate", "clean", "is_marked", "is_untouched_copy", "unmarked"]
_HOMES = {"annotate": "adding", "clean": "removing", "is_untouched_copy": "removing"}


def __getattr__(name: str) -> object:
    """Import what only an annotated copy needs."""
    if name in _HOMES:
        home: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return home
    raise AttributeError(name)
