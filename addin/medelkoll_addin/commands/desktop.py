"""``medelkoll excel build`` and ``medelkoll excel embed``: Medelkoll inside Excel on a PC."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from medelkoll_addin.commands.arguments import WrongCommandError
from medelkoll_addin.commands.writing import replace, why

if TYPE_CHECKING:
    import argparse

    from medelkoll_addin.excel.desktop.embedding import Embedded

_EMBEDDED = "_med_funktioner"


def build(options: argparse.Namespace) -> int:
    """Write the desktop add-in, ``medelkoll.xlam``.

    Raises:
        WrongCommandError: Python's path on the users' PCs is not a whole one, or the file cannot be written.
    """
    from medelkoll_addin.excel.desktop import build as write  # noqa: PLC0415 - xlwings is slow to import

    target: Path = options.output or options.target or Path()
    try:
        written = write(target, options.interpreter) if options.interpreter else write(target)
    except ValueError as error:
        message = f"sökvägen till Python ska vara hel, inte {options.interpreter}"
        raise WrongCommandError(message) from error
    except OSError as error:
        message = f"tillägget kan inte skrivas till {target}"
        raise WrongCommandError(message) from error
    sys.stdout.write(f"{written} är skriven.\n")
    return 0


def embed(options: argparse.Namespace) -> int:
    """Write a copy of a workbook with functions in its cells; the workbook itself is never written.

    Raises:
        WrongCommandError: the workbook cannot be read or must not be copied, or the copy's name is taken.
    """
    book: Path = options.book
    target: Path = options.output or book.with_stem(book.stem + _EMBEDDED)
    if target.exists():
        message = f"{target} finns redan; ange ett annat namn med --output"
        raise WrongCommandError(message)
    copy = _embedded(book, web=options.web)
    try:
        replace(target, copy.data)
    except OSError as error:
        message = f"{target} kan inte skrivas: {why(error)}"
        raise WrongCommandError(message) from error
    counted = f"{copy.cells} cell" if copy.cells == 1 else f"{copy.cells} celler"
    sys.stdout.write(f"{target} är skriven, med {counted} som jämför summor med sina delar.\n")
    return 0


def _embedded(book: Path, *, web: bool) -> Embedded:
    from medelkoll_addin.annotating import AnnotatingError  # noqa: PLC0415 - start-up counts
    from medelkoll_addin.excel.desktop import embed as with_functions  # noqa: PLC0415 - xlwings is slow to import
    from medelkoll_addin.reading.unreadable import UnreadableError  # noqa: PLC0415 - start-up counts

    try:
        return with_functions(book, web=web)
    except AnnotatingError as error:
        message = f"{book} kan inte få funktioner. {str(error).rstrip('.')}"
    except UnreadableError as error:
        message = f"{book} kan inte läsas ({error.code}); medelkoll check {book} säger varför"
    except MemoryError:
        message = f"{book} kan inte läsas (K906); medelkoll check {book} säger varför"
    except OSError as error:
        message = f"{book}: {why(error)}"
    raise WrongCommandError(message)
