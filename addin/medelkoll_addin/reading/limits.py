"""How large a workbook may be. Generous for real returns, small enough that nothing hostile fills the memory.

``LIMITS`` holds for the whole process: ``medelkoll check --limits FILE`` and the worker processes set it before they
read anything. Each limit has the name under which it is set, and by which a refusal (K906) tells what was too much.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from medelkoll_addin.reading.unreadable import BEYOND_LIMIT, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

MEBI = 1 << 20
LAST_ROW = 1_048_576  # Excel's own, and the format's: not to be set
LAST_COLUMN = 16_384


@dataclass(slots=True)
class Limits:
    """What a workbook may come to."""

    seconds: int = 60  # that one workbook may take
    memory: int = 4096 * MEBI  # bytes that the process may take, libraries included
    file_bytes: int = 256 * MEBI
    parts: int = 10_000
    part_bytes: int = 256 * MEBI  # unpacked
    unpacked_bytes: int = 512 * MEBI  # all parts together
    frame_bytes: int = 16 * MEBI  # content types, relationships, workbook.xml: small even in the largest workbooks
    packed_well: int = 64 * MEBI  # beyond this size ...
    ratio: int = 200  # ... nothing real packs better than this
    sheets: int = 2_000
    cells: int = 1 << 25  # of one sheet's filled rectangle: 26 columns of all rows
    strings: int = 1 << 24  # shared strings
    depth: int = 200  # elements within elements
    attributes: int = 100  # of one element
    names: int = 65_536  # defined names
    merges: int = 100_000  # merged ranges of a sheet
    merged_cells: int = 1 << 24  # under one merged range
    hyperlinks: int = 65_530  # Excel's own limit for a sheet
    document_bytes: int = 32 * MEBI  # of a decision in running text
    paragraphs: int = 50_000  # of one
    pages: int = 5_000  # of one, where it has pages
    characters: int = 8 * MEBI  # of its text
    formula_characters: int = 32_767  # Excel stops at 8 192 as typed; prefixes of newer functions are stored too


LIMITS = Limits()


class LimitsFileError(Exception):
    """A limits file that cannot be used; the text says why, in Swedish."""


def use(limits: Mapping[str, int]) -> None:
    """Let these limits hold from now on, in this process; what is not named keeps its value."""
    for name, value in limits.items():
        setattr(LIMITS, name, value)


def read_limits(text: str) -> dict[str, int]:
    """The limits that a file sets.

    >>> read_limits("sheets = 50")
    {'sheets': 50}

    Raises:
        LimitsFileError: it is no TOML, names a limit that there is none of, or sets one to something else than a whole
            number from 1.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = f"den är inte skriven som TOML ({error})"
        raise LimitsFileError(message) from error
    known = [one.name for one in fields(Limits)]
    for name, value in found.items():
        if name not in known:
            message = f"gränsen {name} finns inte; välj bland {', '.join(known)}"
            raise LimitsFileError(message)
        if type(value) is not int or value < 1:
            message = f"{name} ska vara ett helt tal från 1"
            raise LimitsFileError(message)
    return found


def current() -> dict[str, int]:
    """The limits that hold now, by their names."""
    return asdict(LIMITS)


def keep_within(kind: str, found: int, limit: int | None = None) -> None:
    """Refuse what is beyond the limit of this name, or beyond another ``limit`` that is given.

    Raises:
        UnreadableError: K906 with the facts ``kind`` (what was counted), ``found`` and ``limit``.
    """
    most: int = getattr(LIMITS, kind) if limit is None else limit
    if found > most:
        raise UnreadableError(BEYOND_LIMIT, kind=kind, found=found, limit=most)
