"""Within one process: python-calamine's values alone, our reading, and the whole check; the best of several rounds."""

from __future__ import annotations

import sys
import time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from medelkoll_addin.check import check_paths
from medelkoll_addin.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

READ_BAR, REST_BAR = 1.5, 1.0


def values_alone(paths: list[Path]) -> None:
    """Every sheet's values, as python-calamine gives them."""
    for path in paths:
        book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()


def reading(paths: list[Path]) -> None:
    """Values and formulas in one go, as the check reads them."""
    for path in paths:
        read(path.read_bytes(), path.name)


def check(paths: list[Path]) -> None:
    """The whole check without start-up and without showing."""
    check_paths(paths)


def best(rounds: int, work: Callable[[list[Path]], None], paths: list[Path]) -> float:
    """Milliseconds a workbook; the first round warms up."""
    work(paths[:5])
    times: list[float] = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work(paths)
        times.append(time.perf_counter() - begin)
    return 1000 * min(times) / len(paths)


def main(folder: Path, rounds: int) -> None:
    """Print the three times and the two ratios."""
    paths = sorted(folder.glob("*.xlsx"))[:200]
    calamine, ours, whole = (best(rounds, work, paths) for work in (values_alone, reading, check))
    print(f"\nA small workbook within one process: calamine's values {calamine:.1f} ms; reading {ours:.1f} ms ", end="")
    print(f"(ratio {ours / calamine:.2f}, bar {READ_BAR}); all else {whole - ours:.1f} ms ", end="")
    print(f"(ratio {(whole - ours) / ours:.2f}, bar {REST_BAR:.0f})")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
