from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import ironcalc
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workbooks.conftest import KeptFiles


def parts(path: Path) -> list[tuple[str, tuple[int, ...], bytes]]:
    with zipfile.ZipFile(path) as package:
        return [(one.filename, one.date_time, package.read(one)) for one in package.infolist()]


def test_there_are_five_workbooks_and_21_single_ones(kept: KeptFiles) -> None:
    assert len(kept.files()) == 26


def test_no_formula_is_without_its_value(kept: KeptFiles) -> None:
    for path in kept.files():
        values = dict(zip(kept.formulas(path), kept.cells(path).values(), strict=True))
        missing = [cell for part, found in kept.formulas(path).items() for cell in found if cell not in values[part]]
        assert missing == [], path.name


def test_another_engine_computes_the_same_values(kept: KeptFiles) -> None:
    compared = 0
    for path in kept.files():
        model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
        model.evaluate()
        sheets = zip(kept.formulas(path).values(), kept.cells(path).values(), strict=True)
        for number, (found, values) in enumerate(sheets):
            computed = {
                cell: model.get_cell_value(number, int(cell[1:]), ord(cell[0]) - ord("A") + 1) for cell in found
            }
            assert computed == {cell: values[cell] for cell in found}, path.name
            compared += len(found)
    assert compared == 113


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice computes the values")
def test_building_anew_gives_the_same_files(kept: KeptFiles, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "workbooks.build", "--to", str(tmp_path)]
    subprocess.run(command, check=True, cwd=kept.home.parent, timeout=300)  # noqa: S603  our own script
    built = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.xlsx"))

    assert built == sorted(path.relative_to(kept.home) for path in kept.files())
    assert [path for path in built if parts(tmp_path / path) != parts(kept.home / path)] == []
