"""What a document is called by its name."""

from __future__ import annotations

import os

KINDS = {".docx": "docx", ".pdf": "pdf", ".txt": "txt", ".md": "md", ".html": "html", ".htm": "html"}


def kind_of(name: str) -> str | None:
    """The format that a name ends with; None when it is no document's."""
    return KINDS.get(os.path.splitext(name)[1].lower())  # noqa: PTH122 - a name, not a path
