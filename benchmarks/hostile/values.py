"""``python -m hostile.values LIBRARY FILE…``: every value of workbooks as a library reads them, a line of JSON each."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from medelkoll_addin.guarding.capping import cap_memory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_MEMORY, _SECONDS, _TOGETHER = 4 << 30, 120, 10


def values(library: str, books: Sequence[Path]) -> list[Mapping[str, str] | None]:
    """Of each workbook its sheets with the hash of their values; None where the library cannot open it.

    Many in one process; those that are not opened there, each alone: another one may have taken the memory or the time.
    """
    found: list[Mapping[str, str] | None] = []
    for first in range(0, len(books), _TOGETHER):
        some = books[first : first + _TOGETHER]
        said = _said(library, some)
        found += said + [None] * (len(some) - len(said))
    return [one or _alone(library, book) for one, book in zip(found, books, strict=True)]


def _alone(library: str, book: Path) -> Mapping[str, str] | None:
    return next(iter(_said(library, [book])), None)


def _said(library: str, books: Sequence[Path]) -> list[Mapping[str, str] | None]:
    command = [sys.executable, "-m", "hostile.values", library, *map(str, books)]
    home = Path(__file__).parents[1]
    try:
        run = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, cwd=home)  # noqa: S603 - our own
        said = run.stdout
    except subprocess.TimeoutExpired as late:
        said = late.stdout or b""
    return [json.loads(line) for line in said.splitlines() if line.endswith((b"}", b"null"))]


def _calamine(book: Path) -> dict[str, object]:
    import python_calamine  # noqa: PLC0415 - one of two is wanted

    opened = python_calamine.load_workbook(str(book))
    return {name: opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names}


def _openpyxl(book: Path) -> dict[str, object]:
    import openpyxl  # noqa: PLC0415 - one of two is wanted

    opened = openpyxl.load_workbook(book, data_only=True)
    return {
        sheet.title: [
            (cell.coordinate, cell.value)
            for cell in sheet._cells.values()  # noqa: SLF001 - its own way makes a cell of every place between them
            if cell.value is not None
        ]
        for sheet in opened.worksheets
    }


_LIBRARIES: dict[str, Callable[[Path], dict[str, object]]] = {"calamine": _calamine, "openpyxl": _openpyxl}


def main() -> None:
    """Open each workbook within limits; what the library raises counts as not opened."""
    cap_memory(_MEMORY)
    library, *books = sys.argv[1:]
    for book in books:
        print(json.dumps(_sheets(library, Path(book))), flush=True)


def _sheets(library: str, book: Path) -> dict[str, str] | None:
    try:
        sheets = _LIBRARIES[library](book)
    except BaseException:  # noqa: BLE001 - one of the libraries panics
        return None
    return {name: sha256(repr(rows).encode()).hexdigest() for name, rows in sheets.items()}


if __name__ == "__main__":
    main()
