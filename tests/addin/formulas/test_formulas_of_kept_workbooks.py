"""Workbooks as they really look: nothing odd is seen in their formulas, and all are judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from medelkoll_addin.formulas.analyse import analyse
from medelkoll_addin.reading import read

KEPT = Path(__file__).parents[3] / "workbooks"
CLEAN = sorted(path for path in KEPT.glob("*/*.xlsx") if not path.name.startswith("~"))


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_formulas_are_judged_and_nothing_is_odd(path: Path) -> None:
    found = analyse(read(path.read_bytes(), path.name))
    assert found.issues == []
    assert found.checked == found.formulas


def test_there_are_kept_workbooks_with_formulas() -> None:
    assert any(analyse(read(path.read_bytes(), path.name)).relations for path in CLEAN)
