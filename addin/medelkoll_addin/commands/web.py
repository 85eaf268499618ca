"""``medelkoll web``, ``web certificate`` and ``web manifest``: Medelkoll inside Microsoft 365."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from medelkoll_addin.commands.arguments import WrongCommandError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Generator
    from pathlib import Path


def web(options: argparse.Namespace) -> int:
    """Serve the web add-in until it is stopped.

    Raises:
        WrongCommandError: the optional extra is not installed, or the options contradict each other.
    """
    with _extra():
        from medelkoll_addin.excel.web import Options, serve  # noqa: PLC0415 - an optional extra
    with _said():
        chosen = Options(
            host=options.host,
            port=options.port,
            public_url=options.public_url,
            certificate=options.certificate,
            key=options.key,
            allow_remote=options.allow_remote,
            workers=options.workers,
            max_bytes=options.max_bytes,
            timeout_seconds=options.timeout,
        )
    serve(chosen)
    return 0


def certificate(options: argparse.Namespace) -> int:
    """Write a certificate for this computer alone.

    Raises:
        WrongCommandError: the optional extra is not installed, or the folder cannot be written.
    """
    with _extra():
        from medelkoll_addin.excel.web.certificates import make  # noqa: PLC0415 - an optional extra
    folder: Path = options.folder
    with _written(folder):
        root, own, key = make(folder)
    sys.stdout.write(f"{root} är skriven: lägg till den bland betrodda rotcertifikat.\n")
    sys.stdout.write(f"Starta sedan servern: medelkoll web --certificate {own} --key {key}\n")
    return 0


def manifest(options: argparse.Namespace) -> int:
    """Write the manifest of a server that users reach at an address.

    xlwings-server takes its settings from the environment when it is imported: that is done in a process of its own,
    so that nothing of it is left in this one.

    Raises:
        WrongCommandError: the optional extra is not installed, the address is not HTTPS, or the file cannot be written.
    """
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - start-up counts
    from multiprocessing import get_context  # noqa: PLC0415 - the same

    from medelkoll_addin.excel.web.manifest import manifest as made  # noqa: PLC0415 - the same
    from medelkoll_addin.excel.web.options import Options  # noqa: PLC0415 - the same

    target: Path = options.target
    with _extra(), _said(), ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        text = apart.submit(made, Options(public_url=options.public_url)).result()
    with _written(target):
        target.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{target} är skriven.\n")
    return 0


@contextmanager
def _extra() -> Generator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        message = 'webbtillägget är inte installerat; installera det med: pip install "medelkoll[web]"'
        raise WrongCommandError(message) from error


@contextmanager
def _said() -> Generator[None]:
    """The web add-in says in Swedish what is wrong with its options."""
    try:
        yield
    except ValueError as error:
        raise WrongCommandError(str(error).rstrip(".")) from error


@contextmanager
def _written(target: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        message = f"{target} kan inte skrivas; kontrollera att mappen finns och att du har behörighet"
        raise WrongCommandError(message) from error
