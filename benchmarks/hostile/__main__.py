"""``make robust``: send odd and hostile files through the checker and write ``docs/robustness.md``."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hostile.page import page, section, unmet
from hostile.trying import Tried, made, of_folder

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = Path(__file__).parents[2] / "docs" / "robustness.md"


def main() -> None:
    """Try, print what is broken, write the page; exit code 1 when a goal is not met."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path, help="folders of further files")
    asked = parser.parse_args()
    sets: list[Tried] = []
    tries: list[Callable[[], Tried]] = [made, *(partial(of_folder, folder) for folder in asked.folders)]
    for tried in tries:
        sets.append(tried())
        _tell(sets[-1])
        PAGE.write_text(page(sets), encoding="utf-8")
    found = unmet(sets)
    print("\n".join(found) or "Every goal is met.")
    sys.exit(bool(found))


def _tell(tried: Tried) -> None:
    for one in tried.outcomes:
        if one.broken:
            print(f"{one.name}: verdict {one.verdict!r} hangs {one.hangs} traceback {one.traceback} {one.outside}")
    print(section(tried))


if __name__ == "__main__":
    main()
