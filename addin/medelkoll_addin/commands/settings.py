"""What ``medelkoll check`` tells the processes that check: the grant, the limits and the password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_addin.commands.arguments import WrongCommandError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def settings_of(options: argparse.Namespace) -> dict[str, object]:
    """The settings, and the limits set for this process too.

    Raises:
        WrongCommandError: a file that cannot be read, or limits that cannot be.
    """
    limits: Path | None = options.limits
    mapping: Path | None = options.mapping
    password: Path | None = options.password_file
    if limits is not None:
        _use(limits)
    return {
        "grant": options.grant,
        "decision": options.document is not None,
        "mapping": _text(mapping, "mappningen") if mapping else None,
        "password": _text(password, "lösenordsfilen").rstrip("\r\n") if password else None,
    }


def _use(path: Path) -> None:
    from medelkoll_addin.reading.limits import LimitsFileError, read_limits, use  # noqa: PLC0415 - most set none

    try:
        use(read_limits(_text(path, "gränsfilen")))
    except LimitsFileError as error:
        message = f"gränsfilen {path} går inte att använda: {error}"
        raise WrongCommandError(message) from error


def _text(path: Path, what: str) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{what} {path} finns inte eller går inte att läsa"
        raise WrongCommandError(message) from error
