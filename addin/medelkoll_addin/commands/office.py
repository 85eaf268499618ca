"""``medelkoll web`` and ``medelkoll excel``: Medelkoll inside Excel."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from medelkoll_addin.commands.arguments import WrongCommandError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def web(options: argparse.Namespace) -> int:
    """Serve the web add-in until it is stopped.

    Raises:
        WrongCommandError: the optional extra is not installed, or the options contradict each other.
    """
    try:
        from medelkoll_addin.excel.web import Options, serve  # noqa: PLC0415 - an optional extra
    except ModuleNotFoundError as error:
        message = "webbtillägget är inte installerat; installera det med: pip install medelkoll[web]"
        raise WrongCommandError(message) from error
    try:
        chosen = Options(
            host=options.host,
            port=options.port,
            public_url=options.public_url,
            certificate=options.certificate,
            key=options.key,
            allow_remote=options.allow_remote,
            workers=options.workers,
        )
    except ValueError as error:
        raise WrongCommandError(str(error)) from error
    serve(chosen)
    return 0


def build(options: argparse.Namespace) -> int:
    """Write the desktop add-in, ``medelkoll.xlam``.

    Raises:
        WrongCommandError: Python's path on the users' PCs is not a whole one.
    """
    from medelkoll_addin.excel.desktop import build as write  # noqa: PLC0415 - xlwings is slow to import

    target: Path = options.target
    try:
        written = write(target, options.interpreter) if options.interpreter else write(target)
    except ValueError as error:
        message = f"sökvägen till Python ska vara hel, inte {options.interpreter}"
        raise WrongCommandError(message) from error
    sys.stdout.write(f"{written} är skriven.\n")
    return 0
