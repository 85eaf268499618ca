"""Totals rounded more coarsely than their lines, figures in thousands, sums and lines that changed places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from medelkoll_schemas.findings import Certainty, Severity
from medelkoll_schemas.relations.context import Candidate, Context
from medelkoll_schemas.relations.explain import explain
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term

if TYPE_CHECKING:
    from medelkoll_schemas.relations.explanation import Explanation


def typed(place: int, ore: int, *, scale: int = 100, unit: int = 0, quantity: str = "amount") -> Figure:
    trailing = 1
    while ore and ore % (trailing * 10) == 0:
        trailing *= 10
    return Figure(place, ore, unit, trailing if ore else 0, scale=scale, quantity=quantity)


def kr(place: int, kronor: int) -> Figure:
    return typed(place, kronor * 100)


def adds_up(number: int, stated: int, *lines: int, kind: Kind = Kind.CATEGORY_SUM) -> Relation:
    return Relation(number, "K201", kind, stated, (*(Term(line, 1) for line in lines), Term(stated, -1)))


def told(relations: list[Relation], *figures: Figure, context: Context | None = None) -> list[Explanation]:
    return explain(relations, {figure.place: figure for figure in figures}, context or Context())


def causes(one: Explanation) -> list[tuple[str, int, int | None]]:
    return [(cause.kind, cause.place, cause.suggestion) for cause in one.causes]


def total(stated: int) -> Explanation:
    """Lines of 3 919 267 and 5 000 000 kr: 8 919 267 kr."""
    (one,) = told([adds_up(1, 9, 1, 2)], kr(1, 3_919_267), kr(2, 5_000_000), kr(9, stated))
    return one


@pytest.mark.parametrize("stated", [8_919_000, 8_919_300, 8_920_000, 8_900_000])
def test_a_total_rounded_to_its_own_zeros(stated: int) -> None:
    one = total(stated)
    assert (one.place, causes(one)[0], one.severity) == (9, ("rounding", 9, 891_926_700), Severity.WARNING)
    assert one.expected == 891_926_700


@pytest.mark.parametrize(
    "stated",
    [
        8_918_000,  # 1 267 kr off: more than half of its thousands
        8_919_280,  # one zero is no rounding; 13 kr is none to ten either
        8_919_067,  # no zeros: a digit
        8_919_800,  # 533 kr off hundreds
        10_000_000,  # a million off
    ],
)
def test_what_is_no_rounding(stated: int) -> None:
    one = total(stated)
    assert all(kind != "rounding" for kind, _, _ in causes(one))
    assert one.severity is Severity.ERROR


def test_two_digits_at_least_stand_before_the_zeros() -> None:
    (one,) = told([adds_up(1, 9, 1, 2)], kr(1, 2_800_000), kr(2, 2_000_000), kr(9, 5_000_000))  # not 4 800 000
    assert all(kind != "rounding" for kind, _, _ in causes(one))


def test_whole_kronor_for_lines_with_ore() -> None:
    lines = typed(1, 12_345_611), typed(2, 20_000_022)
    (one,) = told([adds_up(1, 9, 1, 2)], *lines, kr(9, 323_456))  # 323 456,33 kr
    assert causes(one)[0] == ("rounding", 9, 32_345_633)


def test_a_ratio_is_no_sum() -> None:
    ratio = Relation(1, "K502", Kind.RECIPIENT_SPLIT, 2, (Term(1, 2), Term(2, -1)))
    (one,) = told([ratio], kr(1, 160_450), kr(2, 320_000))
    assert all(kind != "rounding" for kind, _, _ in causes(one))


def test_a_rounding_that_may_also_be_the_lines_is_said_once() -> None:
    (one,) = told([adds_up(1, 9, 1, 2)], typed(1, 50_04), typed(2, 50_000_00), typed(9, 50_050_00))
    assert [kind for kind, _, _ in causes(one)].count("rounding") <= 1


TKR = 100_000


@pytest.mark.parametrize(
    ("wrong", "right", "kind"),
    [
        (704_870 * TKR, 70_487 * TKR // 10, "factor_100"),  # 7048,7 tkr typed as 704870
        (10_594_900 * TKR, 105_949 * TKR // 10, "factor_1000"),  # 10594,9 as 10594900
        (70_478 * TKR // 10, 70_487 * TKR // 10, "transposed_digits"),  # 7047,8
        (70_587 * TKR // 10, 70_487 * TKR // 10, "wrong_digit"),
    ],
)
def test_thousands_in_their_own_digits(wrong: int, right: int, kind: str) -> None:
    unit = TKR if wrong % TKR == 0 else TKR // 10
    one, other = adds_up(1, 5, 1, kind=Kind.ECONOMIC_SUMMARY), adds_up(2, 6, 5, 2)
    rest = typed(2, 5_000 * TKR, scale=TKR, unit=TKR // 10)
    whole = typed(6, right + 5_000 * TKR, scale=TKR, unit=TKR // 10)
    first = typed(1, right, scale=TKR, unit=TKR // 10)
    (found,) = told([one, other], first, rest, whole, typed(5, wrong, scale=TKR, unit=unit))
    assert (found.place, causes(found)) == (5, [(kind, 5, right)])


def test_a_line_and_its_total_in_each_others_cells() -> None:
    """439 750 and 560 250 kr are 1 000 000 kr; the line 2 and the total 9 changed places, and 20 copies the total."""
    relations = [adds_up(1, 9, 1, 2), adds_up(2, 20, 9)]
    (one,) = told(relations, kr(1, 439_750), kr(2, 1_000_000), kr(9, 560_250), kr(20, 1_000_000))
    assert (one.place, one.relations, one.certainty) == (2, (1, 2), Certainty.UNIQUE)
    assert causes(one) == [("swapped_cells", 2, 56_025_000), ("swapped_cells", 9, 100_000_000)]


def test_two_parts_of_a_ratio_in_each_others_cells() -> None:
    """1:2 of 4 000 002 kr, of which the sum is right either way."""
    ratio = Relation(1, "K502", Kind.RECIPIENT_SPLIT, 2, (Term(1, 2), Term(2, -1)))
    (one,) = told([ratio, adds_up(2, 3, 1, 2)], kr(1, 2_666_668), kr(2, 1_333_334), kr(3, 4_000_002))
    assert causes(one) == [("swapped_cells", 1, 133_333_400), ("swapped_cells", 2, 266_666_800)]


def test_swaps_that_do_as_well_are_all_given() -> None:
    relations = [adds_up(1, 8, 1, 2), adds_up(2, 9, 3, 4)]
    lines = kr(1, 731_250), kr(2, 731_250), kr(3, 118_611), kr(4, 200_000)
    (one,) = told(relations, *lines, kr(8, 849_861), kr(9, 931_250))
    assert (one.place, one.certainty, one.rivals) == (1, Certainty.AMBIGUOUS, (2,))


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [(810, "transposed_digits"), (18_000, "factor_100"), (18, "dropped_digit"), (-180, "sign"), (170, "wrong_digit")],
)
def test_a_rate_that_is_known(wrong: int, kind: str) -> None:
    """180 öre per inhabitant is decided: the relation says exactly what the cell should be."""
    rate = Relation(1, "K305", Kind.ECONOMIC_SUMMARY, 1, (Term(1, -1),), constant=180)
    amid = Context(amid_formulas=frozenset({1}))
    (one,) = told([rate], typed(1, wrong, scale=1, quantity="rate"), context=amid)
    assert (one.certainty, causes(one)[0]) == (Certainty.UNIQUE, (kind, 1, 180))


def test_another_years_population_in_its_own_cell() -> None:
    known = Relation(1, "K402", Kind.PER_INHABITANT, 1, (Term(1, -1),), constant=12_945)
    other = Candidate(1, 12_934, "other_year_population", "population 2017", {"year": 2017}, wrong=True)
    cell = typed(1, 12_934, scale=1, quantity="population")
    (one,) = told([known], cell, context=Context((other,)))
    assert causes(one) == [("other_year_population", 1, 12_945)]
    (slip,) = told([known], typed(1, 12_954, scale=1, quantity="population"), context=Context((other,)))
    assert causes(slip) == [("transposed_digits", 1, 12_945)]


def test_a_wrong_assumption_that_rounds_to_the_right_value_is_no_cause() -> None:
    """172 300 kr is right; 2017's population would give the same hundreds, and says nothing about 17 300 kr."""
    known = Relation(1, "K401", Kind.PER_INHABITANT, 1, (Term(1, -1),), constant=17_230_000, slack=10_000)
    same = Candidate(1, 17_230_000, "other_year_population", "Skaraborg 2017", wrong=True)
    (one,) = told([known], kr(1, 17_300), context=Context((same,)))
    assert causes(one) == [("dropped_digit", 1, 17_230_000)]


