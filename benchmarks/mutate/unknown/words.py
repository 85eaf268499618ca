"""What things are called, and the same things as somebody else writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mutate.layouts.pen import ACTIVITIES
from mutate.unknown.shape import Group

if TYPE_CHECKING:
    import random

CATEGORIES = (
    "Förebyggande arbete", "Tillgänglig vård", "Barn och unga", "Suicidprevention", "Brukarinflytande", "Samsjuklighet",
    "Kompetensutveckling", "Digitala insatser", "Forskning och utveckling", "Kunskapsstyrning", "Tidig upptäckt",
    "Stöd till anhöriga", "Samordning och administration", "Första linjens vård", "Elevhälsa", "Äldres psykiska hälsa",
)  # fmt: skip
WHOLES = ("Totalt", "Summa", "Total", "Summa totalt", "TOTALT", "Totalsumma", "Sammanlagt")
TITLES = (
    "Fördelning av medel", "Budget för insatser", "Plan för stimulansmedel", "Bidrag per insats", "Kostnader",
    "Underlag till beslut", "Medel till huvudmännen", "Preliminär fördelning",
)  # fmt: skip


def inner(label: str, dice: random.Random) -> str:
    """What a group's total is called."""
    return dice.choice((f"Summa {label.lower()}", f"Delsumma {label.lower()}", "Delsumma", "Summa", f"Totalt {label}"))


def groups(dice: random.Random, count: int, lines: tuple[int, int] = (3, 5)) -> list[Group | str]:
    """Some categories with activities of their own."""
    drawn = dice.sample(ACTIVITIES, len(ACTIVITIES))
    found: list[Group | str] = []
    for label in dice.sample(CATEGORIES, count):
        size = dice.randint(*lines)
        members: list[Group | str] = [f"{one}" for one in drawn[:size]]
        drawn = drawn[size:] or [f"{one}, del 2" for one in ACTIVITIES]
        found.append(Group(label, members, inner(label, dice)))
    return found


def lines(dice: random.Random, count: int) -> list[Group | str]:
    """Some activities."""
    return [*dice.sample(ACTIVITIES, count)]


def respelled(label: str, dice: random.Random) -> str:
    """The same label in another hand: as it is, in small letters, numbered, abbreviated, inflected, misspelt."""
    return dice.choice((_same, _small, _numbered, _abbreviated, _inflected, _misspelt, _wrapped))(label, dice)


def _same(label: str, _: random.Random) -> str:
    return label


def _small(label: str, _: random.Random) -> str:
    return label.upper() if len(label.split()) == 1 else label.lower()


def _numbered(label: str, dice: random.Random) -> str:
    return f"{dice.randint(1, 9)}. {label}"


def _abbreviated(label: str, _: random.Random) -> str:
    words = label.split()
    longest = max(words, key=len)
    return " ".join(f"{word[:7]}." if word == longest and len(word) > 9 else word for word in words)  # noqa: PLR2004


def _inflected(label: str, _: random.Random) -> str:
    return re.sub(r"(?<=e)r\b", "rna", re.sub(r"het\b", "heten", re.sub(r"tion\b", "tionen", label)))


def _misspelt(label: str, dice: random.Random) -> str:
    at = dice.randrange(2, len(label) - 2)
    return label[:at] + label[at + 1 :] if label[at].isalpha() else label


def _wrapped(label: str, dice: random.Random) -> str:
    return dice.choice((f"Insatser inom {label.lower()}", f"{label} (kr)", f"{label}, totalt", f"Område: {label}"))
