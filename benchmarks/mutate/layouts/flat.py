"""A flat list with a column for the category, and a summary by category on a sheet of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutate.layouts.pen import ACTIVITIES, CATEGORIES, RECIPIENTS, Pen, kronor, span
from mutate.model import same

if TYPE_CHECKING:
    import random

    from mutate.model import Truth


def draw(name: str, hand: str, dice: random.Random) -> Truth:
    """One workbook."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Fördelning")
    pen.words(sheet, 1, ["Fördelning av statsbidrag för psykisk hälsa"])
    pen.words(sheet, 3, ["Insats", "Aktivitet", "Mottagare", "Belopp (kr)"])
    lines: dict[str, list[str]] = {}
    row = 4
    for category in dice.sample(CATEGORIES, 3):
        for activity in dice.sample(ACTIVITIES, dice.randint(3, 6)):
            pen.words(sheet, row, [category, activity, dice.choice(RECIPIENTS)])
            lines.setdefault(category, []).append(pen.amount(sheet, row, 4, kronor(dice)))
            row += 1
    every = [line for part in lines.values() for line in part]
    pen.words(sheet, row, ["Totalt"])
    whole = pen.sum(sheet, row, 4, every, span(4, 4, row - 1))
    _summary(pen, lines, row - 1, whole)
    return pen.finished(name, "flat")


def _summary(pen: Pen, lines: dict[str, list[str]], last: int, whole: str) -> None:
    sheet = pen.sheet("Sammanfattning")
    pen.words(sheet, 1, ["Ekonomisk sammanfattning"])
    pen.words(sheet, 3, ["Insats", "Belopp (kr)"])
    stated: list[str] = []
    for row, (category, parts) in enumerate(lines.items(), 4):
        pen.words(sheet, row, [category])
        by_formula = f"SUMIF(Fördelning!$A$4:$A${last},A{row},Fördelning!$D$4:$D${last})"
        stated.append(pen.sum(sheet, row, 2, parts, by_formula, typed=pen.hand != "formulas"))
    row = 4 + len(lines)
    pen.words(sheet, row, ["Summa"])
    final = pen.sum(sheet, row, 2, stated, span(2, 4, row - 1))
    pen.declared.append(same(final, whole))
