"""The kept workbooks, with what they state beyond their own formulas."""

from __future__ import annotations

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mutate.edits import split
from mutate.model import Relation, Truth, amount, known, same, total, truth_of
from mutate.package import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mutate.package import Workbook

ROOT = Path(__file__).parents[2]
_METROPOLITAN = ("Stockholm", "Skåne", "Västra Götaland")
_MILLION = 1_000_000


def kept_truths() -> Iterator[Truth]:
    """Every workbook under ``workbooks/``."""
    for path in sorted((ROOT / "workbooks").rglob("*.xlsx")):
        book = opened(path.read_bytes())
        declare = _DECLARED.get(path.stem, _form if path.parent.name == "inskickade" else None)
        name = str(path.relative_to(ROOT))
        hints = rates(_AREAS, _COLUMNS) if path.stem == "delregionala_medel_2019_2020" else None
        yield truth_of(name, "kept", book, declare(book) if declare else [], hints)


def _user_involvement(_: Workbook) -> Iterator[Relation]:
    yield known("Förslag 2024!B8", 24_000_000)
    yield known("Förslag 2024!B9", 2_000_000)
    yield same("Förslag 2024!B18", "Förslag 2024!B9")
    yield same("Ekonomisk sammanfattning!B5", "Förslag 2024!B18")
    yield same("Ekonomisk sammanfattning!B6", "Förslag 2024!B9")


def _extended(_: Workbook) -> Iterator[Relation]:
    for cell, stated in (
        ("B4", "Samfinansierade!E8"),
        ("B5", "Samsjuklighet!F11"),
        ("B6", "Skav barn och unga!B12"),
        ("B7", "Behovsanalys!D8"),
    ):
        yield same(f"Sammanfattning!{cell}", stated)
    yield known("Ram!C5", 106_679_943)
    yield known("Ram!C6", 25_254_013)
    yield known("Ram!C7", 81_425_930)
    for cell in ("Sammanfattning!B8", "Sammanfattning!B14"):
        yield same(cell, "Ram!C6")
    halves = {"Samsjuklighet!E8": Fraction(2), "Samsjuklighet!E9": Fraction(-1)}
    yield Relation("Samsjuklighet!E9", halves, slack=Fraction(150_000))  # both rounded to 100 000, one counted double


_AREAS = {
    "C": ("Skaraborg",),
    "E": ("Göteborgsområdet",),
    "F": ("SIMBA",),
    "G": ("Fyrbodal",),
    "H": ("Alingsås/Lerum",),
}
_COLUMNS = {"C": "G2", "E": "G4", "F": "G5", "G": "G6", "H": "G7"}
_COARSE = {"E9": 500, "H8": 5000}  # rounded to 1 000 and 10 000, as their zeros show


def _per_inhabitant(book: Workbook) -> Iterator[Relation]:
    yield known("Fördelning!C4", 180)
    for column, people in _COLUMNS.items():
        for row, kronor in ((8, Fraction(3, 5)), (9, Fraction(6, 5))):
            if f"Fördelning!{column}{row}" in book.cells:
                terms = {f"Folkmängd!{people}": kronor, f"Fördelning!{column}{row}": Fraction(-1)}
                slack = Fraction(_COARSE.get(f"{column}{row}", 50))
                yield Relation(f"Fördelning!{column}{row}", terms, slack=slack)
        if {
            f"Fördelning!{column}8",
            f"Fördelning!{column}9",
        } <= book.cells.keys():  # VGR pays twice what the municipalities pay
            parts = {f"Fördelning!{column}8": Fraction(2), f"Fördelning!{column}9": Fraction(-1)}
            slacks = [Fraction(_COARSE.get(f"{column}{row}", 50)) for row in (8, 9)]
            yield Relation(f"Fördelning!{column}9", parts, slack=2 * slacks[0] + slacks[1])
    official = populations()
    for reference, cell in book.cells.items():
        sheet, address = split(reference)
        if sheet == "Folkmängd" and address.startswith("A") and str(cell.value) in official:
            yield known(f"Folkmängd!D{address[1:]}", official[str(cell.value)]["2018"])


