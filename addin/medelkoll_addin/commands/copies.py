"""``medelkoll check … --annotate FOLDER``: a marked copy of every workbook that something was found in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from medelkoll_addin.commands.arguments import WrongCommandError
from medelkoll_addin.commands.marking import NoCopyError, is_own_copy, marked
from medelkoll_addin.commands.writing import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from medelkoll_addin.guarding.marking import Marker
    from medelkoll_addin.reports.model import FileReport, Report


def outside(folder: Path, files: Iterable[Path], named: Iterable[Path]) -> list[Path]:
    """The files to check: earlier copies, which lie in the folder, are left out.

    Raises:
        WrongCommandError: what the user named lies in the folder itself, or the folder is a file.
    """
    home = folder.resolve()
    for path in named:
        if home in (path.resolve(), path.resolve().parent) and path.exists():
            message = f"{path} ligger i {folder}, där kopiorna ska skrivas; välj en annan mapp för kopiorna"
            raise WrongCommandError(message)
    if folder.exists() and not folder.is_dir():
        message = f"{folder} är en fil; ange en mapp för kopiorna"
        raise WrongCommandError(message)
    return [file for file in files if file.resolve().parent != home]


def write_copies(report: Report, folder: Path, language: str) -> None:
    """Write the copies and say on standard error how many; what gets none is said too.

    Raises:
        WrongCommandError: the folder cannot be written.
    """
    from medelkoll_addin.guarding.marking import Marker  # noqa: PLC0415 - only when asked for

    found = [file for file in report.files if file.findings and file.sha256]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with Marker() as marker:
            written = sum(_write(file, target, language, marker) for file, target in _named(found, folder))
    except OSError as error:
        message = f"kopiorna kan inte skrivas i {folder}"
        raise WrongCommandError(message) from error
    sys.stderr.write(f"Märkta kopior i {folder}: {written}. Arbetsböckerna själva är orörda.\n")


def _named(files: Iterable[FileReport], folder: Path) -> Iterator[tuple[FileReport, Path]]:
    """Each file and its copy's name: its own, with a number when another one has it already."""
    taken: set[str] = set()
    for file in files:
        name = _free(Path(file.path), taken)
        taken.add(name.casefold())
        yield file, folder / name


def _free(path: Path, taken: Collection[str]) -> str:
    number, name = 1, path.name
    while name.casefold() in taken:
        number += 1
        name = f"{path.stem} ({number}){path.suffix}"
    return name


def _write(file: FileReport, target: Path, language: str, marker: Marker) -> bool:
    """Write one copy; a file of the user's that has its name stays as it is."""
    if target.exists() and not is_own_copy(target, marker):
        return _no_copy(
            file, f"{target} finns redan och är inte en märkt kopia, eller har ändrats. Flytta den och försök igen."
        )
    try:
        replace(target, marked(file, language, marker))
    except NoCopyError as error:
        return _no_copy(file, str(error))
    return True


def _no_copy(file: FileReport, reason: str) -> bool:
    sys.stderr.write(f"{file.path}: ingen märkt kopia. {reason}\n")
    return False
