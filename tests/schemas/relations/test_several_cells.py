"""Faults that no single cell explains: two cells exactly, three and more by covering."""

from __future__ import annotations

import sys
from itertools import combinations
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from medelkoll_schemas.findings import Certainty
from medelkoll_schemas.relations import cover
from medelkoll_schemas.relations import explain as explaining
from medelkoll_schemas.relations.budget import Budget
from medelkoll_schemas.relations.context import Context
from medelkoll_schemas.relations.explain import explain
from medelkoll_schemas.relations.highs import smallest
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medelkoll_schemas.relations.explanation import Explanation

LINES = [[125_010, 310_200, 86_400], [80_500, 64_250, 71_320], [902_110, 55_300, 440_090]]


def relation(number: int, stated: int, lines: list[int]) -> Relation:
    return Relation(number, "K201", Kind.CATEGORY_SUM, stated, (*(Term(line, 1) for line in lines), Term(stated, -1)))


ROWS = [relation(i, 10 * i + 4, [10 * i + j for j in (1, 2, 3)]) for i in (1, 2, 3, 4)]
COLUMNS = [relation(10 + j, 40 + j, [10 * i + j for i in (1, 2, 3)]) for j in (1, 2, 3, 4)]
RELATIONS = [*ROWS, *COLUMNS]


def right() -> dict[int, int]:
    rows = [[*row, sum(row)] for row in LINES]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    return {10 * i + j: value for i, row in enumerate(rows, 1) for j, value in enumerate(row, 1)}


def told(wrong: dict[int, int]) -> list[Explanation]:
    typed = right() | wrong
    return explain(RELATIONS, {place: Figure(place, kronor * 100, 0, 1) for place, kronor in typed.items()}, Context())


def test_very_many_suspects_are_not_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover, "smallest", brute)
    monkeypatch.setattr(cover, "MOST_SUSPECTS", 5)
    assert all(one.certainty is Certainty.AMBIGUOUS for one in told(THREE))


def brute(
    weights: Sequence[int], covers: Sequence[frozenset[int]], banned: Sequence[frozenset[int]]
) -> frozenset[int] | None:
    """Every set of up to four, the lightest first: what a solver must agree with."""
    sets = (frozenset(chosen) for size in range(1, 5) for chosen in combinations(range(len(weights)), size))
    able = (s for s in sets if all(s & c for c in covers) and not any(b <= s for b in banned))
    return min(able, key=lambda s: (sum(weights[i] for i in s), sorted(s)), default=None)


def test_two_wrong_cells_of_one_row_are_both_found() -> None:
    first, second = told({11: 152_010, 12: 301_200})  # 27 000 too much and 9 000 too little: the row sees 18 000
    assert {(x.place, x.expected) for x in (first, second)} == {(11, 12_501_000), (12, 31_020_000)}
    assert sorted(first.relations + second.relations) == [1, 11, 12]
    assert {c.kind for x in (first, second) for c in x.causes} == {"transposed_digits"}


def test_two_cells_that_only_explain_together_are_said_to_be_in_doubt() -> None:
    found = told({11: 125_510, 12: 309_700})  # 500 too much, 500 too little: rows hold, two columns do not
    assert all(one.certainty is Certainty.AMBIGUOUS for one in found)
    assert {one.place for one in found} | set(found[0].rivals) >= {11, 12, 21, 22, 31, 32, 41, 42}
    assert sorted(number for one in found for number in one.relations) == [11, 12]


THREE = {11: 152_010, 12: 301_200, 13: 84_600}  # 27 000 too much, 9 000 and 1 800 too little
MENDED = {11: 12_501_000, 12: 31_020_000, 13: 8_640_000}


def test_three_wrong_cells_are_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover, "smallest", brute)
    found = told(THREE)
    assert {one.place: one.expected for one in found} == MENDED
    assert {cause.kind for one in found for cause in one.causes} == {"transposed_digits"}
    assert sorted(number for one in found for number in one.relations) == [1, 11, 12, 13]


def test_without_a_solver_cells_are_taken_one_by_one_and_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    found = told(THREE)
    assert all(one.certainty is Certainty.AMBIGUOUS for one in found)
    assert sorted(number for one in found for number in one.relations) == [1, 11, 12, 13]


