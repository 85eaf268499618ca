"""``docs/accuracy.md``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mutate import judge, misses
from mutate.kept import ROOT
from mutate.table import by_edit, by_kind, by_layout, by_pair, goals, piped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mutate.measuring import Alarm, Measured

PAGE = ROOT / "docs" / "accuracy.md"
_OPENING = """# How well faults are found

Written by `{command}`; nobody edits it by hand. One realistic fault at a time is put into the XML of a workbook, the
formulas that depend on it are recalculated, and the workbook is checked. The workbooks are the kept ones in
`workbooks/` and {generated} generated ones in nine other layouts, each with typed totals, with formula totals, or with
some of both. What is true of each workbook is known apart from the program: by its own formulas and by what its author
declares.

## What counts

"""
_COUNTING = """
*Right cell first*: the cell of the first finding about the fault. *Right cause first*: the kind of that finding's first
cause, or of the finding itself where the code is a cause (K701 stale value, K702 constant over formula, K703 and K704
ranges, K101 text). Another kind counts as right when it is the very same edit (99 → 9: a digit dropped, whichever).
*Ambiguous said*: a cause is marked ambiguous, or no cell is accused of anything. *False alarms*: errors and warnings
at cells that have nothing to do with the fault.
"""

_SEEDS = """A seed decides which workbooks are generated and which faults are put in. The checks were made with an eye
on the first one and on what the second one misses. The others are *held out*: only their totals are looked at. All
other tables are about the first seed. Measured as the base install is, without the solver.
"""


def write(done: Measured, held_out: Sequence[Measured], command: str) -> Path:
    """Write the page: all about the first seed, and what was reached with the others."""
    generated = sum(truth.layout != "kept" for truth in done.truths)
    PAGE.write_text(
        "\n".join(
            [_OPENING.format(command=command, generated=generated) + _criterion() + _COUNTING, *_body(done, held_out)]
        ),
        "utf-8",
    )
    return PAGE


def _criterion() -> str:
    return (judge.__doc__ or "").partition("\n\n")[2].strip() + "\n"


def _alarm(alarm: Alarm) -> str:
    said = "; ".join(f"{one.code} ({one.severity}) at {one.cell}" for one in alarm.said)
    return f"\n- {alarm.kind}: `{alarm.workbook}`, {alarm.what}: {said or 'fewer relations verified'}"


def _body(done: Measured, held_out: Sequence[Measured]) -> list[str]:
    reasons = Path(__file__).with_name("reasons.md").read_text("utf-8")
    return [
        "## Goals\n", _SEEDS, piped(goals(done, *held_out)),
        "\n## By kind\n", piped(by_kind(done.outcomes)),
        "\n## By layout\n", piped(by_layout(done)),
        "\n## Harmless edits\n", piped(by_edit(done)),
        *map(_alarm, [*done.clean, *done.harmless]),
        "\n## Two faults at a time\n", piped(by_pair(done)),
        f"\n{reasons}",
        "## What is missed\n", *misses.lines(done), "",
    ]  # fmt: skip
