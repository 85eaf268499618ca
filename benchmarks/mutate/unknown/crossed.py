"""Layouts with sums along both sides, differences, and summaries on other sheets."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.layouts.pen import Pen, kronor, quoted, span
from mutate.model import Relation, same
from mutate.unknown import words
from mutate.unknown.drawing import Drawing
from mutate.unknown.shape import Column, Group, Style

if TYPE_CHECKING:
    import random

    from mutate.model import Truth

_HALF_YEARS = (
    Column("Kv 1"), Column("Kv 2"), Column("Halvår 1", ((0, 1), (1, 1))),
    Column("Kv 3"), Column("Kv 4"), Column("Halvår 2", ((3, 1), (4, 1))),
    Column("Helår", ((2, 1), (5, 1))),
)  # fmt: skip


def _amounts(dice: random.Random) -> Fraction:
    return Fraction(kronor(dice))


def half_years(name: str, hand: str, dice: random.Random) -> Truth:
    """Quarters, half-years and the whole year across, subtotals down."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Plan per kvartal")
    pen.words(sheet, 1, [dice.choice(words.TITLES)])
    whole = Group("Allt", words.groups(dice, 2), "Totalt")
    Drawing(pen, sheet, Style(), _HALF_YEARS).table(3, 1, whole, lambda *_: _amounts(dice))
    return pen.finished(name, "half-years")


def headed(name: str, hand: str, dice: random.Random) -> Truth:
    """Two rows of headers, merged: per recipient two groups and their sum, then the sum of all."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Fördelningen")
    pen.words(sheet, 1, [dice.choice(words.TITLES)])
    columns: list[Column] = []
    for over in ("Regionen", "Kommunerna"):
        at = len(columns)
        columns += [Column("Vuxna", over=over), Column("Barn", over=over)]
        columns.append(Column("Summa", ((at, 1), (at + 1, 1)), over=over))
    columns.append(Column("Totalt", ((2, 1), (5, 1)), over="Hela länet"))
    group = Group("", words.lines(dice, dice.randint(4, 6)), dice.choice(words.WHOLES))
    Drawing(pen, sheet, Style(line=True), columns).table(3, dice.randint(1, 2), group, lambda *_: _amounts(dice))
    return pen.finished(name, "headed")


def followed_up(name: str, hand: str, dice: random.Random) -> Truth:
    """Budget, outcome and what differs."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Uppföljning")
    pen.words(sheet, 1, [dice.choice(words.TITLES)])
    first, second, third = dice.choice(
        (("Budget", "Utfall", "Avvikelse"), ("Beviljat", "Förbrukat", "Återstår"), ("2025", "2024", "Förändring")),
    )
    columns = [Column(first), Column(second), Column(third, ((0, 1), (1, -1)))]
    group = Group("", words.groups(dice, 2), dice.choice(words.WHOLES))
    Drawing(pen, sheet, Style(), columns).table(3, 1, group, lambda *_: _amounts(dice))
    return pen.finished(name, "followed-up")


def summary(name: str, hand: str, dice: random.Random) -> Truth:
    """A sheet per category, and somewhere a summary whose labels are spelled by somebody else."""
    pen = Pen(hand, dice)
    first = dice.random() < 0.5  # noqa: PLR2004 - a coin
    page = pen.sheet("Sammanställning") if first else None
    ends: dict[str, str] = {}
    for number, label in enumerate(dice.sample(words.CATEGORIES, dice.randint(3, 5)), 1):
        sheet = pen.sheet(dice.choice((f"Insats {number}", label[:28])))
        pen.words(sheet, 1, [label])
        group = Group(label, words.lines(dice, dice.randint(3, 5)), dice.choice(words.WHOLES))
        drawn = Drawing(pen, sheet, Style(), [Column("Belopp")]).table(3, 1, group, lambda *_: _amounts(dice))
        ends[label] = drawn.cells[label][-1]
    page = page or pen.sheet(dice.choice(("Sammanfattning", "Översikt", "Ekonomi")))
    top = dice.choice(("Ekonomisk sammanfattning", "Så fördelas pengarna", "Alla insatser"))
    _summary(pen, page.title, ends, top)
    return pen.finished(name, "summary")


