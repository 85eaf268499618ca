"""Small workbooks, and what a command says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import openpyxl
import pytest

from medelkoll_addin.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    Say: TypeAlias = Callable[..., tuple[int, str, str]]

KEPT = Path(__file__).parents[3] / "workbooks"


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command; its exit code, and what it said on both streams."""

    def run(*words: str | Path) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def wrong_book(path: Path, total: int = 400) -> Path:
    """A workbook whose total is not what its lines add up to (300 kr)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (["Post", "Belopp (kr)"], ["A", 100], ["B", 200], ["Summa", total]):
        sheet.append(row)
    workbook.save(path)
    return path


@pytest.fixture
def write_book() -> Callable[..., Path]:
    """Writes a workbook with a wrong total; with ``total=300`` it is right."""
    return wrong_book


@pytest.fixture
def kept_wrong() -> Path:
    """A kept workbook with an error, a warning and remarks."""
    return KEPT / "delregionala_medel_2019_2020" / "delregionala_medel_2019_2020.xlsx"
