"""The exact searches by themselves, where a workbook hardly leads: cells alike, changes of nothing, rounded answers."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from medelkoll_schemas.relations import cover
from medelkoll_schemas.relations.assemble import Verdict
from medelkoll_schemas.relations.budget import Budget
from medelkoll_schemas.relations.changed import changed
from medelkoll_schemas.relations.context import Context
from medelkoll_schemas.relations.elimination import solve
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term
from medelkoll_schemas.relations.search import Search, look
from medelkoll_schemas.relations.system import build
from medelkoll_schemas.relations.two import two

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest


def searched(parts: list[dict[int, int]], constants: list[int], values: dict[int, int]) -> Search:
    """Each part is a relation: cell -> coefficient; row by row in the order of their first cells."""
    relations = [
        Relation(
            number, "K201", Kind.CATEGORY_SUM, next(iter(one)), tuple(Term(p, c) for p, c in one.items()), constant
        )
        for number, (one, constant) in enumerate(zip(parts, constants, strict=True), 1)
    ]
    figures = {place: Figure(place, value, 0, 1) for place, value in values.items()}
    return look(build(relations, figures), Context(), Budget())


def test_of_two_cells_that_do_the_same_one_is_solved() -> None:
    search = searched([{1: 1, 2: 1}], [-30], {1: 13, 2: 10})  # 13 + 10 - 30 = -7
    assert solve(search, (1, 2), (0,)) == {1: 7}


def test_two_cells_of_which_one_need_not_change_are_no_pair() -> None:
    """a + b = 30 fails with 10 + 13, a = 10 holds: b alone does it."""
    search = searched([{1: 1}, {2: 1, 1: 1}], [-10, -30], {1: 10, 2: 13})
    assert two(search, 1, 2, frozenset({1})) is None


def test_a_pair_may_leave_another_failing_row_as_it_is() -> None:
    """a + b = 30 and a = 12 are wanted, b = 99 is not."""
    search = searched([{1: 1}, {2: 1}, {3: 1, 1: 1, 2: 1}], [-12, -99, -33], {1: 10, 2: 13, 3: 3})
    pair = two(search, 1, 2, frozenset({0, 2}))
    assert pair is not None
    assert [(one.low, one.high) for one in pair] == [(2, 2), (5, 5)]  # 12 + 18 + 3 = 33


def test_an_answer_that_is_no_whole_number_is_no_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    """3a = 1 has no whole answer."""

    def lightest(
        weights: Sequence[int], covers: Sequence[frozenset[int]], banned: Sequence[frozenset[int]]
    ) -> frozenset[int] | None:
        sets = (frozenset(some) for size in (1, 2) for some in combinations(range(len(weights)), size))
        return next((s for s in sets if all(s & c for c in covers) and not any(b <= s for b in banned)), None)

    monkeypatch.setattr(cover, "smallest", lightest)
    search = searched([{1: 3}], [-1], {1: 0})
    assert cover.cover(search, (0,)) == []


def test_what_was_spoken_of_without_a_repair_is_not_spoken_of_again() -> None:
    search = searched([{1: 1}, {2: 1}], [-10, -30], {1: 13, 2: 10})
    after = changed(search.system, [Verdict((0,), 1, None, narrowed=False)])
    assert [row.relation.number for row in after.rows] == [2]
