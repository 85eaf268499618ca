"""The figures as tables, for the terminal and for ``docs/accuracy.md``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mutate.scoring import Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mutate.measuring import Measured
    from mutate.scoring import Outcome

HEADINGS = (
    "kind", "seeded", "changes a checked figure", "found", "cell can be told", "right cell first",
    "told by a slip only", "right cell, or ambiguous", "right cause first", "cannot be told", "ambiguous said",
    "false alarms", "crashes", "more than one finding",
)  # fmt: skip


def share(part: int, whole: int) -> str:
    """``98.68 % (150 of 152)``, never rounded up; a dash for none of nothing."""
    return f"{10_000 * part // whole / 100:.2f} % ({part} of {whole})" if whole else "–"


def by_kind(outcomes: Iterable[Outcome]) -> list[Sequence[str]]:
    """The table by kind, headings first, the sums last."""
    table = Table().of(outcomes)
    return [HEADINGS, *(_line(row) for row in table.rows.values()), _line(table.all)]


def _line(row: Row) -> Sequence[str]:
    return (
        row.kind,
        str(row.seeded),
        str(row.checked),
        _short(row.found, row.checked),
        str(row.known),
        _short(row.cell_right, row.known),
        str(row.slip),
        _short(row.slip_right, row.slip),
        _short(row.cause_right, row.cause_due),
        str(row.cannot),
        _short(row.ambiguous, row.cannot),
        str(row.false_alarms),
        str(row.crashed),
        str(row.echoes),
    )


def _short(part: int, whole: int) -> str:
    return f"{1000 * part // whole / 10:.1f} %" if whole else "–"


def goals(done: Measured, *held_out: Measured) -> list[Sequence[str]]:
    """The goals beside what was reached, once for each seed; those that were looked at are no proof."""
    every = [done, *held_out]
    rows = [Table().of(one.outcomes).all for one in every]
    figures = zip(*(_reached(one, row) for one, row in zip(every, rows, strict=True)), strict=True)
    headings = [f"seed {one.seed}{'' if one.seed in LOOKED_AT else ' (held out)'}" for one in every]
    return [("goal", "wanted", *headings), *((*goal, *reached) for goal, reached in zip(_GOALS, figures, strict=True))]


LOOKED_AT = (1, 2)
_GOALS = (
    ("faults that change a checked figure are found", "≥ 99.5 %"),
    ("clean generated workbooks with an error", "0"),
    ("harmless edits with an error", "0"),
    ("right cell first where the workbook can tell", "≥ 95 %"),
    ("ambiguous where it cannot tell", "≥ 99 %"),
    ("right cause first", "≥ 90 %"),
    ("faults with more than one finding", "–"),
    ("two faults at a time: both cells are named", "–"),
    ("time that one fault adds, median", "≤ 30 ms"),
    ("checks that crash", "0"),
)


def _reached(done: Measured, row: Row) -> Sequence[str]:
    """What was reached, goal by goal."""
    wrong_clean = sum(any(one.severity == "error" for one in alarm.said) for alarm in done.clean)
    wrong_edits = sum(any(one.severity == "error" for one in alarm.said) for alarm in done.harmless)
    generated = sum(truth.layout != "kept" for truth in done.truths)
    return (
        share(row.found, row.checked),
        f"{wrong_clean} of {generated}",
        f"{wrong_edits} of {sum(done.edits.values())}",
        share(row.cell_right, row.known),
        share(row.ambiguous, row.cannot),
        share(row.cause_right, row.cause_due),
        str(sum(len(one.explained) > 1 for one in done.outcomes if one.checked)),
        by_pair(done)[2][1],
        f"{done.explaining:.1f} ms (a clean check takes {done.checking:.1f} ms)",
        str(row.crashed),
    )


def by_edit(done: Measured) -> list[Sequence[str]]:
    """The harmless edits."""
    wrong = Counter(alarm.kind for alarm in done.harmless if alarm.said)
    less = Counter(alarm.kind for alarm in done.harmless if alarm.relations_lost)
    rows = [(kind, str(count), str(wrong[kind]), str(less[kind])) for kind, count in done.edits.items()]
    return [("harmless edit", "made", "error or warning", "fewer relations verified"), *rows]


def by_pair(done: Measured) -> list[Sequence[str]]:
    """Faults two at a time."""
    count, named = len(done.pairs), Counter[int]()
    for one, other in zip(done.pairs, done.partners, strict=True):
        spots = {said.cell for said in one.serious} | {cell for said in one.serious for _, cell, _, _ in said.causes}
        named[bool(spots & one.fault.cells) + bool(spots & other.cells)] += 1
    found = sum(bool(one.serious) for one in done.pairs)
    return [
        ("two faults at a time", "share"),
        ("something is found", share(found, count)),
        ("both cells are named", share(named[2], count)),
        ("one of the two", share(named[1], count)),
    ]


def by_layout(done: Measured) -> list[Sequence[str]]:
    """What was reached in each layout."""
    layouts = dict.fromkeys(one.fault.truth.layout for one in done.outcomes)
    rows: list[Sequence[str]] = [
        ("layout", "changes a checked figure", "found", "right cell first", "right cause first")
    ]
    for layout in layouts:
        row = Table().of(one for one in done.outcomes if one.fault.truth.layout == layout).all
        right, cause = _short(row.cell_right, row.known), _short(row.cause_right, row.cause_due)
        rows.append((layout, str(row.checked), _short(row.found, row.checked), right, cause))
    return rows


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """A table for the terminal; long headings are broken over lines."""
    widths = [max(len(row[at]) for row in rows[1:]) for at in range(len(rows[0]))]
    widths = [max(width, *map(len, rows[0][at].split())) for at, width in enumerate(widths)]
    heads = [_broken(heading, width) for heading, width in zip(rows[0], widths, strict=True)]
    deep = max(map(len, heads))
    padded = [["", *[""] * (deep - len(head)), *head][1:] for head in heads]
    top = [[padded[at][line] for at in range(len(heads))] for line in range(deep)]
    return "\n".join(_padded(row, widths) for row in [*top, *rows[1:]])


def _broken(heading: str, width: int) -> list[str]:
    lines = [""]
    for word in heading.split():
        fits = len(lines[-1]) + len(word) + bool(lines[-1]) <= width
        lines[-1:] = [f"{lines[-1]} {word}".strip()] if fits else [lines[-1], word]
    return lines


def _padded(row: Iterable[str], widths: Sequence[int]) -> str:
    cells = list(row)
    return "  ".join(
        cell.ljust(width) if at == 0 else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ).rstrip()


def piped(rows: Sequence[Sequence[str]]) -> str:
    """The same table in Markdown."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" + "|--:" * (len(rows[0]) - 1) + "|", *lines[1:]])
