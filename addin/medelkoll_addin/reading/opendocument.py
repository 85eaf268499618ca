"""OpenDocument spreadsheets: the package passes the same gate as any other, then the values are read apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from medelkoll_addin.reading.apart import read_apart
from medelkoll_addin.reading.package import damaged
from medelkoll_addin.reading.parts import Parts
from medelkoll_addin.reading.unreadable import ENCRYPTED, UnreadableError

if TYPE_CHECKING:
    from medelkoll_addin.reading.book import Book
    from medelkoll_addin.reading.package import Package


def read_ods(package: Package, name: str) -> Book:
    """Read an OpenDocument spreadsheet.

    Raises:
        UnreadableError: K902 encrypted, K903 damaged, K906 too much memory or time.
    """
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnreadableError(ENCRYPTED, name=name)
    parts = Parts(package)  # looks through every part
    if "content.xml" not in parts:
        raise damaged(problem="missing_part", part="content.xml")
    macros = any(part.startswith(("Basic/", "Scripts/")) for part in parts.names)
    return replace(read_apart(package.data, name, "ods"), macros=macros)
