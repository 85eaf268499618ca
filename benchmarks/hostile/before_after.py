"""Workbooks and their marked copies: whether what opened before opens still, with every value as it was."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hostile import office
from hostile.values import values

if TYPE_CHECKING:
    from collections.abc import Mapping

LIBRARIES = ("openpyxl", "calamine")


@dataclass(slots=True)
class Opening:
    """What one program makes of all pairs; the lists hold the files' names."""

    program: str
    before: int = 0  # how many workbooks it opens
    not_after: list[str] = field(default_factory=list[str])  # those of which it does not open the copy
    changed: list[str] = field(default_factory=list[str])  # those of which a sheet has other values in the copy

    def take(self, name: str, before: Mapping[str, str] | None, after: Mapping[str, str] | None) -> None:
        """Count one pair: its sheets with the hashes of their values, or None where it was not opened."""
        if before is None:
            return
        self.before += 1
        if after is None:
            self.not_after.append(name)
        elif any(after.get(sheet) != said for sheet, said in before.items()):
            self.changed.append(name)


class Pairs:
    """Workbooks and their copies, kept until all of them are there."""

    def __init__(self) -> None:
        """Keep them in a folder of their own."""
        self._folder = tempfile.TemporaryDirectory(prefix="odd")
        self.names: dict[str, str] = {}  # file name in our folders -> the file that it was
        for side in ("before", "after"):
            (self._home / side).mkdir()

    @property
    def _home(self) -> Path:
        return Path(self._folder.name)

    def target(self, book: Path) -> Path:
        """Where the copy of a workbook goes, whose own bytes are kept beside it."""
        name = f"{len(self.names):04}{book.suffix.lower()}"
        self.names[name] = book.name
        shutil.copyfile(book, self._home / "before" / name)
        return self._home / "after" / name

    def openings(self) -> list[Opening]:
        """What the programs make of them."""
        pairs = {name: book for name, book in self.names.items() if (self._home / "after" / name).exists()}
        found = [self._by_library(library, pairs) for library in LIBRARIES]
        if office.office():
            found.append(self._by_office(pairs))
        self._folder.cleanup()
        return found

    def _by_library(self, library: str, pairs: Mapping[str, str]) -> Opening:
        opening = Opening(library)
        before, after = (values(library, [self._home / side / name for name in pairs]) for side in ("before", "after"))
        for book, was, now in zip(pairs.values(), before, after, strict=True):
            opening.take(book, was, now)
        return opening

    def _by_office(self, pairs: Mapping[str, str]) -> Opening:
        opening = Opening("LibreOffice")
        before, after = (self._opened(side, pairs) for side in ("before", "after"))
        restless = [name for name in before if _differ(before[name], after.get(name, {}))]
        again = self._opened("before", restless)  # cells that show the time or chance are never as they were
        for name, book in pairs.items():
            opening.take(book, _steady(before.get(name), again.get(name, {})), after.get(name))
        return opening

    def _opened(self, side: str, names: Mapping[str, str] | list[str]) -> dict[str, office.Sheets]:
        return office.opened([self._home / side / name for name in names], self._home)


def _steady(before: office.Sheets | None, again: office.Sheets) -> office.Sheets | None:
    return before and {sheet: said for sheet, said in before.items() if again.get(sheet, said) == said}


def _differ(before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    return bool(after) and any(after.get(sheet) != said for sheet, said in before.items())
