"""The table of formula issues takes what ``analyse`` gives and refuses what it should not."""

from __future__ import annotations

import pandera.errors
import polars as pl
import pytest

from medelkoll_schemas.tables.formulas import ISSUES, Formulas
from medelkoll_schemas.tables.outline import frame

ROW: dict[str, object] = {
    "book": 0,
    "place": 7,
    "issue": "stale",
    "stated": 100,
    "expected": 90,
    "difference": 10,
    "measure": "amount",
    "certain": True,
    "places": [7, 8],
    "formula": "=A1",
    "says": None,
    "should_say": None,
}


def _frame(**changes: object) -> pl.DataFrame:
    return frame("formulas", {name: [value] for name, value in {**ROW, **changes}.items()})


@pytest.mark.parametrize("issue", ISSUES)
def test_every_issue_is_taken_and_its_places_stay_whole_numbers(issue: str) -> None:
    checked = Formulas.validate(_frame(issue=issue))
    assert (checked["issue"].item(), checked["places"].to_list()) == (issue, [[7, 8]])


def test_no_rows_are_a_valid_table() -> None:
    assert Formulas.validate(frame("formulas", {})).schema["places"] == pl.List(pl.Int64)


@pytest.mark.parametrize(
    "changes", [{"issue": "odd"}, {"measure": "kr"}, {"place": -1}, {"place": None}, {"certain": None}]
)
def test_wrong_values_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(pandera.errors.SchemaError):
        Formulas.validate(_frame(**changes))
