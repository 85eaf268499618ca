"""Files that commands write: never over what the user named, never half."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Final

from medelkoll_addin.commands.arguments import WrongCommandError

REASONS: Final[dict[type[OSError], str]] = {
    FileNotFoundError: "filen eller mappen finns inte",
    PermissionError: "du har inte behörighet",
    IsADirectoryError: "det är en mapp, inte en arbetsbok",
    NotADirectoryError: "filen eller mappen finns inte",
}


def why(error: OSError) -> str:
    """What an operating system's error means to a user."""
    return REASONS.get(type(error), "filen går inte att öppna")


def possible_target(source: Path, target: Path) -> None:
    """Refuse a target that is the source itself, by whatever name or link, or that Excel would not open.

    Raises:
        WrongCommandError: it is, or it is a folder.
    """
    if target.is_dir():
        message = f"{target} är en mapp; ange ett filnamn"
        raise WrongCommandError(message)
    if target.exists() and source.exists() and target.samefile(source):
        message = f"{target} är arbetsboken själv, som aldrig skrivs över; välj ett annat namn"
        raise WrongCommandError(message)
    if source.suffix and target.suffix.lower() != source.suffix.lower():
        message = f"kopian måste sluta på {source.suffix} som arbetsboken, annars öppnar Excel den inte"
        raise WrongCommandError(message)


def replace(target: Path, data: bytes) -> None:
    """Put a new file in the name's place, whole or not at all: what the name led to, by a link, is not written into.

    Raises:
        OSError: the folder cannot be written; nothing is left behind.
    """
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(_mode())
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _mode() -> int:
    """The rights that a new file gets here; a temporary one is its owner's alone."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
