"""A spending report like a filled-in form: what was granted, what it was used for, and what remains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutate.layouts.pen import ACTIVITIES, Pen, span
from mutate.model import known, total

if TYPE_CHECKING:
    import random

    from mutate.model import Truth

_GRANT = 1_000_000
_COUNTIES = ("Halland", "Kalmar", "Dalarna", "Blekinge", "Jämtland", "Uppsala")


def draw(name: str, hand: str, dice: random.Random) -> Truth:
    """One workbook; its grant is the one of the package for user involvement in 2018."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Svar")
    pen.words(sheet, 1, ["Inrapportering angående de särskilda medlen för Brukarsamverkan 2018"])
    pen.words(sheet, 3, ["Län", dice.choice(_COUNTIES)])
    pen.words(sheet, 4, ["Beviljat bidrag"])
    granted = pen.amount(sheet, 4, 2, _GRANT)
    pen.words(sheet, 6, ["Hur har medlen fördelats eller intecknats?"])
    pen.words(sheet, 7, ["Syfte", "Aktivitet", "Belopp"])
    shares = _shares(dice)
    lines: list[str] = []
    for row, share in enumerate(shares, 8):
        pen.words(sheet, row, [dice.choice(ACTIVITIES), dice.choice(ACTIVITIES)])
        lines.append(pen.amount(sheet, row, 3, share))
    row = 8 + len(shares)
    pen.words(sheet, row, ["Summa"])
    summed = pen.sum(sheet, row, 3, lines, span(3, 8, row - 1))
    left = _GRANT - sum(shares)
    pen.words(sheet, row + 2, ["Är samtliga stimulansmedel förbrukade eller intecknade?", "Nej" if left else "Ja"])
    pen.words(sheet, row + 4, ["Om nej, ange ej förbrukade eller intecknade stimulansmedel"])
    rest = [pen.amount(sheet, row + 4, 2, left)] if left else []
    pen.declared += [known(granted, _GRANT), total(granted, [summed, *rest])]
    return pen.finished(name, "form")


def _shares(dice: random.Random) -> list[int]:
    """Lines that use up the grant, or all but a rest."""
    count = dice.randint(4, 8)
    shares = [dice.randrange(20, 900 // count) * 1000 + dice.choice((0, 0, 500, 250)) for _ in range(count)]
    return [*shares, _GRANT - sum(shares)] if dice.random() < 0.5 else shares  # noqa: PLR2004 - half use up all
