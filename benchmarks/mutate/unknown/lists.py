"""Layouts of lines below each other: stacked, side by side, deep, without a word."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.layouts.pen import Pen, kronor
from mutate.unknown import words
from mutate.unknown.drawing import Drawing
from mutate.unknown.shape import Column, Group, Style

if TYPE_CHECKING:
    import random

    from mutate.model import Truth


def _amounts(dice: random.Random) -> Fraction:
    return Fraction(kronor(dice))


def stacked(name: str, hand: str, dice: random.Random) -> Truth:
    """Two or three tables below each other, each with its title, one column of amounts and one total."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Blad1")
    row = 1
    for title in dice.sample(words.TITLES, dice.randint(2, 3)):
        pen.words(sheet, row, [title])
        style = Style(middle=dice.choice(("", "Mottagare")), notes=dice.random() < 0.5, bold=dice.random() < 0.5)  # noqa: PLR2004
        group = Group(title, words.lines(dice, dice.randint(4, 7)), dice.choice(words.WHOLES))
        head = Column(dice.choice(("Belopp", "Kronor", "Bidrag", "Belopp (kr)")))
        row = (
            Drawing(pen, sheet, style, [head]).table(row + dice.randint(1, 2), 1, group, lambda *_: _amounts(dice)).end
        )
        row += dice.randint(1, 3)
    return pen.finished(name, "stacked")


def side_by_side(name: str, hand: str, dice: random.Random) -> Truth:
    """Two tables beside each other on one sheet."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Översikt")
    pen.words(sheet, 1, [dice.choice(words.TITLES)])
    left = 1
    for _ in range(2):
        columns = [Column(head) for head in (("Belopp",), ("2024", "2025"))[dice.randint(0, 1)]]
        group = Group("", words.lines(dice, dice.randint(4, 6)), dice.choice(words.WHOLES))
        style = Style(bold=True)
        left = Drawing(pen, sheet, style, columns).table(3, left, group, lambda *_: _amounts(dice)).right + 1
    return pen.finished(name, "side-by-side")


def deep(name: str, hand: str, dice: random.Random) -> Truth:
    """Subtotals of subtotals: lines, groups, parts, the whole."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Budget")
    pen.words(sheet, 1, [dice.choice(words.TITLES)])
    inner = words.groups(dice, 4, (2, 4))
    halves: list[Group | str] = [
        Group("Regionen", inner[:2], "Summa regionen"),
        Group("Kommunerna", inner[2:], "Summa kommuner"),
    ]
    columns = [Column(head) for head in (("Belopp, kr",), ("2024", "2025"))[dice.randint(0, 1)]]
    style = Style(indent=dice.random() < 0.5, blanks=dice.random() < 0.3, line=dice.random() < 0.5)  # noqa: PLR2004
    whole = Group("Allt", halves, dice.choice(words.WHOLES))
    Drawing(pen, sheet, style, columns).table(3, dice.randint(1, 2), whole, lambda *_: _amounts(dice))
    return pen.finished(name, "deep")


def above(name: str, hand: str, dice: random.Random) -> Truth:
    """Each heading carries the sum of the indented lines below it, and the whole stands on top."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Plan")
    pen.words(sheet, 1, [dice.choice(words.TITLES)])
    inner = words.groups(dice, dice.randint(3, 4))
    for group in inner:
        if isinstance(group, Group):
            group.total = group.label
    columns = [Column(head) for head in (("Belopp",), ("2024", "2025"))[dice.randint(0, 1)]]
    style = Style(above=True, indent=True, bold=dice.random() < 0.7, whole=dice.random() < 0.7)  # noqa: PLR2004
    whole = Group("Allt", inner, dice.choice(("Totalt", "Hela länet", "Summa")))
    Drawing(pen, sheet, style, columns).table(3, 1, whole, lambda *_: _amounts(dice))
    return pen.finished(name, "above")


def wordless(name: str, hand: str, dice: random.Random) -> Truth:
    """Totals without a word: bold, or below a line."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Medel")
    pen.words(sheet, 1, [dice.choice(words.TITLES)])
    bold = dice.random() < 0.5  # noqa: PLR2004 - a coin
    style = Style(bold=bold, line=not bold, headings=True)
    inner = words.groups(dice, 3)
    for group in inner:
        if isinstance(group, Group):
            group.total = ""
    columns = [Column(head) for head in (("Belopp",), ("2024", "2025"))[dice.randint(0, 1)]]
    Drawing(pen, sheet, style, columns).table(3, 1, Group("Allt", inner, ""), lambda *_: _amounts(dice))
    return pen.finished(name, "wordless")


def bare(name: str, hand: str, dice: random.Random) -> Truth:
    """Totals that nothing but their arithmetic shows, in several columns."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Sida 1")
    pen.words(sheet, 1, [dice.choice(words.TITLES)])
    inner = words.groups(dice, 3)
    for group in inner:
        if isinstance(group, Group):
            group.total = f"{group.label}, alla delar"
    style = Style(bold=False, headings=False)
    columns = [Column(head) for head in ("Vuxna", "Barn och unga", "Äldre")[: dice.randint(2, 3)]]
    whole = Group("Allt", inner, "Programmet i sin helhet")
    Drawing(pen, sheet, style, columns).table(3, 1, whole, lambda *_: _amounts(dice), "")
    return pen.finished(name, "bare")


def details(name: str, hand: str, dice: random.Random) -> Truth:
    """Lines with *varav*: parts of the line above, no addends."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Redovisning")
    pen.words(sheet, 1, [dice.choice(words.TITLES)])
    lines = words.lines(dice, dice.randint(4, 6))
    group = Group("", lines, dice.choice(words.WHOLES))
    for line in dice.sample(lines, 2):
        word = dice.choice(("varav", "Varav", "därav", "- varav"))
        group.details[str(line)] = (f"{word} personal", f"{word} övriga kostnader")[: dice.randint(1, 2)]
    columns = [Column(head) for head in (("Belopp",), ("Kommunerna", "Regionen"))[dice.randint(0, 1)]]
    style = Style(indent=dice.random() < 0.5)  # noqa: PLR2004 - a coin
    Drawing(pen, sheet, style, columns).table(3, 1, group, lambda *_: _amounts(dice))
    return pen.finished(name, "varav")


def thousands(name: str, hand: str, dice: random.Random) -> Truth:
    """Thousands of kronor, as a title, a header or a note says, with subtotals and a column of notes."""
    pen = Pen(hand, dice)
    pen.grain = Fraction(1, 10)
    sheet = pen.sheet("Tabell 1")
    where = dice.randint(0, 1)
    pen.words(sheet, 1, [dice.choice(words.TITLES) + (", belopp i tkr" if where == 0 else "")])
    columns = [Column(head + (" (tkr)" if where else "")) for head in ("Budget", "Utfall")]
    whole = Group("Allt", words.groups(dice, 3), dice.choice(words.WHOLES))
    style = Style(notes=True, blanks=dice.random() < 0.5, form="#,##0.0")  # noqa: PLR2004 - a coin

    def amount(*_: object) -> Fraction:
        tenths = dice.randrange(200, 40_000)
        return Fraction(tenths, 10)

    Drawing(pen, sheet, style, columns).table(3, 1, whole, amount)
    return pen.finished(name, "thousands")
