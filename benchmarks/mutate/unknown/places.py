"""Layouts of counties and municipalities: amounts per inhabitant, the country, the county."""

from __future__ import annotations

import csv
from fractions import Fraction
from typing import TYPE_CHECKING

from mutate.kept import ROOT
from mutate.layouts.pen import Pen, kronor, span
from mutate.model import Relation, known

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

    from mutate.model import Truth

_YEARS = ("2017", "2019", "2020", "2022", "2023")
_RATES = tuple(Fraction(n, 20) for n in (9, 18, 30, 36, 48, 101, 250))  # kronor per inhabitant


def _table(name: str) -> Mapping[str, Mapping[str, str]]:
    path = ROOT / "schemas/medelkoll_schemas/reference/data" / name
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def counties(name: str, hand: str, dice: random.Random) -> Truth:
    """The 21 counties with an amount per inhabitant, perhaps one fixed as well, and the country first or last."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Län")
    pen.words(sheet, 1, [dice.choice(("Statsbidrag per län", "Fördelning till regionerna", "Medel per region"))])
    fixed = dice.random() < 0.4  # noqa: PLR2004 - a share of them
    heads = ["Län", "Efter folkmängd", *(["Fast belopp", "Summa"] if fixed else [])]
    pen.words(sheet, 3, heads)
    rows = {code: row for code, row in _table("counties.csv").items() if code != "00"}
    _per_head(pen, rows, dice.choice(("Riket", "Hela riket", "Totalt")), fixed=fixed, listed=False)
    return pen.finished(name, "counties")


def municipalities(name: str, hand: str, dice: random.Random) -> Truth:
    """The municipalities of a county with their populations and what each gets."""
    pen = Pen(hand, dice)
    sheet = pen.sheet("Kommuner")
    pen.words(sheet, 1, ["Medel till kommunerna"])
    county = dice.choice(("03", "05", "06", "08", "13", "17", "20", "25"))
    rows = {code: row for code, row in _table("municipalities.csv").items() if code.startswith(county)}
    listed = dice.random() < 0.5  # noqa: PLR2004 - a coin
    heads = ["Kommun", *(["Folkmängd"] if listed else []), "Belopp"]
    pen.words(sheet, 3, heads)
    _per_head(pen, rows, dice.choice(("Summa kommuner", "Hela länet", "Totalt")), fixed=False, listed=listed)
    return pen.finished(name, "municipalities")


def _per_head(pen: Pen, rows: Mapping[str, Mapping[str, str]], whole: str, *, fixed: bool, listed: bool) -> None:
    """Places down, what they get across, and the whole above or below them."""
    year, rate, step = pen.dice.choice(_YEARS), pen.dice.choice(_RATES), pen.dice.choice((1, 100, 1000))
    on_top = whole in ("Riket", "Hela riket", "Hela länet") and pen.dice.random() < 0.5  # noqa: PLR2004
    first = 4 + on_top
    sheet = pen.page
    if listed:
        sheet.cell(2, 1, f"Folkmängd 31 december {year}")
    columns: list[list[str]] = []
    for row, (_, place) in enumerate(rows.items(), first):
        people, at = int(place[year]), 2
        pen.words(sheet, row, [place["name"]])
        cells: list[str] = []
        if listed:
            cells.append(pen.amount(sheet, row, at, people))
            at += 1
        exact = people * rate
        cells.append(pen.amount(sheet, row, at, round(exact / step) * step))
        _declare(pen, cells, people, rate, step, listed=listed)
        if fixed:
            cells.append(pen.amount(sheet, row, at + 1, kronor(pen.dice) // 1000 * 1000 + 1000))
            cells.append(pen.sum(sheet, row, at + 2, cells[-2:], f"B{row}+C{row}"))
        columns.append(cells)
    _whole(pen, whole, columns, first, on_top=on_top)


def _declare(pen: Pen, cells: Sequence[str], people: int, rate: Fraction, step: int, *, listed: bool) -> None:  # noqa: PLR0913  # one amount
    if listed:
        pen.declared.append(known(cells[0], people))  # the year is said, and everybody knows the populations of a year
        terms = {cells[0]: rate, cells[1]: Fraction(-1)}
        pen.declared.append(Relation(cells[1], terms, slack=Fraction(step, 2)))
    else:
        pen.declared.append(Relation(cells[0], {cells[0]: Fraction(-1)}, people * rate, Fraction(step, 2)))


def _whole(pen: Pen, label: str, columns: list[list[str]], first: int, *, on_top: bool) -> None:
    row, last = (first - 1 if on_top else first + len(columns)), first + len(columns) - 1
    pen.words(pen.page, row, [label])
    for at, column in enumerate(zip(*columns, strict=True), 2):
        pen.sum(pen.page, row, at, list(column), span(at, first, last))