def is_population(relation: Relation, book: Workbook) -> bool:
    """Whether a relation says what Statistics Sweden does of the municipality whose code begins the row."""
    sheet, cell = split(relation.stated)
    code = book.cells.get(f"{sheet}!A{cell.lstrip('ABCDEFGH')}")
    counts = populations().get(str(code.value), {}).values() if code else ()
    return relation.constant in counts


@cache
def populations() -> Mapping[str, Mapping[str, int]]:
    """Municipality code -> year -> persons on 31 December (Statistics Sweden)."""
    path = ROOT / "schemas/medelkoll_schemas/reference/data/municipalities.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: {year: int(count) for year, count in row.items() if year.isdigit()}
            for row in csv.DictReader(file)
        }


def rates(areas: Mapping[str, tuple[str, ...]], columns: Mapping[str, str]) -> Mapping[str, Mapping[str, Fraction]]:
    """Amount cell -> its population's cell and kronor per inhabitant, for faults in the assumptions."""
    return {
        f"Fördelning!{column}{row}": {f"Folkmängd!{columns[column]}": kronor}
        for column in areas
        for row, kronor in ((8, Fraction(3, 5)), (9, Fraction(6, 5)))
    }


def _overview(book: Workbook) -> Iterator[Relation]:
    for row in range(5, 26):
        county = str(book.cells[f"Översikt!A{row}"].value)
        yield known(f"Översikt!B{row}", _MILLION * (2 if county in _METROPOLITAN else 1))
        yield total(f"Översikt!B{row}", [f"Översikt!C{row}", f"Översikt!E{row}"])


def _form(book: Workbook) -> Iterator[Relation]:
    """Lines add up to the sum; the sum and what remains are the grant; the grant is what was decided."""
    spots = {
        str(cell.value).strip(): reference for reference, cell in book.cells.items() if isinstance(cell.value, str)
    }
    county = _right_of(book, spots["Län"])
    granted = _right_of(book, spots["Beviljat bidrag"])
    yield known(granted, _MILLION * (2 if str(book.cells[county].value) in _METROPOLITAN else 1))
    summed = _right_of(book, spots.get("Summa") or spots["Totalt"])
    sheet, cell = split(summed)
    column, last = cell.rstrip("0123456789"), int(cell.lstrip("ABCDEFGHIJ"))
    first = int(split(spots["Belopp"])[1].lstrip("ABCDEFGHIJ")) + 1
    lines = [f"{sheet}!{column}{row}" for row in range(first, last) if not _inner(book, sheet, row)]
    yield total(summed, lines)
    left = _right_of(book, next(spots[text] for text in spots if text.startswith("Om nej")), absent=True)
    yield total(granted, [summed, *([left] if left else [])])


def _inner(book: Workbook, sheet: str, row: int) -> bool:
    """Whether a row says what an amount above it consists of."""
    cell = book.cells.get(f"{sheet}!B{row}")
    return cell is not None and str(cell.value).startswith("varav")


def _right_of(book: Workbook, label: str, *, absent: bool = False) -> str:
    sheet, cell = split(label)
    column, row = cell.rstrip("0123456789"), cell.lstrip("ABCDEFGHIJ")
    for letter in "BCDEFGH":
        reference = f"{sheet}!{letter}{row}"
        if (
            letter > column
            and reference in book.cells
            and (not absent or amount(book.cells[reference].value) is not None)
        ):
            return reference
    if absent:
        return ""
    raise KeyError(label)


_DECLARED: Mapping[str, Callable[[Workbook], Iterator[Relation]]] = {
    "brukarmedverkan_2024": _user_involvement,
    "utokade_medel_2024": _extended,
    "delregionala_medel_2019_2020": _per_inhabitant,
    "inrapportering_brukarsamverkan_2018": _overview,
}
