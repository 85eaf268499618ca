"""Measure Medelkoll beside three other ways on a generated batch; whole processes, side by side, in one run.

``make bench`` calls it; ``make bench BENCH="--books 50 --large 0 --rounds 1"`` gives a taste.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from generate import generate

HERE = Path(__file__).parent
BASELINES = {
    "pandas (calamine) + pandera": ("baseline_pandas.py", 2.0),
    "openpyxl twice + pydantic": ("baseline_openpyxl.py", 8.0),
    "frictionless": ("baseline_frictionless.py", 6.0),
}
COLD_BAR = 1.5
MEMORY_BAR_MB = 1000


@dataclass
class Runs:
    """What the runs of one way took."""

    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0.0
    found: set[str] = field(default_factory=set)

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.seconds)


def measure(words: list[str], runs: Runs, may_be: tuple[int, ...] = (0,)) -> None:
    """Run one process to its end and note its time and its largest memory."""
    begin = time.perf_counter()
    process = os.posix_spawn(words[0], words, os.environ | {"PYTHONHASHSEED": "0"})
    _, status, usage = os.wait4(process, 0)
    runs.seconds.append(time.perf_counter() - begin)
    runs.megabytes = max(runs.megabytes, usage.ru_maxrss / 1024)
    if os.waitstatus_to_exitcode(status) not in may_be:
        message = f"{' '.join(words)} ended with {os.waitstatus_to_exitcode(status)}"
        raise SystemExit(message)


def checked(medelkoll: str, target: Path, runs: Runs, scratch: Path) -> None:
    """One run of ``medelkoll check`` in one process; notes which workbooks it failed."""
    output = scratch / "medelkoll.json"
    measure([medelkoll, "check", str(target), "--format", "json", "--output", str(output)], runs, (0, 1))
    files = json.loads(output.read_text(encoding="utf-8"))["files"]
    runs.found = {Path(file["path"]).name for file in files if file["verdict"] in ("failed", "unreadable")}


def batch(options: argparse.Namespace, folder: Path) -> None:
    """The small workbooks: Medelkoll against each baseline, in turns."""
    truth = set(json.loads((folder / "truth.json").read_text(encoding="utf-8")))
    own, others = Runs(), {name: Runs() for name in BASELINES}
    for _ in range(options.rounds):
        checked(options.medelkoll, folder / "small", own, folder)
        for name, (script, _bar) in BASELINES.items():
            output = folder / f"{script}.json"
            measure([sys.executable, str(HERE / script), str(folder / "small"), str(output)], others[name])
            others[name].found = set(json.loads(output.read_text(encoding="utf-8")))
    print(
        f"\n{options.books} small workbooks, {len(truth)} of them wrong; medians of {options.rounds} whole processes\n"
    )
    print("| way | s | workbooks/s | MB | found | wrongly | Medelkoll is | bar |\n|---|--:|--:|--:|--:|--:|--:|--:|")
    for name, runs in {"medelkoll": own, **others}.items():
        bar = f"{BASELINES[name][1]:.0f} x" if name in BASELINES else ""
        ratio = f"{runs.median / own.median:.1f} x" if name in BASELINES else ""
        print(
            f"| {name} | {runs.median:.1f} | {options.books / runs.median:.0f} | {runs.megabytes:.0f} "
            f"| {len(runs.found & truth)} of {len(truth)} | {len(runs.found - truth)} | {ratio} | {bar} |",
        )


def cold(options: argparse.Namespace, folder: Path) -> None:
    """One workbook from a cold start, against the import that nobody can do without."""
    own, floor = Runs(), Runs()
    book = next(iter(sorted((folder / "small").glob("*.xlsx"))))
    for _ in range(max(5, options.rounds)):
        measure([options.python, "-c", "import pandera.polars"], floor)
        checked(options.medelkoll, book, own, folder)
    print(
        f"\nOne workbook from a cold start: {own.median:.2f} s; import pandera.polars: {floor.median:.2f} s; ", end=""
    )
    print(f"ratio {own.median / floor.median:.2f} (bar {COLD_BAR})")


def large(options: argparse.Namespace, folder: Path) -> None:
    """The large workbooks: time and memory, beside plain pandas."""
    print(f"\n{options.large} large workbooks of {options.rows} rows x 12\n")
    print("| workbook | s | MB (bar 1000) | wrongly failed |\n|---|--:|--:|--:|")
    for path in sorted((folder / "large").glob("*.xlsx")):
        own = Runs()
        checked(options.medelkoll, path, own, folder)
        print(f"| {path.name} | {own.median:.1f} | {own.megabytes:.0f} | {len(own.found)} |")


def inside(options: argparse.Namespace, folder: Path) -> None:
    """Reading against python-calamine, and all else against reading, within one process."""
    sys.stdout.flush()
    measure([options.python, str(HERE / "inside.py"), str(folder / "small"), str(options.rounds)], Runs())


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", required=True, help="the Python of the base environment, without pandas")
    parser.add_argument("--books", type=int, default=1000)
    parser.add_argument("--large", type=int, default=5)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=2024)
    options = parser.parse_args()
    options.python = str(Path(options.python).absolute())
    options.medelkoll = str(Path(options.python).with_name("medelkoll"))
    with tempfile.TemporaryDirectory(prefix="medelkoll-bench-") as name:
        folder = Path(name)
        generate(folder, options.books, options.large, options.rows, options.seed)
        cold(options, folder)
        inside(options, folder)
        batch(options, folder)
        if options.large:
            large(options, folder)


if __name__ == "__main__":
    main()
