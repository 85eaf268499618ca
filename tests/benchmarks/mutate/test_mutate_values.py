"""The benchmark's own arithmetic, held against LibreOffice and against figures worked out by hand."""

from __future__ import annotations

import random
import shutil
import subprocess
from fractions import Fraction
from typing import TYPE_CHECKING

import openpyxl
import pytest
from mutate.edits import with_cells
from mutate.faults import SEEDERS
from mutate.faults.slips import kinds_between
from mutate.layouts import generated
from mutate.model import amount
from mutate.package import Cell

if TYPE_CHECKING:
    from pathlib import Path

    from mutate.faults.base import Fault
    from mutate.model import Truth
    from mutate.package import Workbook


@pytest.mark.parametrize(
    ("right", "wrong", "kind"),
    [
        (4_005_000, 4_050_000, "transposed_digits"),
        (300_000, 700_000, "wrong_digit"),
        (13_253, 1_253, "dropped_digit"),
        (320_700, 3_207_000, "extra_digit"),
        (2_000_000, 2_000, "factor_1000"),
        (180, 18_000, "factor_100"),
        (550, -550, "sign"),
    ],
)
def test_a_slip_is_known_by_its_kind(right: int, wrong: int, kind: str) -> None:
    assert kind in kinds_between(Fraction(right), Fraction(wrong))


def test_two_slips_are_none() -> None:
    assert not kinds_between(Fraction(123_456), Fraction(214_356))


@pytest.mark.parametrize(
    ("text", "kronor"),
    [("1 250 000", 1_250_000), ("450 tkr", 450_000), ("1 000 000:-", 1_000_000), ("2 mnkr", 2_000_000), ("ja", None)],
)
def test_an_amount_in_words_is_read_as_a_person_reads_it(text: str, kronor: int | None) -> None:
    assert amount(text) == kronor


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is the second program")
def test_values_after_a_fault_are_what_libreoffice_gives(tmp_path: Path) -> None:
    truths = list(generated(7, 1))
    faults = [next(iter(pool)) for truth in truths for pool in _pools(truth)]
    books = {f"{number:03}": fault.made() for number, fault in enumerate(faults)}
    for name, book in books.items():
        (tmp_path / f"{name}.xlsx").write_bytes(_without_values(book))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, str(tmp_path / "out"), *map(str, tmp_path.glob("*.xlsx"))], check=True, timeout=200)  # noqa: S603 - fixed program, our own files
    for name, book in books.items():
        given = openpyxl.load_workbook(tmp_path / "out" / f"{name}.xlsx", data_only=True)
        for reference, cell in book.cells.items():
            if cell.formula is not None and isinstance(cell.value, Fraction):
                sheet, _, spot = reference.rpartition("!")
                assert given[sheet][spot].value == pytest.approx(float(cell.value)), (name, reference)


def _pools(truth: Truth) -> list[list[Fault]]:
    kinds = ("wrong_digit", "omitted_line", "counted_twice", "range_too_short", "hidden_row", "constant_over_formula")
    found = [list(SEEDERS[kind](truth, random.Random(1))) for kind in kinds]  # noqa: S311 - which fault
    return [pool for pool in found if pool]


def _without_values(book: Workbook) -> bytes:
    bare = {reference: Cell(None, cell.formula) for reference, cell in book.cells.items() if cell.formula is not None}
    return with_cells(book, bare).data()
