"""Amounts in thousands of kronor, some with a decimal; the summary in the same unit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.layouts.pen import ACTIVITIES, CATEGORIES, Pen, plus, span
from mutate.model import same

if TYPE_CHECKING:
    import random

    from mutate.model import Truth

_FORM = "#,##0.0"


def draw(name: str, hand: str, dice: random.Random) -> Truth:
    """One workbook."""
    pen = Pen(hand, dice)
    pen.grain = Fraction(1, 10)  # one decimal is shown
    sheet = pen.sheet("Medel tkr")
    pen.words(sheet, 1, ["Fördelade medel, belopp i tkr"])
    pen.words(sheet, 2, ["Insats", "Aktivitet", "Belopp (tkr)"])
    row = 3
    totals: dict[str, str] = {}
    for category in dice.sample(CATEGORIES, 3):
        first = row
        lines: list[str] = []
        for activity in dice.sample(ACTIVITIES, dice.randint(3, 5)):
            pen.words(sheet, row, [category, activity])
            lines.append(pen.amount(sheet, row, 3, _thousands(dice), _FORM))
            row += 1
        pen.words(sheet, row, [f"Delsumma {category.lower()}"])
        totals[category] = pen.sum(sheet, row, 3, lines, span(3, first, row - 1), form=_FORM)
        row += 1
    pen.words(sheet, row, ["Summa totalt"])
    whole = pen.sum(sheet, row, 3, list(totals.values()), plus(totals.values()), form=_FORM)
    _summary(pen, totals, whole)
    return pen.finished(name, "tkr")


def _thousands(dice: random.Random) -> Fraction:
    tenths = dice.randrange(200, 40_000)
    return Fraction(tenths if dice.random() < 0.3 else tenths // 10 * 10, 10)  # noqa: PLR2004 - a third has a decimal


def _summary(pen: Pen, totals: dict[str, str], whole: str) -> None:
    sheet = pen.sheet("Sammanfattning")
    pen.words(sheet, 1, ["Ekonomisk sammanfattning, tkr"])
    pen.words(sheet, 3, ["Insats", "Belopp (tkr)"])
    stated: list[str] = []
    for row, (category, subtotal) in enumerate(totals.items(), 4):
        pen.words(sheet, row, [category])
        stated.append(pen.sum(sheet, row, 2, [subtotal], "", typed=True, form=_FORM))
    end = 4 + len(totals)
    pen.words(sheet, end, ["Summa"])
    pen.declared.append(same(pen.sum(sheet, end, 2, stated, span(2, 4, end - 1), form=_FORM), whole))
