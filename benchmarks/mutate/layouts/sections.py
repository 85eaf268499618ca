"""Categories one below the other on one sheet, each with its subtotal, then the whole, then the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutate.layouts.pen import ACTIVITIES, CATEGORIES, RECIPIENTS, Pen, kronor, plus, span
from mutate.model import same

if TYPE_CHECKING:
    import random

    from openpyxl.worksheet.worksheet import Worksheet

    from mutate.model import Truth


def draw(name: str, hand: str, dice: random.Random) -> Truth:
    """One workbook."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Budget 2025")
    pen.words(sheet, 1, ["Förslag till fördelning 2025"])
    pen.words(sheet, 3, ["Post", "Mottagare", "Belopp, kr"])
    row = 4
    totals: dict[str, str] = {}
    for category in dice.sample(CATEGORIES, dice.randint(3, 4)):
        row, totals[category] = _section(pen, sheet, row, category)
    pen.words(sheet, row, ["Totalt"])
    whole = pen.sum(sheet, row, 3, list(totals.values()), plus(totals.values()))
    summary = pen.sheet("Ekonomisk sammanfattning")
    pen.words(summary, 1, ["Ekonomisk sammanfattning"])
    pen.words(summary, 3, ["Kategori", "Belopp, kr"])
    stated: list[str] = []
    for line, (category, subtotal) in enumerate(totals.items(), 4):
        pen.words(summary, line, [category])
        stated.append(pen.sum(summary, line, 2, [subtotal], "", typed=True))
    end = 4 + len(totals)
    pen.words(summary, end, ["Summa"])
    pen.declared.append(same(pen.sum(summary, end, 2, stated, span(2, 4, end - 1)), whole))
    return pen.finished(name, "sections")


def _section(pen: Pen, sheet: Worksheet, row: int, category: str) -> tuple[int, str]:
    """One category; gives the row after it and its subtotal."""
    pen.words(sheet, row, [category])
    lines: list[str] = []
    for at, activity in enumerate(pen.dice.sample(ACTIVITIES, pen.dice.randint(3, 6)), row + 1):
        pen.words(sheet, at, [activity, pen.dice.choice(RECIPIENTS)])
        lines.append(pen.amount(sheet, at, 3, kronor(pen.dice)))
    end = row + len(lines) + 1
    pen.words(sheet, end, [f"Summa {category.lower()}"])
    return end + 1, pen.sum(sheet, end, 3, lines, span(3, row + 1, end - 1))
