"""What LibreOffice makes of workbooks: which it opens, and every value of those."""

from __future__ import annotations

import csv
import re
import resource
import shutil
import subprocess
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

Sheets: TypeAlias = "Mapping[str, str]"  # sheet -> the hash of its values

_TOGETHER, _SECONDS, _ALONE_SECONDS = 20, 240, 60
_FILE_BYTES = 256 << 20  # of one sheet as text: one cell in the last row and column makes more
# Comma, quotation marks, UTF-8, from line 1; values as they are and not as they are shown; all sheets.
_FORM = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def office() -> str | None:
    """The program, where there is one."""
    return shutil.which("soffice")


def opened(books: Sequence[Path], folder: Path) -> dict[str, Sheets]:
    """The workbooks that LibreOffice opens, by their file names, each with its sheets.

    Many at once, for it starts slowly; those that are missing then, each alone.

    Args:
        books: workbooks with different stems.
        folder: for what is written meanwhile.
    """
    texts = folder / "texts"
    for first in range(0, len(books), _TOGETHER):
        _convert(books[first : first + _TOGETHER], texts, folder, _SECONDS)
    for book in books:
        if not any(texts.glob(f"{book.stem}-*.csv")):
            _convert([book], texts, folder, _ALONE_SECONDS)
    found = {book.name: _sheets(texts, book.stem) for book in books}
    shutil.rmtree(texts, ignore_errors=True)
    return {name: sheets for name, sheets in found.items() if sheets}


def _convert(books: Iterable[Path], texts: Path, folder: Path, seconds: float) -> None:
    profile = (folder / "profile").absolute().as_uri()
    command = [str(office()), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", _FORM]
    try:
        subprocess.run(  # noqa: S603 - a command of our own
            [*command, "--outdir", str(texts), *map(str, books)],
            timeout=seconds,
            capture_output=True,
            check=False,
            preexec_fn=_within_limits,
        )
    except subprocess.TimeoutExpired:
        shutil.rmtree(folder / "profile", ignore_errors=True)  # it may be locked


def _within_limits() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_BYTES, _FILE_BYTES))


def _sheets(texts: Path, stem: str) -> dict[str, str]:
    named = re.compile(re.escape(stem) + "-(.*)\\.csv")
    return {named.sub(r"\1", one.name): _hash(one) for one in texts.glob(f"{stem}-*.csv")}


def _hash(sheet: Path) -> str:
    """Of every filled cell: a note beside the last one makes the sheet wider, and nothing else of it."""
    found = sha256()
    with sheet.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file)):
            filled = {column: text for column, text in enumerate(row) if text}
            if filled:
                found.update(f"{number} {filled}\n".encode())
    return found.hexdigest()
