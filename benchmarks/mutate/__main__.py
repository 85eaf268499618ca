"""``make mutate``: put faults into workbooks, check them, and say how many were found, placed and explained."""

from __future__ import annotations

import argparse
import os
import sys
import time


def main() -> None:
    """Measure, print the tables, and write the page after a full run."""
    os.environ.setdefault("POLARS_MAX_THREADS", "2")
    asked = _asked()
    if asked.discover:
        _discover(asked)
        return
    from mutate import page, table  # noqa: PLC0415 - the environment above comes first
    from mutate.measuring import FULL, QUICK, measured  # noqa: PLC0415

    begun = time.perf_counter()
    sys.modules["highspy"] = None  # type: ignore[assignment]  # as in the base install
    done = measured(asked.seed, QUICK if asked.quick else FULL)
    held_out = [measured(seed, FULL) for seed in asked.held_out if not asked.quick and seed != asked.seed]
    for rows in (
        table.by_kind(done.outcomes),
        table.by_layout(done),
        table.by_edit(done),
        table.by_pair(done),
        table.goals(done, *held_out),
    ):
        print(table.aligned(rows), end="\n\n")
    if not asked.quick:
        print(f"Written: {page.write(done, held_out, 'make mutate')}")
    print(f"{time.perf_counter() - begun:.0f} seconds")


def _discover(asked: argparse.Namespace) -> None:
    """The same without grant files, in workbooks that nobody described."""
    from mutate.table import aligned, by_kind  # noqa: PLC0415 - the environment above comes first
    from mutate.unknown import page, table  # noqa: PLC0415
    from mutate.unknown.measuring import FULL, QUICK, discovered  # noqa: PLC0415

    begun = time.perf_counter()
    done = discovered(asked.seed, QUICK if asked.quick else FULL, asked.layout)
    for rows in (by_kind(done.outcomes), table.by_layout(done), table.goals(done)):
        print(aligned(rows), end="\n\n")
    if asked.quick or asked.layout:
        print("\n".join(page.missed(done)))
    else:
        print(f"Written: {page.write(done, 'make mutate MUTATE=--discover')}")
    print(f"{time.perf_counter() - begun:.0f} seconds")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="mutate", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="some 200 faults, and no page written")
    parser.add_argument("--discover", action="store_true", help="workbooks without grant files: docs/discovery.md")
    parser.add_argument("--layout", default="", help="with --discover: only this layout, and no page written")
    parser.add_argument("--seed", type=int, default=1, help="which faults; the same ones for the same number")
    parser.add_argument("--held-out", type=int, nargs="*", default=(2, 3, 4), help="further seeds, for their totals")
    return parser.parse_args()


if __name__ == "__main__":
    main()
