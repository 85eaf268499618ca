"""The marked copy of a workbook that has just been checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medelkoll_addin.reading import limits

if TYPE_CHECKING:
    from medelkoll_addin.guarding.marking import Marker, StoppedError
    from medelkoll_addin.reports.model import FileReport

_STOPPED = {
    "seconds": "Det tog längre tid än gränsen, {seconds} sekunder.",
    "memory": "Det tog mer minne än gränsen.",
    "stopped": "Arbetet avbröts.",
}


class NoCopyError(Exception):
    """Why there is none, in Swedish."""


def marked(file: FileReport, language: str, marker: Marker) -> bytes:
    """Mark what was checked, and nothing that has been saved since.

    Raises:
        NoCopyError: the workbook could not be read, must not be marked, or is another one by now.
        OSError: it cannot be opened any more.
    """
    from medelkoll_addin.annotating.refusal import AnnotatingError  # noqa: PLC0415 - only when asked for
    from medelkoll_addin.guarding.marking import StoppedError  # noqa: PLC0415 - the same
    from medelkoll_addin.reports.as_json import report_json  # noqa: PLC0415 - the same
    from medelkoll_addin.reports.model import Report  # noqa: PLC0415 - the same

    if file.verdict == "unreadable":
        raise NoCopyError(" ".join(finding.message(language) for finding in file.findings))
    try:
        return marker.mark(Path(file.path), report_json(Report([file]), language), file.sha256)
    except AnnotatingError as error:
        raise NoCopyError(str(error)) from error
    except StoppedError as error:
        raise NoCopyError(stopped(error)) from error


def is_own_copy(target: Path, marker: Marker) -> bool:
    """Whether the file is a marked copy that nobody has worked in: then nothing is lost with it."""
    from medelkoll_addin.guarding.marking import StoppedError  # noqa: PLC0415 - only when there is such a file

    try:
        return marker.is_untouched(target)
    except (OSError, StoppedError):
        return False


def stopped(error: StoppedError) -> str:
    """Why a process gave no answer, in words."""
    return _STOPPED[error.why].format(seconds=limits.LIMITS.seconds)
