"""A batch of workbooks like those that staff keep: categories with lines, subtotals by formula, a summary.

The same seed gives the same figures. Cached values are what the formulas give, except where an error is put in on
purpose; which workbooks have one stands in ``truth.json`` beside them.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ("Nr", "Post", "Mottagare", "Område", "Kommunerna (kr)", "Regionen (kr)", "Summa (kr)")
RECIPIENTS = ("Regionen", "Kommunförbundet", "Kompetenscentrum", "Brukarföreningen")
AREAS = ("Barn och unga", "Samsjuklighet", "Suicidprevention")
FIRST_ROW = 4  # of the lines, as Excel counts
ERRORS = ("row", "total", "summary")
SHARE_WRONG = 0.2
WRONG_LINE = 3


@dataclass(frozen=True)
class Plan:
    """One small workbook: its categories' lines (kronor for two payers), and where it is wrong."""

    categories: dict[str, list[tuple[int, int]]]
    error: str | None


def plan(number: int, seed: int) -> Plan:
    """3-6 sheets of 20-300 rows; every fifth workbook or so has one wrong figure."""
    dice = random.Random(f"{seed}-{number}")  # noqa: S311 - figures for a benchmark
    categories = {
        f"Insats {chr(ord('A') + index)}": [
            (dice.randrange(10, 4000) * 1000, dice.randrange(10, 4000) * 1000) for _ in range(dice.randint(20, 300))
        ]
        for index in range(dice.randint(2, 5))
    }
    return Plan(categories, dice.choice(ERRORS) if dice.random() < SHARE_WRONG else None)


def write_small(path: Path, wanted: Plan) -> None:
    """Write one workbook: a sheet per category, and the economic summary."""
    book = xlsxwriter.Workbook(str(path))
    kronor = book.add_format({"num_format": '#,##0 "kr"'})
    first = next(iter(wanted.categories))
    totals = {
        name: _category(book, kronor, name, lines, wanted.error if name == first else None)
        for name, lines in wanted.categories.items()
    }
    _summary(book, kronor, totals, wanted)
    book.close()


def _category(
    book: xlsxwriter.Workbook,
    kronor: xlsxwriter.format.Format,
    name: str,
    lines: list[tuple[int, int]],
    error: str | None,
) -> tuple[str, int]:
    """The sheet of one category; gives the reference and value of its total."""
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, name)
    sheet.write_row(2, 0, HEADER)
    for index, (local, regional) in enumerate(lines):
        row, wrong = FIRST_ROW + index, 45_000 * (error == "row" and index == WRONG_LINE)
        words = (f"Post {index + 1}", RECIPIENTS[index % len(RECIPIENTS)], AREAS[index % len(AREAS)])
        sheet.write_row(row - 1, 0, (index + 1, *words))
        sheet.write_row(row - 1, 4, (local, regional), kronor)
        if wrong:
            sheet.write_number(row - 1, 6, local + regional + wrong, kronor)
        else:
            sheet.write_formula(row - 1, 6, f"=E{row}+F{row}", kronor, local + regional)
    return _total(sheet, kronor, name, lines, error)


def _total(
    sheet: xlsxwriter.worksheet.Worksheet,
    kronor: xlsxwriter.format.Format,
    name: str,
    lines: list[tuple[int, int]],
    error: str | None,
) -> tuple[str, int]:
    last = FIRST_ROW + len(lines) - 1
    sums = (sum(local for local, _ in lines), sum(regional for _, regional in lines))
    whole = sum(sums) + 45_000 * (error == "row")
    sheet.write_string(last, 1, "Totalt")
    for column, letter, value in ((4, "E", sums[0]), (5, "F", sums[1]), (6, "G", whole)):
        sheet.write_formula(last, column, f"=SUM({letter}{FIRST_ROW}:{letter}{last})", kronor, value)
    if error == "total":
        whole += 900_000
        sheet.write_number(last, 6, whole, kronor)
    return f"='{name}'!G{last + 1}", whole


def _summary(
    book: xlsxwriter.Workbook,
    kronor: xlsxwriter.format.Format,
    totals: dict[str, tuple[str, int]],
    wanted: Plan,
) -> None:
    sheet = book.add_worksheet("Sammanfattning")
    sheet.write_string(0, 0, "Ekonomisk sammanfattning")
    sheet.write_row(2, 0, ("Insats", "Belopp (kr)"))
    shown = {
        name: value + 99_000 * (wanted.error == "summary" and index == 0)
        for index, (name, (_, value)) in enumerate(totals.items())
    }
    for index, (name, (formula, value)) in enumerate(totals.items()):
        row = FIRST_ROW + index
        sheet.write_string(row - 1, 0, name)
        if shown[name] == value:
            sheet.write_formula(row - 1, 1, formula, kronor, value)
        else:
            sheet.write_number(row - 1, 1, shown[name], kronor)
    last = FIRST_ROW + len(totals) - 1
    sheet.write_string(last, 0, "Summa")
    sheet.write_formula(last, 1, f"=SUM(B{FIRST_ROW}:B{last})", kronor, sum(shown.values()))


def write_large(path: Path, rows: int, seed: int) -> None:
    """One sheet of ``rows`` x 12: four words, seven amounts, their sum by formula, and a total row."""
    dice = random.Random(seed)  # noqa: S311 - figures for a benchmark
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Poster")
    sheet.write_row(
        0, 0, ("Nr", "Post", "Mottagare", "Område", *(f"Del {part} (kr)" for part in range(1, 8)), "Summa (kr)")
    )
    totals = [0] * 8
    for row in range(2, rows + 2):
        amounts = [dice.randrange(1, 900) * 1000 for _ in range(7)]
        words = (f"Post {row - 1}", RECIPIENTS[row % 4], AREAS[row % 3])
        sheet.write_row(row - 1, 0, (row - 1, *words, *amounts))
        sheet.write_formula(row - 1, 11, f"=SUM(E{row}:K{row})", None, sum(amounts))
        totals = [total + amount for total, amount in zip(totals, [*amounts, sum(amounts)], strict=True)]
    sheet.write_string(rows + 1, 1, "Totalt")
    for column, total in enumerate(totals, start=4):
        letter = chr(ord("A") + column)
        sheet.write_formula(rows + 1, column, f"=SUM({letter}2:{letter}{rows + 1})", None, total)
    book.close()


def generate(folder: Path, books: int, large: int, rows: int, seed: int) -> None:
    """Write the whole batch: ``small/``, ``large/`` and ``truth.json``."""
    (folder / "small").mkdir(parents=True, exist_ok=True)
    (folder / "large").mkdir(exist_ok=True)
    plans = {f"bok_{number:04}.xlsx": plan(number, seed) for number in range(books)}
    for name, wanted in plans.items():
        write_small(folder / "small" / name, wanted)
    for number in range(large):
        write_large(folder / "large" / f"stor_{number}.xlsx", rows, seed + number)
    wrong = sorted(name for name, wanted in plans.items() if wanted.error)
    (folder / "truth.json").write_text(json.dumps(wrong), encoding="utf-8")
