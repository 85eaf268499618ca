"""Two of the package's grants in other hands than the kept workbooks."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.kept import populations
from mutate.layouts.pen import Pen, kronor, plus, span
from mutate.model import Relation, known, total

if TYPE_CHECKING:
    import random

    from mutate.model import Truth

_DECIDED = 25_254_013
_CATEGORIES = (
    "Samfinansierade verksamheter",
    "Utvecklingsarbete utifrån gruppen personer med samsjuklighet",
    "Utvecklingsarbete utifrån identifierade skav inom område barn och unga",
    "Behovs- och gapanalys samt översyn av strukturen för samverkan",
)


def one_sheet(name: str, hand: str, dice: random.Random) -> Truth:
    """The extended means of 2024, everything on one sheet; the amounts are others, the decided sum the same."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Allt")
    pen.words(sheet, 1, ["Fördelning av utökade länsgemensamma medel 2024"])
    row, rest = 3, _DECIDED
    totals: list[str] = []
    for number, category in enumerate(_CATEGORIES):
        last = number == len(_CATEGORIES) - 1
        row, stated, rest = _category(pen, row, category, rest, last=last)
        totals.append(stated)
    pen.words(sheet, row, ["Ekonomisk sammanfattning"])
    pen.words(sheet, row + 1, ["Insats", "Belopp"])
    said: list[str] = []
    for at, (category, stated) in enumerate(zip(_CATEGORIES, totals, strict=True), row + 2):
        pen.words(sheet, at, [category])
        said.append(pen.sum(sheet, at, 2, [stated], plus([stated]), typed=hand != "formulas"))
    end = row + 2 + len(said)
    pen.words(sheet, end, ["Summa"])
    pen.declared.append(known(pen.sum(sheet, end, 2, said, span(2, row + 2, end - 1)), _DECIDED))
    return pen.finished(name, "grant-one-sheet")


def _category(pen: Pen, row: int, category: str, rest: int, *, last: bool) -> tuple[int, str, int]:
    """One category's table; the last category takes what is left. Gives the next row, its total and the rest."""
    sheet = pen.page
    pen.words(sheet, row, [category])
    pen.words(sheet, row + 1, ["Aktivitet", "Belopp"])
    count = pen.dice.randint(3, 5)
    amounts = [kronor(pen.dice, 20, 1300) for _ in range(count)]
    if last:
        amounts.append(rest - sum(amounts))
    lines: list[str] = []
    for at, amount in enumerate(amounts, row + 2):
        pen.words(sheet, at, [f"Del {at - row - 1}"])
        lines.append(pen.amount(sheet, at, 2, amount))
    end = row + 2 + len(lines)
    pen.words(sheet, end, ["Totalt"])
    return end + 2, pen.sum(sheet, end, 2, lines, span(2, row + 2, end - 1)), rest - sum(amounts)


_AREAS = {  # the other areas have rules of their own in the grant
    "Skaraborg": "1444 1445 1446 1447 1470 1471 1472 1473 1493 1494 1495 1496 1497 1498 1499",
    "SIMBA": "1415 1419 1440 1482",
    "Fyrbodal": "1421 1427 1430 1435 1438 1439 1460 1461 1462 1484 1485 1486 1487 1488 1492",
}


def per_inhabitant(name: str, hand: str, dice: random.Random) -> Truth:
    """The subregional means of 2019–2020 with the areas down the page instead of across."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Delregionala medel")
    pen.words(sheet, 1, ["Delregionala genomförandeplaner och aktiviteter 2019 och 2020"])
    pen.words(sheet, 2, ["Öre per invånare"])
    pen.declared.append(known(pen.amount(sheet, 2, 2, 180), 180))
    pen.words(sheet, 4, ["Område", "Kommun", "VGR x 2", "Totalt"])
    grid: list[list[str]] = []
    hints: dict[str, dict[str, Fraction]] = {}
    for row, area in enumerate(_AREAS, 5):
        pen.words(sheet, row, [area])
        parts = [_by_people(pen, row, column, area, hints) for column in (2, 3)]
        twice = {parts[0]: Fraction(2), parts[1]: Fraction(-1)}
        pen.declared.append(Relation(parts[1], twice, slack=Fraction(150)))
        grid.append([*parts, pen.sum(sheet, row, 4, parts, f"SUM(B{row}:C{row})")])
    end = 5 + len(_AREAS)
    pen.words(sheet, end, ["Summa"])
    columns = zip(*grid, strict=True)
    ends = [pen.sum(sheet, end, at, list(column), span(at, 5, end - 1)) for at, column in enumerate(columns, 2)]
    pen.declared.append(total(ends[-1], ends[:-1]))
    return pen.finished(name, "grant-per-inhabitant", hints)


def _by_people(pen: Pen, row: int, column: int, area: str, hints: dict[str, dict[str, Fraction]]) -> str:
    sheet = pen.page
    rate = Fraction(3, 5) * (column - 1)
    people = sum(populations()[code]["2018"] for code in _AREAS[area].split())
    exact = people * rate
    reference = pen.amount(sheet, row, column, round(exact / 100) * 100)
    pen.declared.append(Relation(reference, {reference: Fraction(-1)}, exact, Fraction(50)))
    hints[reference] = dict.fromkeys(_AREAS[area].split(), rate)
    return reference
