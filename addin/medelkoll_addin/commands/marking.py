"""The marked copy of a workbook that has just been checked."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medelkoll_addin.reports.model import FileReport


class NoCopyError(Exception):
    """Why there is none, in Swedish."""


def marked(file: FileReport, language: str) -> bytes:
    """Mark what was checked, and nothing that has been saved since.

    Raises:
        NoCopyError: the workbook could not be read, must not be marked, or is another one by now.
        OSError: it cannot be opened any more.
    """
    from medelkoll_addin.annotating import AnnotatingError, annotate, unmarked  # noqa: PLC0415 - only when asked for
    from medelkoll_addin.reports.as_json import report_json  # noqa: PLC0415 - the same
    from medelkoll_addin.reports.model import Report  # noqa: PLC0415 - the same

    if file.verdict == "unreadable":
        raise NoCopyError(" ".join(finding.message(language) for finding in file.findings))
    data = unmarked(Path(file.path).read_bytes())
    try:
        copy = annotate(data, report_json(Report([file]), language))
    except AnnotatingError as error:
        raise NoCopyError(str(error)) from error
    if sha256(data).hexdigest() != file.sha256:
        message = "Den har ändrats sedan den kontrollerades. Kontrollera den igen."
        raise NoCopyError(message)
    return copy