LINES = (937_800, 111_100, 986_600, 140_000, 226_600, 845_500)  # together 3 247 600


@pytest.mark.parametrize(
    ("lines", "stated", "severity"),
    [
        (LINES, 3_247_700, Severity.INFO),
        (LINES, 3_247_300, Severity.ERROR),  # 300 kr; three deviations of seven roundings are 229 kr
        (LINES[:3], 2_035_600, Severity.ERROR),  # four figures may end so by chance
        ((937_800, 111_000, 986_000, 140_000, 226_600, 845_500), 3_247_000, Severity.WARNING),  # rounder by choice
        ((937_850, *LINES[1:]), 3_247_750, Severity.ERROR),  # tens are no rounding
    ],
)
def test_lines_and_a_total_that_are_all_rounded_to_hundreds(
    lines: tuple[int, ...], stated: int, severity: Severity
) -> None:
    figures = [kr(place, amount) for place, amount in enumerate(lines, start=1)]

    (one,) = told([adds_up(1, 9, *range(1, len(lines) + 1))], *figures, kr(9, stated))

    assert one.severity is severity
    assert (("rounding", 9, None) in causes(one)) is (severity is Severity.INFO)


def test_only_a_sum_that_was_typed_was_rounded() -> None:
    figures = [kr(place, amount) for place, amount in enumerate(LINES, start=1)]
    whole = Figure(9, 324_770_000, 0, 10_000, typed=False)
    (formula,) = told([adds_up(1, 9, *range(1, 7))], *figures, whole)
    (ratio,) = told([adds_up(1, 9, *range(1, 7), kind=Kind.RECIPIENT_SPLIT)], *figures, kr(9, 3_247_700))

    assert (formula.severity, ratio.severity) == (Severity.ERROR, Severity.ERROR)
