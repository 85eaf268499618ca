"""``docs/discovery.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutate.kept import ROOT
from mutate.table import by_kind, piped
from mutate.unknown import found
from mutate.unknown.table import by_layout, goals

if TYPE_CHECKING:
    from pathlib import Path

    from mutate.measuring import Alarm
    from mutate.scoring import Outcome
    from mutate.unknown.measuring import Discovered

PAGE = ROOT / "docs" / "discovery.md"
_OPENING = """# How much is found in workbooks that nobody described

Written by `{command}`; nobody edits it by hand. The same seeded faults as in [accuracy.md](accuracy.md), without grant
files: in the kept workbooks with the recognition of grants switched off (and without the amounts that only a grant file
can know), and in {generated} generated ones in {layouts} layouts. What is true of each workbook is known apart from the
program.

"""


def write(done: Discovered, command: str) -> Path:
    """Write the page."""
    generated = sum(truth.layout != "kept" for truth in done.truths)
    layouts = len({truth.layout for truth in done.truths} - {"kept"})
    criterion = (found.__doc__ or "").partition("\n\n")[2].strip()
    parts = [
        _OPENING.format(command=command, generated=generated, layouts=layouts) + criterion,
        "\n## Goals\n", piped(goals(done)),
        "\n## By layout\n", piped(by_layout(done)),
        "\n## By kind of fault\n", piped(by_kind(done.outcomes)),
        "\n## Clean workbooks with an error or a warning\n", *(map(_alarm, done.alarms) if done.alarms else ["None."]),
        "\n## Faults that were not found\n", *missed(done), "",
    ]  # fmt: skip
    PAGE.write_text("\n".join(parts), "utf-8")
    return PAGE


def _alarm(alarm: Alarm) -> str:
    said = "; ".join(f"{one.code} ({one.severity}) at {one.cell}" for one in alarm.said)
    return f"- `{alarm.workbook}`: {said}"


def missed(done: Discovered) -> list[str]:
    """The faults of which nothing was said, by layout and kind, with an example of each."""
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for one in done.outcomes:
        if one.checked and not one.found:
            groups.setdefault((one.fault.truth.layout, one.fault.kind), []).append(one)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        f"- *{layout}*, **{kind}**: {len(ones)}. For example `{ones[0].fault.truth.name}`, {ones[0].fault.what}."
        for (layout, kind), ones in ordered
    ] or ["None."]