def test_a_solver_that_finds_nothing_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_weights: object, _covers: object, _banned: object) -> None:
        return None

    monkeypatch.setattr(cover, "smallest", none)
    assert sorted(number for one in told(THREE) for number in one.relations) == [1, 11, 12, 13]


def test_contradictions_that_no_cell_solves_are_said_to_be_open() -> None:
    """The same two cells, equal and 5 kr apart at once."""
    same = Relation(1, "K205", Kind.ECONOMIC_SUMMARY, 2, (Term(1, 1), Term(2, -1)))
    apart = Relation(2, "K205", Kind.ECONOMIC_SUMMARY, 2, (Term(1, 1), Term(2, -1)), constant=500)
    third = Relation(3, "K205", Kind.ECONOMIC_SUMMARY, 2, (Term(1, 1), Term(2, -1)), constant=900)
    found = explain([same, apart, third], {1: Figure(1, 100, 0, 1), 2: Figure(2, 300, 0, 1)}, Context())
    assert sorted(number for one in found for number in one.relations) == [1, 2, 3]
    assert any(not one.narrowed and one.expected is None and one.causes == () for one in found)


def test_beyond_the_budget_it_is_said_that_the_cell_is_not_narrowed_down(monkeypatch: pytest.MonkeyPatch) -> None:
    class Small(Budget):
        def __init__(self) -> None:
            super().__init__(left=60)

    monkeypatch.setattr(explaining, "Budget", Small)
    (one,) = explain(
        RELATIONS[:1],
        {place: Figure(place, ore, 0, 1) for place, ore in ((11, 4_321), (12, 5_000), (13, 6_789), (14, 20_000))},
        Context(),
    )
    assert (one.place, one.narrowed, one.certainty, one.relations) == (14, False, Certainty.AMBIGUOUS, (1,))
    assert one.expected == 16_110


def test_a_budget_keeps_what_is_to_be_kept() -> None:
    budget = Budget(100)
    assert (budget.spare(30, 80), budget.left) == (False, 100)
    assert (budget.spare(20, 80), budget.left) == (True, 80)
    assert (budget.spend(80), budget.spend(1)) == (True, False)


def test_two_cells_that_both_take_part_in_both_relations() -> None:
    """a + b = 30 and a + 2b = 50 (b = 20, a = 10), typed 13 and 21."""
    first = Relation(1, "K201", Kind.CATEGORY_SUM, 1, (Term(1, 1), Term(2, 1)), constant=-30)
    second = Relation(2, "K201", Kind.CATEGORY_SUM, 1, (Term(1, 1), Term(2, 2)), constant=-50)
    found = explain([first, second], {1: Figure(1, 13, 0, 1), 2: Figure(2, 21, 0, 1)}, Context())
    assert [(one.place, one.expected, one.relations, one.certainty) for one in found] == [
        (1, 10, (1, 2), Certainty.UNIQUE),
    ]
    assert {(cause.kind, cause.place, cause.suggestion) for cause in found[0].causes} == {
        ("wrong_digit", 1, 10),
        ("wrong_digit", 2, 20),
    }


def test_a_formula_that_divides_moves_by_fractions() -> None:
    """Cell 9 is half of cell 1 by a formula; cells 3 and 4 were typed from it."""
    half = Relation(1, "K701", Kind.FORMULA, 9, (Term(1, 1), Term(9, -2)))
    typed = [relation(2, 3, [9]), relation(3, 4, [9])]
    figures = {1: Figure(1, 2_500, 0, 1), 9: Figure(9, 1_250, 0, 1, typed=False)}
    figures |= {place: Figure(place, 2_600, 0, 1) for place in (3, 4)}
    (one,) = explain([half, *typed], figures, Context())
    assert (one.place, one.expected, one.relations) == (1, 5_200, (2, 3))


