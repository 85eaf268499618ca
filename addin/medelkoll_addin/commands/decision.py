"""``medelkoll check BOOK --document DECISION``: which files are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.commands.arguments import WrongCommandError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def decision_of(document: Path | None, files: Sequence[Path]) -> list[Path]:
    """The decision, when there is one.

    Raises:
        WrongCommandError: it is no document by its name, or there is not just one workbook to compare it with.
    """
    if document is None:
        return []
    if len(files) != 1:
        message = f"ett beslut jämförs med en arbetsbok i taget, men {len(files)} är angivna"
        raise WrongCommandError(message)
    from medelkoll_addin.documents.kinds import KINDS, kind_of  # noqa: PLC0415 - start-up counts

    if kind_of(document.name) is None:
        message = f"{document} är inget beslut som går att läsa; det ska vara {', '.join(KINDS)}"
        raise WrongCommandError(message)
    return [document]
