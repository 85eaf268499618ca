"""``medelkoll annotate``: a marked copy of one workbook, and the workbook that a marked copy was made from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from medelkoll_addin.commands.arguments import WrongCommandError
from medelkoll_addin.commands.check import known_grant, understood_mapping
from medelkoll_addin.commands.marking import NoCopyError, is_own_copy, marked, stopped
from medelkoll_addin.commands.writing import possible_target, replace, why

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from medelkoll_addin.guarding.marking import Marker
    from medelkoll_addin.reports.model import FileReport


def run(options: argparse.Namespace) -> int:
    """Mark or clean; what was named is only read. The exit code is the check's; 1 also when there is no copy.

    Raises:
        WrongCommandError: the copy's name is the workbook's own or taken, or it cannot be written there.
    """
    from medelkoll_addin.guarding.marking import Marker  # noqa: PLC0415 - start-up counts

    book: Path = options.book
    target: Path = options.output
    possible_target(book, target)
    with Marker() as marker:
        if target.exists() and not options.force and not is_own_copy(target, marker):
            message = f"{target} finns redan; välj ett annat namn, eller lägg till --force för att ersätta filen"
            raise WrongCommandError(message)
        return _remove(book, target, marker) if options.remove else _annotate(book, target, options, marker)


def _annotate(book: Path, target: Path, options: argparse.Namespace, marker: Marker) -> int:
    from medelkoll_addin.commands.settings import settings_of  # noqa: PLC0415 - only where something is checked
    from medelkoll_addin.guarding.checking import check_files  # noqa: PLC0415 - the same

    if options.grant is not None:
        known_grant(options.grant)
    if options.mapping is not None:
        understood_mapping(options.mapping)
    report = check_files([book], settings_of(options))
    (file,) = report.files
    try:
        copy = marked(file, options.lang, marker)
    except NoCopyError as error:
        sys.stderr.write(f"{book}: ingen märkt kopia. {error}\n")
        return 1
    _write(target, copy)
    sys.stdout.write(f"{target} är skriven. {_told(file)} Arbetsboken själv är orörd.\n")
    return report.exit_code


def _told(file: FileReport) -> str:
    found = len(file.findings)
    return "Inga anmärkningar." if not found else f"{found} {'anmärkning' if found == 1 else 'anmärkningar'}."


def _remove(copy: Path, target: Path, marker: Marker) -> int:
    from medelkoll_addin.annotating.refusal import AnnotatingError  # noqa: PLC0415 - start-up counts
    from medelkoll_addin.guarding.marking import StoppedError  # noqa: PLC0415 - the same

    try:
        data, way = marker.clean(copy)
    except OSError as error:
        sys.stderr.write(f"{copy}: {why(error)}.\n")
        return 1
    except (AnnotatingError, StoppedError) as error:
        said = stopped(error) if isinstance(error, StoppedError) else error
        sys.stderr.write(f"{copy}: inga markeringar är borttagna. {said}\n")
        return 1
    _write(target, data)
    sys.stdout.write(f"{target} är skriven. {_AFTER[way]}\n")
    return 0


_AFTER = {
    "file": "Filen är byte för byte den som märktes.",
    "parts": "Varje del av arbetsboken är som den var när den märktes; bara sättet att packa filen kan skilja.",
    "found": "Kopian har sparats om sedan den märktes: färger, anteckningar och blad från Medelkoll är borttagna, "
    "allt annat är som i kopian.",
    "none": "Arbetsboken hade inga markeringar från Medelkoll och är oförändrad.",
}


def _write(target: Path, data: bytes) -> None:
    try:
        replace(target, data)
    except OSError as error:
        message = f"{target} kan inte skrivas"
        raise WrongCommandError(message) from error
