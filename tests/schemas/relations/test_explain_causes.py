"""Each cause by itself, with near misses that must not be claimed. Amounts are written in kronor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medelkoll_schemas.findings import Certainty
from medelkoll_schemas.relations.causes import CAUSES, KINDS
from medelkoll_schemas.relations.context import Candidate, Context
from medelkoll_schemas.relations.explain import explain
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term

if TYPE_CHECKING:
    from medelkoll_schemas.relations.explanation import Explanation


def kr(place: int, kronor: int, *, typed: bool = True, text: bool = False, hidden: bool = False) -> Figure:
    return Figure(place, kronor * 100, 0, 0, typed=typed, text=text, hidden=hidden)


def adds_up(number: int, stated: int, *lines: int, kind: Kind = Kind.CATEGORY_SUM) -> Relation:
    code = "K701" if kind is Kind.FORMULA else "K201"
    return Relation(number, code, kind, stated, (*(Term(line, 1) for line in lines), Term(stated, -1)))


def told(relations: list[Relation], *figures: Figure, context: Context | None = None) -> list[Explanation]:
    return explain(relations, {figure.place: figure for figure in figures}, context or Context())


def causes(one: Explanation) -> list[tuple[str, int, int | None]]:
    return [
        (cause.kind, cause.place, None if cause.suggestion is None else cause.suggestion // 100) for cause in one.causes
    ]


def typed_for(wrong: int, right: int) -> list[tuple[str, int | None]]:
    """What is said of a figure that two sums contradict: its own, and one with a figure that is certainly right."""
    other = 1_999_999
    relations = [adds_up(1, 8, 1, 2), adds_up(2, 9, 1, 3)]
    figures = kr(1, wrong), kr(2, other), kr(3, other), kr(8, right + other), kr(9, right + other)
    (one,) = told(relations, *figures)
    assert (one.place, one.relations, one.certainty) == (1, (1, 2), Certainty.UNIQUE)
    assert (one.stated, one.expected) == (wrong * 100, right * 100)
    return [(cause.kind, cause.place) for cause in one.causes]


@pytest.mark.parametrize(
    ("wrong", "right", "kind"),
    [
        (4_050_000, 4_005_000, "transposed_digits"),
        (2_150_000, 1_250_000, "transposed_digits"),
        (4_090_000, 4_900_000, "transposed_digits"),
        (1_350_000, 1_250_000, "wrong_digit"),
        (1_259_000, 1_250_000, "wrong_digit"),
        (1_250_008, 1_250_000, "wrong_digit"),
        (125_000, 1_250_000, "dropped_digit"),
        (150_000, 1_250_000, "dropped_digit"),
        (1_50_000, 1_520_000, "dropped_digit"),
        (12_500_000, 1_250_000, "extra_digit"),
        (1_255_000, 125_000, "extra_digit"),
        (4_005, 4_005_000, "factor_1000"),
        (4_005_000, 4_005, "factor_1000"),
        (4_005, 400_500, "factor_100"),
        (400_500, 4_005, "factor_100"),
        (4, 4_000_000, "factor_1000"),
        (-125_000, 125_000, "sign"),
        (125_000, -125_000, "sign"),
        (-4_050_000, -4_005_000, "transposed_digits"),
        (-1_350_000, -1_250_000, "wrong_digit"),
        (-125_000, -1_250_000, "dropped_digit"),
        (4_050_000, 4_500_001, None),  # exchanged, but not exactly
        (5_040_000, 4_005_000, None),  # digits exchanged that are not neighbours
        (1_350_000, 1_251_000, None),  # two digits
        (4_005, 4_005_001, None),
        (-125_000, 125_001, None),
        (5, 0, "wrong_digit"),
        (7_000, 0, None),  # nobody types 000
        (0, 5_000, None),
    ],
)
def test_a_figure_that_two_sums_contradict(wrong: int, right: int, kind: str | None) -> None:
    assert typed_for(wrong, right) == ([(kind, 1)] if kind else [])


def test_thousands_are_read_in_their_own_digits() -> None:
    relations = [adds_up(1, 8, 1, 2), adds_up(2, 9, 1, 3)]
    tkr = [
        Figure(place, value * 10_000, 0, 0, scale=100_000)
        for place, value in [(1, 12_534), (2, 5_000), (3, 5_000), (8, 17_543), (9, 17_543)]
    ]
    (one,) = told(relations, *tkr)  # 1 253,4 tkr for 1 254,3 tkr
    assert causes(one) == [("transposed_digits", 1, 1_254_300)]


def test_two_cells_with_each_others_figures_in_different_sums() -> None:
    relations = [adds_up(1, 8, 1, 2), adds_up(2, 9, 3, 4)]
    (one,) = told(
        relations, kr(1, 731_250), kr(2, 300_000), kr(3, 118_611), kr(4, 200_000), kr(8, 418_611), kr(9, 931_250)
    )
    assert (one.place, one.relations, one.expected, one.certainty) == (1, (1, 2), 11_861_100, Certainty.UNIQUE)
    assert causes(one) == [("swapped_cells", 1, 118_611), ("swapped_cells", 3, 731_250)]


def test_nearly_each_others_figures_are_not_swapped() -> None:
    relations = [adds_up(1, 8, 1, 2), adds_up(2, 9, 3, 4)]
    found = told(
        relations, kr(1, 731_250), kr(2, 300_000), kr(3, 118_611), kr(4, 200_000), kr(8, 418_611), kr(9, 931_261)
    )
    assert len(found) == 2
    assert all(kind != "swapped_cells" for one in found for kind, _, _ in causes(one))


LINES = [(1, 117_300), (2, 254_650), (3, 386_212), (4, 91_744)]  # 849 906 kr


def total(
    kronor: int, *, typed: bool = True, context: Context | None = None, hidden: int = 0, text: int = 0
) -> Explanation:
    lines = [kr(place, value, hidden=place == hidden, text=place == text) for place, value in LINES]
    (one,) = told([adds_up(1, 9, 1, 2, 3, 4)], *lines, kr(9, kronor, typed=typed), context=context)
    return one


def test_a_line_that_the_total_leaves_out() -> None:
    one = total(849_906 - 254_650)
    assert causes(one) == [("omitted_line", 9, 849_906)]
    assert one.causes[0].facts == {"line": 2}


def test_two_lines_that_the_total_leaves_out() -> None:
    one = total(849_906 - 254_650 - 91_744)
    assert causes(one) == [("omitted_line", 9, 849_906)]
    assert one.causes[0].facts == {"line": 2, "line_2": 4}


def test_nearly_a_line_is_no_line() -> None:
    assert causes(total(849_906 - 254_677)) == []  # two digits beside line 2


def test_a_line_counted_twice() -> None:
    one = total(849_906 + 386_212)
    assert causes(one) == [("counted_twice", 9, 849_906)]
    assert one.causes[0].facts == {"line": 3}


def test_among_round_lines_two_that_happen_to_fit_are_not_named() -> None:
    lines = [kr(place, 100_000 * place) for place in range(1, 11)]  # 5 500 000 kr
    (one,) = told([adds_up(1, 20, *range(1, 11))], *lines, kr(20, 5_500_000 - 1_200_000))  # 12 = 2 + 10 = 3 + 9 = …
    assert all(kind != "omitted_line" for kind, _, _ in causes(one))


def test_a_line_beside_the_block_that_the_total_counts() -> None:
    outside = Context(outsiders={1: (5, 77)})
    lines = [kr(place, value) for place, value in [*LINES, (5, 33_333)]]
    (one,) = told([adds_up(1, 9, 1, 2, 3, 4)], *lines, kr(9, 849_906 + 33_333), context=outside)
    assert one.place == 9
    assert causes(one)[0] == ("omitted_line", 5, None)


def test_a_text_that_looks_like_a_number_is_not_in_the_formulas_sum() -> None:
    one = total(849_906 - 386_212, typed=False, text=3)
    assert causes(one) == [("text_number", 3, 386_212)]
    assert (one.place, one.stated, one.expected, one.difference) == (3, 38_621_200, 38_621_200, -38_621_200)
    assert one.certainty is Certainty.UNIQUE


def test_a_text_that_is_in_the_sum_is_not_blamed() -> None:
    assert all(kind != "text_number" for kind, _, _ in causes(total(849_906 - 1_000, typed=False, text=3)))


def test_a_hidden_line_left_out() -> None:
    one = total(849_906 - 91_744, typed=False, hidden=4)
    assert causes(one) == [("hidden_row", 9, 849_906)]
    assert one.causes[0].facts == {"line": 4, "sum": "out"}


def test_a_hidden_row_beside_the_block_that_is_counted() -> None:
    lines = [kr(place, value) for place, value in LINES]
    context = Context(outsiders={1: (5,)})
    (one,) = told([adds_up(1, 9, 1, 2, 3, 4)], *lines, kr(5, 44_123, hidden=True), kr(9, 894_029), context=context)
    assert (causes(one), one.causes[0].facts) == ([("hidden_row", 9, 849_906)], {"line": 5, "sum": "in"})


def ranged(reads: tuple[int, ...], kronor: int, **more: Context) -> Explanation:
    """The total is a formula over ``reads``; the category is lines 1 to 4."""
    relations = [adds_up(1, 9, 1, 2, 3, 4), adds_up(2, 9, *reads, kind=Kind.FORMULA)]
    lines = [kr(place, value) for place, value in [*LINES, (5, 50_000)]]
    (one,) = told(relations, *lines, kr(9, kronor, typed=False), **more)
    assert (one.place, one.certainty, one.code) == (9, Certainty.UNIQUE, "K201")
    return one


@pytest.mark.parametrize(
    ("reads", "kronor", "kind", "line"),
    [
        ((1, 2, 3), 758_162, "range_too_short", 4),
        ((2, 3, 4), 732_606, "range_too_short", 1),
        ((1, 3, 4), 595_256, "omitted_line", 2),
        ((1, 2, 3, 4, 5), 899_906, "range_too_long", 5),
    ],
)
def test_a_formulas_range_against_its_category(reads: tuple[int, ...], kronor: int, kind: str, line: int) -> None:
    one = ranged(reads, kronor)
    assert (causes(one), one.causes[0].facts) == ([(kind, 9, 849_906)], {"line": line})


def decided(reads: tuple[int, ...], kronor: int, amount: int, outsiders: tuple[int, ...] = ()) -> Explanation:
    """The total is a formula over ``reads``; only a typed decided amount says that it is wrong."""
    relations = [adds_up(1, 10, 9), adds_up(2, 9, *reads, kind=Kind.FORMULA)]
    lines = [kr(place, value) for place, value in LINES]
    (one,) = told(
        relations, *lines, kr(9, kronor, typed=False), kr(10, amount), context=Context(outsiders={2: outsiders})
    )
    return one


def test_a_formula_that_stops_short_of_a_row_just_below() -> None:
    one = decided((1, 2, 3), 758_162, 849_906, (4,))
    assert (one.place, causes(one), one.certainty) == (9, [("range_too_short", 9, 849_906)], Certainty.UNIQUE)


def test_a_formula_that_stops_short_of_a_row_just_above() -> None:
    one = decided((2, 3, 4), 732_606, 849_906, (1,))
    assert (one.place, causes(one)) == (9, [("range_too_short", 9, 849_906)])


def test_a_formula_that_runs_past_its_block() -> None:
    one = decided((1, 2, 3, 4), 849_906, 849_906 - 91_744)
    assert (one.place, causes(one)) == (9, [("range_too_long", 9, 758_162)])


def test_a_row_beside_the_range_that_does_not_fit_is_left_in_peace() -> None:
    one = decided((1, 2, 3), 758_162, 849_907, (4,))
    assert one.place == 10
    assert all(not kind.startswith("range") for kind, _, _ in causes(one))


def test_a_number_typed_where_the_neighbours_have_formulas() -> None:
    relations = [adds_up(1, 8, 1), adds_up(2, 9, 2), adds_up(3, 10, 3)]
    relations += [adds_up(4, 8, 1, kind=Kind.FORMULA), adds_up(5, 9, 2, kind=Kind.FORMULA)]
    figures = kr(1, 117_300), kr(2, 254_650), kr(3, 386_212), kr(8, 117_300, typed=False), kr(9, 254_650, typed=False)
    amid = Context(amid_formulas=frozenset({10}))
    (one,) = told(relations, *figures, kr(10, 368_212), context=amid)
    assert (one.place, one.certainty) == (10, Certainty.AMBIGUOUS)  # the one line may have its digits exchanged as well
    assert causes(one) == [("constant_over_formula", 10, 386_212), ("transposed_digits", 3, 368_212)]
    (other,) = told(relations, *figures, kr(10, 386), context=amid)
    assert causes(other) == [("constant_over_formula", 10, 386_212)]
    alone = told(relations, *figures, kr(10, 368_212))
    assert causes(alone[0])[0] == ("transposed_digits", 10, 386_212)


def test_a_stale_value_is_the_formulas_and_not_its_lines() -> None:
    relations = [adds_up(2, 9, 1, 2, 3, 4, kind=Kind.FORMULA), adds_up(3, 10, 9, kind=Kind.FORMULA)]
    lines = [kr(place, value) for place, value in LINES]
    (one,) = told(relations, *lines, kr(9, 800_000, typed=False), kr(10, 800_000, typed=False))
    assert (one.place, one.certainty, causes(one)) == (9, Certainty.UNIQUE, [("stale_value", 9, 849_906)])
    (lone,) = told(relations, *lines, kr(9, 800_000, typed=False), kr(10, 849_906, typed=False))
    assert (lone.place, lone.relations) == (9, (2, 3))


def test_a_ratio_turned_round_and_another_rate() -> None:
    ratio = Relation(1, "K502", Kind.RECIPIENT_SPLIT, 2, (Term(1, 2), Term(2, -1)))
    known = Context((Candidate(2, 70_000_000, "swapped_ratio", facts={"ratio": "2:1"}), Candidate(2, 1, "other_rate")))
    (one,) = told([ratio], kr(1, 1_400_000), kr(2, 700_000), context=known)
    assert ("swapped_ratio", 2, 2_800_000) in causes(one)
    (none,) = told([ratio], kr(1, 1_400_000), kr(2, 700_001), context=known)
    assert causes(none) == []


def test_every_kind_is_in_the_contract_and_every_cause_in_the_list() -> None:
    contract = """transposed_digits wrong_digit dropped_digit extra_digit factor_1000 factor_100 sign omitted_line
    counted_twice range_too_short range_too_long constant_over_formula stale_value text_number hidden_row
    other_year_population other_rate swapped_ratio swapped_cells rounding"""
    assert sorted(KINDS) == sorted(contract.split())
    assert len(set(CAUSES)) == len(CAUSES) == 13  # stale values, texts and swaps are looked for by themselves
