"""Equations of several rules, numbered in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from medelkoll_schemas.equations import equations_of
from medelkoll_schemas.relations.model import Kind
from medelkoll_schemas.rules.base import EQUATION, EquationRule
from medelkoll_schemas.tables import tables_from

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.equations import Equations
    from medelkoll_schemas.tables import Tables


class Says(EquationRule):
    """A rule that says given rows: stated, branch, place, coefficient."""

    table = "entries"
    kind = Kind.CATEGORY_SUM

    def __init__(self, code: str, *rows: tuple[int | None, int, int, int]) -> None:
        """Keep them."""
        self._code, self.rows = code, rows
        self.code = code  # type: ignore[misc]  # of this one alone

    def equations(self, tables: Tables) -> pl.DataFrame:
        """The rows, the subject being the equation's own key."""
        del tables
        said = [
            {"book": 0, "constant": 7, "slack": 0, "subject": f"{stated}/{branch}"}
            | {"stated": stated, "branch": branch, "place": place, "coefficient": by}
            for stated, branch, place, by in self.rows
        ]
        return pl.DataFrame(said, schema=EQUATION)


def told(*rules: EquationRule) -> Equations:
    return equations_of(tables_from({}), rules)[0]


def terms(found: Equations) -> list[tuple[int, int, int]]:
    return sorted(found.terms.select("relation", "place", "coefficient").rows())


FIRST = Says("K201", (9, 0, 1, 1), (9, 0, 2, 1), (9, 0, 9, -1), (5, 0, 3, 1), (5, 0, 5, -1))
SECOND = Says("K202", (9, 1, 4, 1), (9, 1, 9, -1), (9, 0, 6, 1), (9, 0, 9, -1))
NUMBERED = [(0, 5, "K201", 0), (1, 9, "K201", 0), (2, 9, "K202", 0), (3, 9, "K202", 1)]
TERMS = [
    (0, 3, 1),
    (0, 5, -1),
    (1, 1, 1),
    (1, 2, 1),
    (1, 9, -1),
    (2, 6, 1),
    (2, 9, -1),
    (3, 4, 1),
    (3, 9, -1),
]


@pytest.mark.parametrize("at_once", [1, 5, 1_000])
@pytest.mark.parametrize("rules", [[FIRST, SECOND], [SECOND, FIRST]])
def test_numbers_follow_the_cells_that_state_them(
    rules: Sequence[EquationRule], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medelkoll_schemas.equations.AT_ONCE", at_once)

    found = told(*rules)

    assert found.relations.select("relation", "stated", "code", "branch").rows() == NUMBERED
    assert found.relations["subject"].to_list() == ["5/0", "9/0", "9/0", "9/1"]
    assert terms(found) == TERMS


def test_an_equation_whose_cells_stand_apart_is_one() -> None:
    apart = Says("K201", (9, 0, 1, 1), (5, 0, 3, 1), (9, 0, 9, -1), (5, 0, 5, -1), (9, 0, 2, 1))

    found = told(apart)

    assert found.relations["stated"].to_list() == [5, 9]
    assert terms(found) == TERMS[:5]


def test_a_cell_that_stands_twice_in_an_equation_counts_for_both() -> None:
    found = told(Says("K201", (9, 0, 1, 1), (9, 0, 2, 1), (9, 0, 1, 2), (9, 0, 9, -1), (5, 0, 1, 1), (5, 0, 5, -1)))

    assert terms(found) == [(0, 1, 1), (0, 5, -1), (1, 1, 3), (1, 2, 1), (1, 9, -1)]


def test_what_no_cell_states_is_no_equation() -> None:
    found = told(Says("K201", (None, 0, 1, 1), (9, 0, 9, -1)))

    assert found.relations["stated"].to_list() == [9]
    assert terms(found) == [(0, 9, -1)]


def test_no_rule_says_anything() -> None:
    found = told(Says("K201"))

    assert found.terms.is_empty()
    assert found.relations.columns == [
        "relation",
        "book",
        "stated",
        "code",
        "branch",
        "kind",
        "constant",
        "slack",
        "subject",
    ]
