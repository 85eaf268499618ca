"""The figures of the discovery as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutate.scoring import Table
from mutate.table import share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mutate.unknown.measuring import Discovered


def goals(done: Discovered) -> list[Sequence[str]]:
    """The goals beside what was reached."""
    row = Table().of(done.outcomes).all
    known = [one for flags in done.relations.values() for one in flags]
    generated = sum(truth.layout != "kept" for truth in done.truths)
    wrong = sum(any(one.severity == "error" for one in alarm.said) for alarm in done.alarms)
    warned = len(done.alarms) - wrong
    return [
        ("goal", "wanted", "reached"),
        ("true relations that are found", "≥ 95 %", share(sum(known), len(known))),
        ("faults that change a true relation are found", "≥ 98 %", share(row.found, row.checked)),
        ("clean generated workbooks with an error", "0", f"{wrong} of {generated} ({warned} more with a warning)"),
        ("right cell first where the workbook can tell", "≥ 85 %", share(row.cell_right, row.known)),
        ("false alarms beside a fault", "0", str(row.false_alarms)),
        ("checks that crash", "0", str(row.crashed)),
    ]


def by_layout(done: Discovered) -> list[Sequence[str]]:
    """What was reached in each layout."""
    rows: list[Sequence[str]] = [
        ("layout", "relations found", "clean with an alarm", "faults found", "right cell first", "false alarms")
    ]
    for layout in dict.fromkeys(truth.layout for truth in done.truths):
        names = {truth.name for truth in done.truths if truth.layout == layout}
        known = [one for name in names for one in done.relations[name]]
        row = Table().of(one for one in done.outcomes if one.fault.truth.layout == layout).all
        clean = sum(alarm.workbook in names for alarm in done.alarms)
        rows.append(
            (
                layout,
                share(sum(known), len(known)),
                f"{clean} of {len(names)}" if layout != "kept" else "–",
                share(row.found, row.checked),
                share(row.cell_right, row.known),
                str(row.false_alarms),
            )
        )
    return rows