def _summary(pen: Pen, title: str, ends: dict[str, str], top: str, spot: tuple[int, int] = (1, 1)) -> str:
    """A summary of totals that stand elsewhere; gives its own total."""
    sheet = pen.named(title)
    left, row = spot
    pen.words(sheet, row, [top], left)
    pen.words(sheet, row + 2, ["Insats", "Belopp"], left)
    stated: list[str] = []
    labels = pen.dice.sample(list(ends), len(ends))
    for at, label in enumerate(labels, row + 3):
        pen.words(sheet, at, [words.respelled(label, pen.dice)], left)
        stated.append(pen.sum(sheet, at, left + 1, [ends[label]], quoted(ends[label]), typed=pen.hand != "formulas"))
    end = row + 3 + len(ends)
    pen.words(sheet, end, ["Summa"], left)
    return pen.sum(sheet, end, left + 1, stated, span(left + 1, row + 3, end - 1))


def sections(name: str, hand: str, dice: random.Random) -> Truth:
    """Categories below each other with subtotals, and beside or below them the summary on the same sheet."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Underlag")
    pen.words(sheet, 1, [dice.choice(words.TITLES)])
    inner = words.groups(dice, 3)
    beside = dice.random() < 0.5  # noqa: PLR2004 - a coin
    style = Style(blanks=not beside)
    group = Group("Allt", inner, dice.choice(words.WHOLES))
    drawn = Drawing(pen, sheet, style, [Column("Belopp")]).table(3, 1, group, lambda *_: _amounts(dice))
    ends = {one.label: drawn.cells[one.label][-1] for one in inner if isinstance(one, Group)}
    spot = (drawn.right + 1, 1) if beside else (1, drawn.end + 2)
    final = _summary(pen, "Underlag", ends, "Ekonomisk sammanfattning", spot)
    pen.declared.append(same(final, drawn.cells["Allt"][-1]))
    return pen.finished(name, "sections-summary")


def by_column(name: str, hand: str, dice: random.Random) -> Truth:
    """A flat list with a column for the category, and a table of what each category comes to."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Lista")
    pen.words(sheet, 1, ["Kategori", "Aktivitet", "Belopp"])
    lines: dict[str, list[str]] = {}
    row = 2
    for category in dice.sample(words.CATEGORIES, dice.randint(3, 4)):
        for activity in words.lines(dice, dice.randint(2, 4)):
            pen.words(sheet, row, [category, str(activity)])
            lines.setdefault(category, []).append(pen.amount(sheet, row, 3, _amounts(dice)))
            row += 1
    pen.words(sheet, row, [dice.choice(words.WHOLES)])
    every = [line for part in lines.values() for line in part]
    whole = pen.sum(sheet, row, 3, every, span(3, 2, row - 1))
    page = pen.sheet("Per kategori")
    pen.words(page, 1, ["Kategori", "Belopp"])
    stated: list[str] = []
    for at, (category, parts) in enumerate(lines.items(), 2):
        pen.words(page, at, [category])
        formula = f"SUMIF(Lista!$A$2:$A${row - 1},A{at},Lista!$C$2:$C${row - 1})"
        stated.append(pen.sum(page, at, 2, parts, formula, typed=pen.hand != "formulas"))
    pen.words(page, 2 + len(stated), ["Summa"])
    pen.declared.append(same(pen.sum(page, 2 + len(stated), 2, stated, span(2, 2, 1 + len(stated))), whole))
    return pen.finished(name, "by-column")


def shared(name: str, hand: str, dice: random.Random) -> Truth:
    """Amounts that two parties share, 1:2 or x 2, with the whole beside them."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Delning")
    said, first, second = dice.choice(
        (("", "Kommun", "Region x 2"), ("Fördelning 1:2", "Kommuner", "Region"), ("", "Kommun", "VGR x 2")),
    )
    pen.words(sheet, 1, [said or dice.choice(words.TITLES)])
    pen.words(sheet, 3, ["Område", first, second, "Totalt"])
    grid: list[list[str]] = []
    for row, line in enumerate(words.lines(dice, dice.randint(4, 6)), 4):
        pen.words(sheet, row, [str(line)])
        one = Fraction(kronor(dice))
        cells = [pen.amount(sheet, row, 2, one), pen.amount(sheet, row, 3, 2 * one)]
        pen.declared.append(Relation(cells[1], {cells[0]: Fraction(2), cells[1]: Fraction(-1)}))
        grid.append([*cells, pen.sum(sheet, row, 4, cells, f"SUM(B{row}:C{row})")])
    end = 4 + len(grid)
    pen.words(sheet, end, ["Summa"])
    for at, column in enumerate(zip(*grid, strict=True), 2):
        pen.sum(sheet, end, at, list(column), span(at, 4, end - 1))
    return pen.finished(name, "shared")
