"""From bytes to a Book: what kind of file it is, then the reader for that kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medelkoll_addin.reading import limits
from medelkoll_addin.reading.delimited import is_table, read_csv
from medelkoll_addin.reading.package import open_package
from medelkoll_addin.reading.recognising import not_a_workbook, recognise
from medelkoll_addin.reading.unreadable import CANNOT_OPEN, EMPTY, ENCRYPTED, UnreadableError

if TYPE_CHECKING:
    from medelkoll_addin.reading.book import Book

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read(data: bytes, name: str, password: str | None = None) -> Book:
    """Read a workbook from its bytes. ``name`` is the file's name as the user knows it.

    ``password`` is tried when the file is encrypted.

    Raises:
        UnreadableError: K901 not a workbook, K902 encrypted, K903 damaged, K904 empty, K906 beyond a limit.
    """
    limits.keep_within("file_bytes", len(data))
    try:
        book = _read(data, name)
    except UnreadableError as error:
        if error.code != ENCRYPTED or password is None:
            raise
        from medelkoll_addin.reading.decrypting import decrypted  # noqa: PLC0415 - most runs never need it

        book = _read(decrypted(data, name, password), name)
    if not any(sheet.values or sheet.formulas for sheet in book.sheets):
        raise UnreadableError(EMPTY, name=name, variant="sheets")
    return book


def read_path(path: str | Path) -> Book:
    """Read a workbook from a file.

    Raises:
        UnreadableError: K905 when there is no such file or it may not be opened, otherwise as ``read``.
    """
    path = Path(path)
    try:
        limits.keep_within("file_bytes", path.stat().st_size)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError(CANNOT_OPEN, name=path.name, variant="missing") from error
    except PermissionError as error:
        raise UnreadableError(CANNOT_OPEN, name=path.name, variant="forbidden") from error
    except (OSError, ValueError) as error:
        raise UnreadableError(CANNOT_OPEN, name=path.name) from error
    return read(data, path.name)


def _read(data: bytes, name: str) -> Book:
    kind = recognise(data, name)
    if kind == "text" and not is_table(data, name):
        raise not_a_workbook(name, kind)
    if kind in ("csv", "text"):
        return read_csv(data, name)
    if kind == "xls":
        from medelkoll_addin.reading.apart import read_apart  # noqa: PLC0415 - most runs never need it
        from medelkoll_addin.reading.decrypting import is_encrypted  # noqa: PLC0415 - the same

        if is_encrypted(data):
            raise UnreadableError(ENCRYPTED, name=name)
        return read_apart(data, name, "xls")
    return _read_zip(data, name)


def _read_zip(data: bytes, name: str) -> Book:
    package = open_package(data)
    if "mimetype" in package and package.read("mimetype").strip().startswith(_ODS):
        from medelkoll_addin.reading.opendocument import read_ods  # noqa: PLC0415 - most runs never need it

        return read_ods(package, name)
    from medelkoll_addin.reading.xlsx import read_xlsx  # noqa: PLC0415 - text files need no workbook library

    return read_xlsx(package, name)
