"""Build the kept workbooks anew: ``python -m workbooks.build [--to FOLDER]`` from the project's root.

Each folder's own ``build.py`` lays out its workbooks; LibreOffice computes their formulas; the computed values are
put into the files as they were laid out. Needs ``soffice`` on the path.
"""

from __future__ import annotations

import argparse
import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

os.environ["OPENPYXL_LXML"] = "False"  # heeded when imported: with lxml openpyxl writes other bytes

from workbooks.building.finish import saved, with_values
from workbooks.building.recalculate import recalculate

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from workbooks.building.kept import Kept

    _Layout: TypeAlias = Callable[[], list[Kept]]

HOME = Path(__file__).parent


def folders() -> list[str]:
    """The folders that hold a kept workbook, in alphabetical order."""
    return sorted(path.parent.name for path in HOME.glob("*/build.py"))


def build(target: Path) -> list[Path]:
    """Build every kept workbook under ``target`` and return the files written."""
    kept = [(folder, one) for folder in folders() for one in _layout(folder)()]
    plain = [saved(one.book, one.date) for _, one in kept]
    written = [target / folder / one.path for folder, one in kept]
    for path, data, computed in zip(written, plain, recalculate(plain), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(with_values(data, computed))
    return written


def _layout(folder: str) -> _Layout:
    layout: _Layout = importlib.import_module(f"workbooks.{folder}.build").kept
    return layout


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=HOME)
    build(parser.parse_args().to)
