"""What the file itself shows: formulas beside the sums that they should be, texts, hidden lines. In kronor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medelkoll_schemas.findings import Certainty
from medelkoll_schemas.relations.context import Context
from medelkoll_schemas.relations.explain import explain
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term

if TYPE_CHECKING:
    from medelkoll_schemas.relations.explanation import Explanation

LINES = {1: 117_300, 2: 254_650, 3: 386_212, 4: 91_744}  # 849 906 kr


def kr(place: int, kronor: int, *, typed: bool = True, text: bool = False, hidden: bool = False) -> Figure:
    return Figure(place, kronor * 100, 0, 0, typed=typed, text=text, hidden=hidden)


def adds_up(number: int, stated: int, *lines: int) -> Relation:
    return Relation(number, "K201", Kind.CATEGORY_SUM, stated, (*(Term(line, 1) for line in lines), Term(stated, -1)))


def formula(number: int, stated: int, times: dict[int, int], per: int = 1) -> Relation:
    terms = (Term(stated, -per), *(Term(place, count) for place, count in times.items()))
    return Relation(number, "K701", Kind.FORMULA, stated, terms)


def told(relations: list[Relation], *figures: Figure) -> list[Explanation]:
    return explain(relations, {figure.place: figure for figure in figures}, Context())


def causes(one: Explanation) -> list[tuple[str, int, int | None]]:
    return [(cause.kind, cause.place, cause.suggestion and cause.suggestion // 100) for cause in one.causes]


def formula_total(
    times: dict[int, int], *, per: int = 1, hidden: tuple[int, ...] = (), text: tuple[int, ...] = ()
) -> Explanation:
    """A total whose formula counts line after line so many times, instead of lines 1 to 4 once; 5 is 50 000 kr."""
    amounts = LINES | {5: 50_000}
    lines = [kr(place, value, hidden=place in hidden, text=place in text) for place, value in amounts.items()]
    value = sum(amounts[place] * count for place, count in times.items()) // per
    (one,) = told([adds_up(1, 9, 1, 2, 3, 4), formula(2, 9, times, per)], *lines, kr(9, value, typed=False))
    return one


@pytest.mark.parametrize(
    ("times", "kind", "line"),
    [
        ({1: 1, 2: 1, 3: 2, 4: 1}, "counted_twice", 3),
        ({1: 1, 3: 1, 4: 1}, "omitted_line", 2),
        ({1: 1, 2: 1, 3: 1}, "range_too_short", 4),
        ({1: 1, 2: 1, 3: 1, 4: 1, 5: 1}, "range_too_long", 5),
    ],
)
def test_a_formula_beside_what_it_should_add_up(times: dict[int, int], kind: str, line: int) -> None:
    one = formula_total(times)
    assert (causes(one), one.certainty) == ([(kind, 9, 849_906)], Certainty.UNIQUE)
    assert one.causes[0].facts == {"line": line}


def test_a_formula_that_passes_over_a_hidden_line_says_the_line_is_hidden() -> None:
    one = formula_total({1: 1, 2: 1, 4: 1}, hidden=(3,))
    assert causes(one) == [("hidden_row", 9, 849_906)]


def test_a_hidden_line_that_the_formula_reads_is_not_blamed() -> None:
    one = formula_total({1: 1, 2: 1, 3: 1}, hidden=(3,))
    assert causes(one) == [("range_too_short", 9, 849_906)]


def test_a_line_that_is_twice_in_a_formula_that_lacks_another_is_neither() -> None:
    one = formula_total({1: 1, 2: 2, 3: 1})
    assert {kind for kind, _, _ in causes(one)}.isdisjoint({"counted_twice", "omitted_line", "range_too_short"})


def test_a_formula_that_weighs_its_lines_is_not_compared() -> None:
    assert causes(formula_total({1: 1, 2: 1, 3: 1, 4: 1}, per=2)) == []


def test_a_text_line_is_missing_in_its_row_and_in_its_column_and_is_one_root() -> None:
    """Line 3 is text: the row's total 12 (lines 3 and 6) and the column's total 9 (lines 1, 3) pass over it."""
    relations = [
        adds_up(1, 9, 1, 3),
        formula(2, 9, {1: 1}),
        adds_up(3, 12, 3, 6),
        formula(4, 12, {6: 1}),
        adds_up(5, 20, 9),
        formula(6, 20, {9: 1}),
    ]
    figures = [kr(1, 117_300), kr(3, 386_212, text=True), kr(6, 40_001)]
    sums = [kr(9, 117_300, typed=False), kr(12, 40_001, typed=False), kr(20, 117_300, typed=False)]
    (one,) = told(relations, *figures, *sums)
    assert (one.place, one.relations, one.certainty) == (3, (1, 3), Certainty.UNIQUE)
    assert (one.stated, one.expected, causes(one)) == (38_621_200, 38_621_200, [("text_number", 3, 386_212)])


def test_a_formula_that_reads_another_one_does_not_lack_the_text_twice() -> None:
    """The whole (20) should be lines 1, 3 and 5; its formula adds the part 9, which passes over the text, and 5."""
    relations = [adds_up(1, 9, 1, 3), formula(2, 9, {1: 1}), adds_up(3, 20, 1, 3, 5), formula(4, 20, {9: 1, 5: 1})]
    figures = kr(1, 117_300), kr(3, 386_212, text=True), kr(5, 50_000)
    (one,) = told(relations, *figures, kr(9, 117_300, typed=False), kr(20, 167_300, typed=False))
    assert (one.relations, causes(one)) == ((1, 3), [("text_number", 3, 386_212)])


def test_only_the_text_that_is_missing_is_named() -> None:
    """Line 2 is text too, but its own formula (8) lacks something else as well: 7 kr."""
    relations = [adds_up(1, 9, 1, 3), formula(2, 9, {1: 1}), adds_up(3, 8, 2, 1), adds_up(4, 30, 9, 8)]
    figures = [kr(1, 117_300), kr(3, 386_212, text=True), kr(2, 254_650, text=True), kr(8, 117_307, typed=False)]
    found = told(relations, *figures, kr(9, 117_300, typed=False), kr(30, 503_512 + 117_307))
    assert [(one.place, causes(one)) for one in found if 1 in one.relations] == [(3, [("text_number", 3, 386_212)])]


def test_what_a_formula_shows_is_said_beside_another_fault() -> None:
    """The formula counts line 3 twice; the grant, typed, is 1 000 000 kr, which the right sum would not be either."""
    relations = [adds_up(1, 9, 1, 2, 3, 4), formula(2, 9, {1: 1, 2: 1, 3: 2, 4: 1}), adds_up(3, 10, 9)]
    lines = [kr(place, value) for place, value in LINES.items()]
    found = told(relations, *lines, kr(9, 849_906 + 386_212, typed=False), kr(10, 1_000_000))
    first, second = sorted(found, key=lambda one: one.relations)
    assert (first.relations, causes(first), first.certainty) == (
        (1,),
        [("counted_twice", 9, 849_906)],
        Certainty.UNIQUE,
    )
    assert (second.relations, second.place, second.expected) == ((3,), 10, 84_990_600)


def test_a_formula_set_right_goes_on_following_its_lines() -> None:
    """After the text is counted, the total follows line 1: it is what two typed copies of the total speak against."""
    relations = [adds_up(1, 9, 1, 3), formula(2, 9, {1: 1}), adds_up(3, 10, 9), adds_up(4, 11, 9)]
    figures = [kr(1, 171_300), kr(3, 386_212, text=True), kr(9, 171_300, typed=False)]
    found = told(relations, *figures, kr(10, 503_512), kr(11, 503_512))  # 117 300 + 386 212
    assert [(one.relations, one.place, causes(one)) for one in found] == [
        ((1,), 3, [("text_number", 3, 386_212)]),
        ((3, 4), 1, [("transposed_digits", 1, 117_300)]),
    ]
