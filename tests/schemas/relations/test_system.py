from __future__ import annotations

from medelkoll_schemas.relations.budget import Budget
from medelkoll_schemas.relations.context import Context
from medelkoll_schemas.relations.effects import effects
from medelkoll_schemas.relations.elimination import solve
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term
from medelkoll_schemas.relations.order import ranks
from medelkoll_schemas.relations.search import Search, look
from medelkoll_schemas.relations.system import System, build
from medelkoll_schemas.relations.two import two
from medelkoll_schemas.relations.weights import first_look, weight


def sums(number: int, stated: int, *lines: int, kind: Kind = Kind.CATEGORY_SUM) -> Relation:
    return Relation(number, "K201", kind, stated, (*(Term(line, 1) for line in lines), Term(stated, -1)))


def system(values: dict[int, int], *relations: Relation, formulas: tuple[int, ...] = ()) -> System:
    return build(relations, {p: Figure(p, value, 0, 1, typed=p not in formulas) for p, value in values.items()})


def search(values: dict[int, int], *relations: Relation) -> Search:
    return look(system(values, *relations), Context(), Budget())


def test_a_formula_that_holds_follows_and_one_that_does_not_is_not_its_figures_fault() -> None:
    formula, total = sums(1, 9, 1, 2, kind=Kind.FORMULA), sums(2, 8, 9)
    follows = system({1: 10, 2: 20, 9: 30, 8: 40}, formula, total, formulas=(9,))
    assert {follows.rows[row].relation.number: by for row, by in effects(follows, 1).items()} == {2: 1}
    stale = system({1: 10, 2: 20, 9: 40, 8: 40}, formula, total, formulas=(9,))
    assert effects(stale, 1) == {}
    assert {stale.rows[row].relation.number: by for row, by in effects(stale, 9).items()} == {1: -1, 2: 1}


def test_the_cell_that_states_the_failing_result_is_looked_at_before_one_that_states_another() -> None:
    both = system({1: 10, 2: 10, 3: 20, 9: 50}, sums(1, 2, 1), sums(2, 9, 2, 3))
    failing = both.open_rows()
    assert [both.rows[row].relation.number for row in failing] == [2]
    assert sorted((2, 3, 9), key=lambda place: first_look(both, place, failing)) == [9, 2, 3]


def test_weights_say_how_likely_a_cell_is_mistyped() -> None:
    figures = {1: Figure(1, 5, 0, 1), 2: Figure(2, 5, 0, 1), 3: Figure(3, 7, 0, 1, quantity="population")}
    figures |= {place: Figure(place, 9, 0, 1, typed=False) for place in (4, 5)}
    made = build([sums(1, 2, 1), sums(2, 4, 1, kind=Kind.FORMULA)], figures)
    assert [weight(made, place) for place in (1, 2, 3, 4, 5)] == [3, 2, 4, 2, 6]


def test_formulas_are_ranked_after_what_they_read_and_circles_are_not() -> None:
    rank = ranks({5: (1, 4), 4: (1, 2), 6: (5, 4), 7: (8,), 8: (7,), 9: (7,)})
    assert set(rank) == {4, 5, 6}
    assert rank[4] < rank[5] < rank[6]


def test_cells_that_do_not_meet_a_contradiction_get_it_back_as_one_more_relation() -> None:
    """Lines 1 and 2 each in a sum of its own (8 and 9); the sums' sum is 7 and holds. Cell 8 alone cannot do it."""
    found = search({1: 10, 2: 20, 8: 15, 9: 15, 7: 30}, sums(1, 8, 1), sums(2, 9, 2), sums(3, 7, 8, 9))
    rows = found.system.open_rows()
    edit = solve(found, [8], rows)
    assert isinstance(edit, frozenset)
    assert edit
    assert 8 not in edit
    assert solve(found, [8, 9], rows) == {8: -5, 9: 5}
    assert solve(found, [1, 2], rows) == {1: 5, 2: -5}


def test_roundings_that_leave_it_open_are_no_contradiction() -> None:
    figures = {place: Figure(place, value, 10, 10) for place, value in ((1, 100), (8, 130), (9, 136))}
    found = look(build([sums(1, 8, 1), sums(2, 9, 1)], figures), Context(), Budget())
    assert solve(found, [1], found.system.open_rows()) == frozenset()


def test_two_cells_that_cannot_settle_a_third_relation() -> None:
    found = search({1: 10, 2: 20, 8: 15, 9: 25}, sums(1, 8, 1), sums(2, 9, 2))
    rows = frozenset(found.system.open_rows())
    answer = two(found, 8, 9, rows)
    assert answer is not None
    assert [(one.place, one.low, one.high) for one in answer] == [(8, -5, -5), (9, -5, -5)]
    assert two(found, 1, 8, rows) is None
