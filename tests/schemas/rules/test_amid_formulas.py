"""Which typed figures stand directly beside a formula of their own kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medelkoll_schemas.rules.outsiders import amid_formulas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from medelkoll_schemas.tables import Tables


def cell(place: int, line: int, column: int, role: str, *, typed: bool) -> Mapping[str, object]:
    return {
        "place": place,
        "kr": 5_000,
        "line": line,
        "column": column,
        "role": role,
        "typed": typed,
    }


@pytest.mark.parametrize(
    ("other", "beside"),
    [
        (cell(2, 12, 1, "line", typed=False), True),  # the next line of the table, whatever its number
        (cell(2, 5, 1, "line", typed=False), True),
        (cell(2, 12, 1, "line", typed=True), False),
        (cell(2, 12, 1, "total", typed=False), False),
        ({**cell(2, 12, 1, "line", typed=False), "block": 1}, False),
        (cell(2, 10, 2, "line", typed=False), False),  # across, a line's columns are different things
    ],
)
def test_a_line(other: Mapping[str, object], *, beside: bool, tables_of: Callable[[object], Tables]) -> None:
    tables = tables_of({"cells": [cell(1, 10, 1, "line", typed=True), other]})

    assert amid_formulas(tables.entries, tables.figures, {1, 2}) == (frozenset({1}) if beside else frozenset())


@pytest.mark.parametrize("role", ["subtotal", "total"])
def test_a_total_stands_beside_the_next_columns_total(role: str, tables_of: Callable[[object], Tables]) -> None:
    cells = [cell(1, 10, 1, role, typed=True), cell(2, 10, 3, role, typed=False)]
    tables = tables_of({"cells": cells})

    assert amid_formulas(tables.entries, tables.figures, {1, 2}) == frozenset({1})


def test_only_the_cells_that_are_asked_about(tables_of: Callable[[object], Tables]) -> None:
    sides = [cell(1, 10, 1, "total", typed=True), cell(2, 10, 2, "total", typed=False)]
    tables = tables_of({"cells": [*sides, cell(3, 10, 3, "total", typed=True)]})

    assert amid_formulas(tables.entries, tables.figures, {3, 9}) == frozenset({3})


def test_a_workbook_without_tables(tables_of: Callable[[object], Tables]) -> None:
    assert amid_formulas(None, tables_of({}).figures, {1}) == frozenset()
