"""Where the bytes of a workbook come from, and what happened when they were read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from medelkoll_addin.annotating import unmarked
from medelkoll_addin.documents.kinds import kind_of
from medelkoll_addin.reading import read
from medelkoll_addin.reading.unreadable import UnreadableError
from medelkoll_schemas.findings import Finding, Severity
from medelkoll_schemas.grants import Grant, grants, read_grant

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from medelkoll_addin.reading.book import Book


_WHY: Mapping[type[OSError], str] = {
    FileNotFoundError: "missing",
    NotADirectoryError: "missing",
    PermissionError: "forbidden",
    IsADirectoryError: "no_workbooks",  # a folder stands for itself when it holds no workbook
}


class Source(NamedTuple):
    """A workbook that is to be checked: the name that the user knows it by, and its bytes or where they are."""

    name: str
    path: Path | None = None
    data: bytes = b""
    password: str | None = None  # tried when the file is encrypted

    def load(self) -> bytes:
        """The bytes of its file.

        Raises:
            OSError: the file cannot be opened.
        """
        return self.data if self.path is None else self.path.read_bytes()


class Unread(NamedTuple):
    """A workbook that could not be read, and the finding that says why."""

    finding: Finding
    sha256: str | None = None


def from_path(path: Path, password: str | None = None) -> Source:
    """A file."""
    return Source(str(path), path, password=password)


def read_source(source: Source, number: int) -> Book | Unread:
    """Read one workbook; whatever is wrong with it is a finding, and the batch goes on."""
    try:
        data = unmarked(source.load())
    except OSError as error:
        variant = next((words for kind, words in _WHY.items() if isinstance(error, kind)), "")
        return Unread(Finding(number, "K905", Severity.ERROR, None, facts={"name": source.name}, variant=variant))
    try:
        document = _document(data, source.name) if kind_of(source.name) else None
        return document or read(data, source.name, source.password)
    except UnreadableError as error:
        finding = Finding(number, error.code, Severity.ERROR, None, facts={"name": source.name, **error.facts})
        return Unread(finding, hashlib.sha256(data).hexdigest())


def _document(data: bytes, name: str) -> Book | None:
    from medelkoll_addin.documents.reading import is_document, read_document  # noqa: PLC0415 - most files are workbooks

    return read_document(data, name) if is_document(data, name) else None


def chosen_grant(grant: str | None, mapping: Path | None) -> Grant | None:
    """The grant that the user chose, if any.

    Raises:
        GrantFileError: the mapping file cannot be understood.
        KeyError: there is no such grant.
    """
    if mapping is not None:
        return read_grant(mapping.read_text("utf-8"), mapping.name)
    return grants()[grant] if grant else None
