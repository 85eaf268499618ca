"""Recipients down, areas across, totals along both, and the same amounts once more by area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutate.addresses import cell
from mutate.layouts.pen import RECIPIENTS, Pen, kronor, span
from mutate.model import same, total

if TYPE_CHECKING:
    import random

    from mutate.model import Truth

_AREAS: tuple[str, ...] = ("Norra länet", "Södra länet", "Östra länet", "Västra länet", "Kusten")


def draw(name: str, hand: str, dice: random.Random) -> Truth:
    """One workbook."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Fördelningsmatris")
    areas = dice.sample(_AREAS, dice.randint(3, 5))
    recipients = dice.sample(RECIPIENTS, dice.randint(3, 5))
    pen.words(sheet, 2, ["Medel per mottagare och område"], 2)
    pen.words(sheet, 4, ["Mottagare", *areas, "Summa"], 2)
    grid: list[list[str]] = []
    for row, recipient in enumerate(recipients, 5):
        pen.words(sheet, row, [recipient], 2)
        parts = [pen.amount(sheet, row, column, kronor(dice)) for column in range(3, 3 + len(areas))]
        across = f"SUM({cell(row, 3)}:{cell(row, 2 + len(areas))})"
        grid.append([*parts, pen.sum(sheet, row, 3 + len(areas), parts, across)])
    end = 5 + len(recipients)
    pen.words(sheet, end, ["Summa"], 2)
    columns = zip(*grid, strict=True)
    ends = [pen.sum(sheet, end, at, list(column), span(at, 5, end - 1)) for at, column in enumerate(columns, 3)]
    pen.declared.append(total(ends[-1], ends[:-1]))
    _summary(pen, areas, ends)
    return pen.finished(name, "matrix")


def _summary(pen: Pen, areas: list[str], ends: list[str]) -> None:
    sheet = pen.sheet("Sammanfattning")
    pen.words(sheet, 1, ["Ekonomisk sammanfattning"])
    pen.words(sheet, 2, ["Område", "Kronor"])
    parts: list[str] = []
    for row, area in enumerate(areas, 3):
        pen.words(sheet, row, [area])
        parts.append(pen.sum(sheet, row, 2, [ends[row - 3]], "", typed=True))
    end = 3 + len(areas)
    pen.words(sheet, end, ["Totalt"])
    pen.declared.append(same(pen.sum(sheet, end, 2, parts, span(2, 3, end - 1)), ends[-1]))
