"""A sheet per category with two focus areas side by side, and a summary with what each area gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutate.layouts.pen import ACTIVITIES, CATEGORIES, Pen, kronor, quoted, span
from mutate.model import same, total

if TYPE_CHECKING:
    import random

    from mutate.model import Truth

_AREAS = ("Vuxna", "Äldre")


def draw(name: str, hand: str, dice: random.Random) -> Truth:
    """One workbook."""
    pen = Pen(hand, dice)
    totals = {category: _category(pen, category) for category in dice.sample(CATEGORIES, 3)}
    sheet = pen.sheet("Sammanfattning")
    pen.words(sheet, 1, ["Ekonomisk sammanfattning"])
    pen.words(sheet, 3, ["Insats", "Belopp"])
    stated: list[str] = []
    for row, (category, ends) in enumerate(totals.items(), 4):
        pen.words(sheet, row, [category])
        stated.append(pen.sum(sheet, row, 2, [ends[-1]], quoted(ends[-1]), typed=hand != "formulas"))
    row = 4 + len(totals)
    pen.words(sheet, row, ["Summa"])
    whole = pen.sum(sheet, row, 2, stated, span(2, 4, row - 1))
    _by_area(pen, totals, whole)
    return pen.finished(name, "sheets")


def _category(pen: Pen, category: str) -> list[str]:
    """The sheet of one category; gives its totals, one for each area and the whole last."""
    sheet = pen.sheet(category)
    pen.words(sheet, 1, [category])
    pen.words(sheet, 3, ["Aktivitet", *_AREAS, "Totalt"])
    lines = pen.dice.sample(ACTIVITIES, pen.dice.randint(3, 6))
    grid: list[list[str]] = []
    for row, activity in enumerate(lines, 4):
        pen.words(sheet, row, [activity])
        parts = [pen.amount(sheet, row, column, kronor(pen.dice)) for column in (2, 3)]
        grid.append([*parts, pen.sum(sheet, row, 4, parts, f"SUM(B{row}:C{row})")])
    end = 4 + len(lines)
    pen.words(sheet, end, ["Totalt"])
    columns = zip(*grid, strict=True)
    ends = [pen.sum(sheet, end, at, list(column), span(at, 4, end - 1)) for at, column in enumerate(columns, 2)]
    pen.declared.append(total(ends[-1], ends[:-1]))
    return ends


def _by_area(pen: Pen, totals: dict[str, list[str]], whole: str) -> None:
    sheet = pen.sheet("Per målgrupp")
    pen.words(sheet, 1, ["Fördelning per målgrupp"])
    pen.words(sheet, 3, ["Målgrupp", "Belopp"])
    parts: list[str] = []
    for at, area in enumerate(_AREAS):
        pen.words(sheet, 4 + at, [area])
        ends = [ends[at] for ends in totals.values()]
        formula = "+".join(quoted(end) for end in ends)
        parts.append(pen.sum(sheet, 4 + at, 2, ends, formula, typed=False))
    pen.words(sheet, 4 + len(_AREAS), ["Totalt"])
    pen.declared.append(same(pen.sum(sheet, 4 + len(_AREAS), 2, parts, span(2, 4, 5)), whole))
