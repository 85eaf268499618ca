"""A marked copy that is sent back: it is checked without our marks and result sheet, which are not its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.annotating import unmarked
from medelkoll_addin.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Unmarked(Source):
    """A file that is read as if we had never marked it."""

    def load(self) -> bytes:
        """The bytes of its file, cleaned.

        Raises:
            OSError: the file cannot be opened.
        """
        return unmarked(super().load())


def sources(files: Iterable[Path]) -> list[Source]:
    """Files, to be checked without our marks."""
    return [Unmarked(str(file), file) for file in files]