def test_two_ways_from_a_line_to_a_total_add_up() -> None:
    """10 and 11 both read line 1, 12 adds them, 5 and 6 were typed: one öre in line 1 is two in 12."""
    formulas = [Relation(n, "K701", Kind.FORMULA, n, (Term(1, 1), Term(n, -1))) for n in (10, 11)]
    formulas.append(Relation(12, "K701", Kind.FORMULA, 12, (Term(10, 1), Term(11, 1), Term(12, -1))))
    figures = {1: Figure(1, 400, 0, 1)} | {n: Figure(n, 400, 0, 1, typed=False) for n in (10, 11)}
    figures |= {12: Figure(12, 800, 0, 1, typed=False), 5: Figure(5, 1_000, 0, 1), 6: Figure(6, 1_000, 0, 1)}
    (one,) = explain([*formulas, relation(5, 5, [12]), relation(6, 6, [12])], figures, Context())
    assert (one.place, one.expected, one.relations) == (1, 500, (5, 6))


def test_formulas_in_a_circle_are_followed_by_nobody() -> None:
    circle = [Relation(n, "K701", Kind.FORMULA, n, (Term(m, 1), Term(n, -1))) for n, m in ((1, 2), (2, 1))]
    figures = {place: Figure(place, 700, 0, 1, typed=False) for place in (1, 2)} | {3: Figure(3, 900, 0, 1)}
    (one,) = explain([*circle, relation(3, 3, [1])], figures, Context())
    assert (one.place, one.expected) == (3, 700)


COVERS = [frozenset((0, 1)), frozenset((1, 2)), frozenset((3, 4))]


def test_the_lightest_cover_and_the_next_one() -> None:
    pytest.importorskip("highspy", reason="the solver is an extra")
    assert smallest([3, 3, 3, 2, 3], COVERS, []) == frozenset((1, 3))
    assert smallest([3, 3, 3, 2, 3], COVERS, [frozenset((1, 3))]) == frozenset((1, 4))
    assert smallest([1], [frozenset((0,))], [frozenset((0,))]) is None


class Model:
    """Stands in for HiGHS: keeps what it is told, answers by enumeration."""

    def __init__(self) -> None:
        self.costs: dict[int, float] = {}
        self.rows: list[tuple[float, float, list[int]]] = []
        self.best: list[float] | None = None

    def setOptionValue(self, name: str, value: object) -> None:  # noqa: N802 - HiGHS' name
        assert name in ("output_flag", "threads", "mip_max_nodes")
        assert isinstance(value, int)

    def addVar(self, low: float, high: float) -> None:  # noqa: N802 - HiGHS' name
        assert (low, high) == (0, 1)

    def changeColCost(self, column: int, cost: float) -> None:  # noqa: N802 - HiGHS' name
        self.costs[column] = cost

    def changeColIntegrality(self, column: int, kind: object) -> None:  # noqa: N802 - HiGHS' name
        assert (column in self.costs, kind) == (True, "integer")

    def addRow(self, low: float, high: float, size: int, columns: list[int], values: list[float]) -> None:  # noqa: N802 - HiGHS' name
        assert len(columns) == size
        assert values == [1.0] * size
        self.rows.append((low, high, columns))

    def run(self) -> None:
        sets = [[float(bits >> i & 1) for i in self.costs] for bits in range(1 << len(self.costs))]
        able = [s for s in sets if all(low <= sum(s[i] for i in columns) <= high for low, high, columns in self.rows)]
        self.best = min(able, key=lambda s: sum(x * self.costs[i] for i, x in enumerate(s)), default=None)

    def getModelStatus(self) -> SimpleNamespace:  # noqa: N802 - HiGHS' name
        return SimpleNamespace(name="kInfeasible" if self.best is None else "kOptimal")

    def getSolution(self) -> SimpleNamespace:  # noqa: N802 - HiGHS' name
        return SimpleNamespace(col_value=self.best)


def test_what_the_solver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in = SimpleNamespace(Highs=Model, HighsVarType=SimpleNamespace(kInteger="integer"))
    monkeypatch.setitem(sys.modules, "highspy", stand_in)
    assert smallest([3, 3, 3, 2, 3], COVERS, []) == frozenset((1, 3))
    assert smallest([3, 3, 3, 2, 3], COVERS, [frozenset((1, 3))]) == frozenset((1, 4))
    assert smallest([1], [frozenset((0,))], [frozenset((0,))]) is None
