"""All files of a set: those that are made here, or those of a folder."""

from __future__ import annotations

import csv
import dataclasses
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hostile.before_after import Opening, Pairs
from hostile.cases import CASES
from hostile.kept import Kept, kept
from hostile.running import Outcome, checked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NO_BOOKS = {".md", ".txt", ".py", ".json"}
_LISTS = {"README.csv", "MANIFEST.csv"}


@dataclass(frozen=True, slots=True)
class Tried:
    """A set of files and what became of them."""

    title: str
    outcomes: Sequence[Outcome]
    copies: Sequence[Kept | None]  # of those that could be read
    openings: Sequence[Opening] = ()  # of those and their copies


def made() -> Tried:
    """The cases, each with its verdict and codes."""
    with tempfile.TemporaryDirectory(prefix="odd") as name:
        folder = Path(name)
        outcomes: list[Outcome] = []
        copies: list[Kept | None] = []
        pairs = Pairs()
        for case in CASES:
            path = folder / case.name
            path.write_bytes(case.make())
            outcome = checked(path, folder)
            seen = {code for code in outcome.codes if code not in _INFORMATIVE}
            wanted = (case.verdict, set(case.codes.split()))
            wrong = (
                "" if (outcome.verdict, seen) == wanted else f"{outcome.verdict} {' '.join(sorted(seen))}, not {wanted}"
            )
            outcomes.append(dataclasses.replace(outcome, wrong=wrong))
            copies += _copy(path, outcome, pairs)
            path.unlink()
    return Tried("The files that the tests make", outcomes, copies, pairs.openings())


_INFORMATIVE = {"K711", "K702"}  # what is said of formulas is no business of this list


def of_folder(home: Path) -> Tried:
    """Every file of a folder; where a README.csv says what is expected of one (columns file, expect), that too."""
    outcomes: list[Outcome] = []
    copies: list[Kept | None] = []
    pairs = Pairs()
    with tempfile.TemporaryDirectory(prefix="odd") as name:
        for path in _files(home):
            outcome = checked(path, Path(name))
            outcomes.append(dataclasses.replace(outcome, wrong=_differs(outcome, _expected(path))))
            copies += _copy(path, outcome, pairs)
    return Tried(f"A folder of odd files: {home.name}", outcomes, copies, pairs.openings())


def _files(home: Path) -> Iterator[Path]:
    for path in sorted(home.rglob("*")):
        if path.is_file() and path.name not in _LISTS and path.suffix.lower() not in _NO_BOOKS and path.suffix:
            yield path


def _expected(path: Path) -> str:
    listed = path.with_name("README.csv")
    if not listed.exists():
        return ""
    with listed.open(encoding="utf-8", newline="") as file:
        return next((row["expect"] for row in csv.DictReader(file) if row["file"] == path.name), "")


def _differs(outcome: Outcome, expected: str) -> str:
    """Whether it was refused though it should be read, read though it should be refused, or has nothing said of it."""
    refused = outcome.verdict == "unreadable"
    if expected.startswith("accept") and refused:
        return f"refused ({' '.join(outcome.codes)}), expected: {expected}"
    if expected == "reject" and not refused:
        return f"read ({outcome.verdict}), expected: {expected}"
    return f"nothing said, expected: {expected}" if expected == "accept+flag" and not outcome.codes else ""


def _copy(path: Path, outcome: Outcome, pairs: Pairs) -> list[Kept | None]:
    if outcome.verdict == "unreadable" or path.suffix.lower() not in (".xlsx", ".xlsm"):
        return []
    return [kept(path, pairs.target(path))]
