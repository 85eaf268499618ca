"""The figures as a page: ``docs/robustness.md``."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hostile.before_after import Opening
    from hostile.trying import Tried

HEAD = """# Robustness

`make robust` sends odd and hostile files through `medelkoll check`, one process each as a user starts it, and counts.
Without more it takes the files that the tests make (`benchmarks/hostile`: damaged and lying packages, bombs,
entities, cells that cannot be, macros, links, hidden figures, wrong kinds of files, texts that would be formulas,
markup or orders to a terminal); `make robust ROBUST="FOLDER"` takes a folder as well. What is expected of a file
stands in its case, or in the folder's `README.csv`.

Every Python that takes part is watched by an audit hook (`benchmarks/hostile/guard`): whatever it opens beside the
input, its own program and its own temporary files, every connection, every program it starts is counted as an access
outside. Libraries that are not written in Python are not seen by it; they are handed bytes, or a file that we wrote.

A hang is a check that has not ended after 150 seconds (a file may take 60). Memory is that of the largest process. Of
each file that could be read, a marked copy is made and led back (`benchmarks/parts_kept.py`): parts that had to
change, parts that are the same compressed bytes, parts that changed without need. The workbook and its copy are opened
with openpyxl, calamine and LibreOffice (`benchmarks/hostile/before_after.py`), each in a process with limits: what
opened before is to open still, and every value of every sheet of the workbook is to be what it was. Cells that
LibreOffice computes anew each time (clock, chance) are left out.

`benchmarks/hostile/fuzz.py` is a coverage-guided fuzzer (atheris), run by hand: each input takes the place of one part
of a small workbook, which is to be read, marked and led back to the very file, or refused with a reason. What it finds
becomes a case among the files that the tests make.
"""


def page(sets: Sequence[Tried]) -> str:
    """The whole page."""
    return "\n".join([HEAD, *map(section, sets)])


def unmet(sets: Iterable[Tried]) -> list[str]:
    """The goals that are not met, in words."""
    found: list[str] = []
    for tried in sets:
        for name, count, goal in _figures(tried):
            if goal == "0" and count != "0":
                found.append(f"{tried.title}: {name} {count}")
    return found


def section(tried: Tried) -> str:
    """The figures of one set, and every file of which something else was said than expected."""
    rows = "\n".join(f"| {name} | {count} | {goal} |" for name, count, goal in _figures(tried))
    other = [f"- `{name}`: {what}" for name, what in _trouble(tried)]
    other += [f"- `{one.name}`: {one.wrong}" for one in tried.outcomes if one.wrong]
    listed = "\nOther than expected:\n\n" + "\n".join(other) + "\n" if other else ""
    return f"## {tried.title}\n\n| | | goal |\n|---|--:|--:|\n{rows}\n{listed}"


def _trouble(tried: Tried) -> Iterator[tuple[str, str]]:
    for one in tried.openings:
        yield from ((name, f"{one.program} does not open the marked copy") for name in one.not_after)
        yield from ((name, f"{one.program} sees other values in the marked copy") for name in one.changed)


def _figures(tried: Tried) -> list[tuple[str, str, str]]:
    outcomes, copies = tried.outcomes, [copy for copy in tried.copies if copy]
    marked = [copy for copy in copies if not copy.refused]
    refused = sum(one.verdict == "unreadable" for one in outcomes)
    counts = [
        ("files tried", len(outcomes), ""),
        ("checked", len(outcomes) - refused - sum(not one.verdict for one in outcomes), ""),
        ("refused with a reason", refused, ""),
        ("other than expected", sum(bool(one.wrong) for one in outcomes), ""),
        ("crashes (no report, or K913)", sum(one.crashed for one in outcomes), "0"),
        ("hangs", sum(one.hangs for one in outcomes), "0"),
        ("tracebacks", sum(one.traceback for one in outcomes), "0"),
        ("accesses outside the input", sum(len(one.outside) for one in outcomes), "0"),
        ("worst time, s", round(max(one.seconds for one in outcomes)), ""),
        ("worst memory, MB", max(one.megabytes for one in outcomes), ""),
        ("marked copies made", len(marked), ""),
        ("marked copies refused with a reason", len(copies) - len(marked), ""),
        ("marking crashed or hung", len(tried.copies) - len(copies), "0"),
        ("parts that had to change", sum(copy.edited for copy in marked), ""),
        ("parts identical, compressed bytes and all", sum(copy.identical for copy in marked), ""),
        ("parts changed without need", sum(copy.wrong for copy in marked), "0"),
        ("copies that do not lead back", sum(not copy.restored for copy in marked), "0"),
    ]
    counts += chain.from_iterable(map(_opening, tried.openings))
    return [(name, str(count), goal) for name, count, goal in counts]


def _opening(one: Opening) -> list[tuple[str, int, str]]:
    return [
        (f"workbooks that {one.program} opens", one.before, ""),
        ("marked copies of them that it does not open", len(one.not_after), "0"),
        ("marked copies of them in which it sees other values", len(one.changed), "0"),
    ]
