"""``medelkoll map``: how a workbook is understood, and a grant file to go on from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from medelkoll_addin.commands.arguments import WrongCommandError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from medelkoll_addin.describing.understood import Understood


def run(options: argparse.Namespace) -> int:
    """Show what was found; write the grant file and the picture where that was asked for.

    Raises:
        WrongCommandError: the workbook cannot be read, or a file is there already or cannot be written.
    """
    from medelkoll_addin.describing.grant_file import grant_file  # noqa: PLC0415 - start-up counts
    from medelkoll_addin.describing.picture import picture  # noqa: PLC0415 - the same
    from medelkoll_addin.describing.telling import told  # noqa: PLC0415 - the same

    book: Path = options.book
    _free(options.output)
    _free(options.picture)
    seen = _understood(book, options.mapping)
    if options.explain is not None:
        return _explain(seen, options.explain, options.lang)
    sys.stdout.writelines(f"{line}\n" for line in told(seen, options.lang))
    if options.output is not None:
        _write(options.output, grant_file(seen, book.stem), options.lang)
    if options.picture is not None:
        _write(options.picture, picture(seen, book.stem, options.lang), options.lang)
    return 0


def _understood(path: Path, mapping: Path | None) -> Understood:
    from medelkoll_addin.describing.understood import understood  # noqa: PLC0415 - start-up counts
    from medelkoll_addin.sources import Unread, chosen_grant, from_path, read_source  # noqa: PLC0415 - the same
    from medelkoll_schemas.grants import GrantFileError  # noqa: PLC0415 - the same

    try:
        book = read_source(from_path(path), 0)
        if isinstance(book, Unread):
            raise _unread(path, book.finding.code)
        return understood(book, grant=chosen_grant(None, mapping), mapping="file")
    except MemoryError as error:
        raise _unread(path, "K906") from error
    except (GrantFileError, OSError) as error:
        message = f"mappningen {mapping} går inte att använda: {error}"
        raise WrongCommandError(message) from error


def _unread(path: Path, code: str) -> WrongCommandError:
    message = f"{path} går inte att läsa ({code}); medelkoll check säger varför"
    return WrongCommandError(message)


def _explain(seen: Understood, cell: str, language: str) -> int:
    from medelkoll_addin.describing.telling import explained, spot  # noqa: PLC0415 - start-up counts

    try:
        place = spot(cell, seen.book.sheet_names)
    except ValueError as error:
        message = f"cellen {cell} finns inte; skriv till exempel C14 eller Blad2!C14"
        raise WrongCommandError(message) from error
    sys.stdout.writelines(f"{line}\n" for line in explained(seen, place, language))
    return 0


def _free(target: Path | None) -> None:
    """Refuse a name that is taken: by the workbook, or by a description that somebody has worked in."""
    if target is not None and target.exists():
        message = f"{target} finns redan; välj ett annat namn, eller flytta filen"
        raise WrongCommandError(message)


def _write(target: Path, text: str, language: str) -> None:
    from medelkoll_addin.commands.writing import replace  # noqa: PLC0415 - only when something is written
    from medelkoll_addin.describing.words import say  # noqa: PLC0415 - the same

    try:
        replace(target, text.encode())
    except OSError as error:
        message = f"{target} kan inte skrivas"
        raise WrongCommandError(message) from error
    sys.stdout.write(say("wrote", language, target=target))
