"""From what the user named to the files to check: a folder means every workbook in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv"})


def workbooks_in(paths: Iterable[Path]) -> list[Path]:
    """Every file to check, once, in the order named; those of a folder sorted by path.

    A path that does not exist, and a folder without workbooks, stand as they are: the check says what is wrong with
    them, and the batch goes on.
    """
    return list(dict.fromkeys(file for path in paths for file in (_within(path) if path.is_dir() else [path])))


def _within(folder: Path) -> list[Path]:
    return sorted(_workbooks(folder)) or [folder]


def _workbooks(folder: Path) -> Iterator[Path]:
    """Files with a workbook's ending, without Excel's lock files (``~$…``) and hidden folders."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if _is_workbook(name))


def _is_workbook(name: str) -> bool:
    return not name.startswith(("~$", ".")) and os.path.splitext(name)[1].lower() in ENDINGS  # noqa: PTH122 - a name
