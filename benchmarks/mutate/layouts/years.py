"""Activities down, years across with a total column; one sheet, no summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutate.layouts.pen import ACTIVITIES, Pen, kronor, span
from mutate.model import total

if TYPE_CHECKING:
    import random

    from mutate.model import Truth

_FORM = '#,##0 "kr"'


def draw(name: str, hand: str, dice: random.Random) -> Truth:
    """One workbook."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Plan")
    pen.words(sheet, 1, ["Treårsplan för användning av statsbidraget"])
    pen.words(sheet, 3, ["Aktivitet", "2023", "2024", "2025", "Totalt"])
    if dice.random() < 0.5:  # noqa: PLR2004 - half of them write years as numbers
        for column, year in enumerate((2023, 2024, 2025), 2):
            sheet.cell(3, column, year)
    grid: list[list[str]] = []
    lines = dice.sample(ACTIVITIES, dice.randint(4, 8))
    for row, activity in enumerate(lines, 4):
        pen.words(sheet, row, [activity])
        parts = [pen.amount(sheet, row, column, kronor(dice), _FORM) for column in (2, 3, 4)]
        grid.append([*parts, pen.sum(sheet, row, 5, parts, f"B{row}+C{row}+D{row}", form=_FORM)])
    end = 4 + len(lines)
    pen.words(sheet, end, ["Summa"])
    columns = zip(*grid, strict=True)
    ends = [
        pen.sum(sheet, end, at, list(column), span(at, 4, end - 1), form=_FORM) for at, column in enumerate(columns, 2)
    ]
    pen.declared.append(total(ends[-1], ends[:-1]))
    return pen.finished(name, "years")
