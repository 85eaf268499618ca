"""Small workbooks, worked out by hand. Amounts are written in kronor; places count in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Certainty, Severity
from medelkoll_schemas.relations.context import Candidate, Context
from medelkoll_schemas.relations.explain import explain
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term

if TYPE_CHECKING:
    from medelkoll_schemas.relations.explanation import Explanation


def kr(place: int, kronor: int, *, unit: int = 0) -> Figure:
    return Figure(place, kronor * 100, unit * 100, 0)


def formula(place: int, kronor: int) -> Figure:
    return kr(place, kronor)._replace(typed=False)


def adds_up(number: int, stated: int, *lines: int, kind: Kind = Kind.CATEGORY_SUM) -> Relation:
    code = "K701" if kind is Kind.FORMULA else "K201"
    return Relation(number, code, kind, stated, (*(Term(line, 1) for line in lines), Term(stated, -1)))


def told(relations: list[Relation], *figures: Figure, context: Context | None = None) -> list[Explanation]:
    return explain(relations, {figure.place: figure for figure in figures}, context or Context())


def causes(one: Explanation) -> list[tuple[str, int, int | None]]:
    return [(cause.kind, cause.place, cause.suggestion) for cause in one.causes]


MATRIX = [  # 2 x 2 with totals: places 11 12 13 / 21 22 23 / 31 32 33
    adds_up(1, 13, 11, 12),
    adds_up(2, 23, 21, 22),
    adds_up(3, 33, 31, 32),
    adds_up(4, 31, 11, 21),
    adds_up(5, 32, 12, 22),
    adds_up(6, 33, 13, 23),
]
RIGHT = {
    11: 125_000,
    12: 310_000,
    13: 435_000,
    21: 80_500,
    22: 64_000,
    23: 144_500,
    31: 205_500,
    32: 374_000,
    33: 579_500,
}


def matrix(**wrong: int) -> list[Figure]:
    typed = RIGHT | {int(name[1:]): value for name, value in wrong.items()}
    return [kr(place, value) for place, value in typed.items()]


def test_what_holds_is_not_spoken_of() -> None:
    assert told(MATRIX, *matrix()) == []


def test_both_dimensions_of_a_matrix_point_at_the_cell() -> None:
    (one,) = told(MATRIX, *matrix(c12=130_000))
    assert (one.place, one.relations, one.places) == (12, (1, 5), (11, 12, 13, 22, 32))
    assert (one.stated, one.expected, one.difference) == (13_000_000, 31_000_000, -18_000_000)
    assert (causes(one), one.certainty, one.severity) == (
        [("transposed_digits", 12, 31_000_000)],
        Certainty.UNIQUE,
        Severity.ERROR,
    )


def test_a_total_that_both_dimensions_contradict_is_itself_wrong() -> None:
    (one,) = told(MATRIX, *matrix(c31=250_500))
    assert (one.place, one.relations, one.expected, one.primary) == (31, (3, 4), 20_550_000, 4)
    assert causes(one) == [("transposed_digits", 31, 20_550_000)]


def test_two_cells_of_one_row_with_each_others_figures() -> None:
    (one,) = told(MATRIX, *matrix(c21=64_000, c22=80_500))
    assert (one.place, one.relations, one.certainty) == (21, (4, 5), Certainty.UNIQUE)
    assert causes(one) == [("swapped_cells", 21, 8_050_000), ("swapped_cells", 22, 6_400_000)]


def test_two_faults_that_do_not_meet_are_two_findings() -> None:
    first, second = told(MATRIX, *matrix(c11=152_000, c22=46_000))
    assert (first.place, first.expected, first.relations) == (11, 12_500_000, (1, 4))
    assert (second.place, second.expected, second.relations) == (22, 6_400_000, (2, 5))


def test_one_sum_alone_is_looked_at_where_it_is_stated_and_the_doubt_is_said() -> None:
    (one,) = told([adds_up(1, 9, 1, 2)], kr(1, 1_333_111), kr(2, 2_671_889), kr(9, 4_050_000))
    assert (one.place, one.stated, one.expected, one.difference) == (9, 405_000_000, 400_500_000, 4_500_000)
    assert (causes(one), one.certainty, one.rivals) == (
        [("transposed_digits", 9, 400_500_000)],
        Certainty.AMBIGUOUS,
        (1, 2),
    )


def test_slips_that_explain_equally_well_are_all_given() -> None:
    (one,) = told([adds_up(1, 9, 1, 2)], kr(1, 1_999_000), kr(2, 2_005_000), kr(9, 4_049_000))
    # 45 000 too much: no neighbours of the stated digits exchanged give it, those of line 2 do, nothing else
    assert (one.place, causes(one), one.certainty) == (2, [("transposed_digits", 2, 205_000_000)], Certainty.AMBIGUOUS)


def test_without_any_slip_no_cause_is_made_up() -> None:
    (one,) = told([adds_up(1, 9, 1, 2)], kr(1, 1_000_000), kr(2, 2_000_000), kr(9, 3_123_456))
    assert (one.place, one.expected, causes(one), one.certainty) == (9, 300_000_000, [], Certainty.AMBIGUOUS)


CHAIN = [
    adds_up(1, 10, 1, 2, kind=Kind.FORMULA),
    adds_up(2, 20, 11, 12, kind=Kind.FORMULA),
    adds_up(3, 30, 10, 20, kind=Kind.FORMULA),
    adds_up(4, 10, 1, 2),
    adds_up(5, 20, 11, 12),
    adds_up(6, 40, 10),  # the summary's first line, typed
    adds_up(7, 41, 20),  # its second line, typed
    adds_up(8, 42, 30),  # the decided total, typed
]


def chain(line: int) -> list[Figure]:
    total = line + 640_000
    lines = [kr(1, line), kr(2, 640_000), kr(11, 500_000), kr(12, 700_000)]
    sums = [formula(10, total), formula(20, 1_200_000), formula(30, total + 1_200_000)]
    return [*lines, *sums, kr(40, 1_830_000), kr(41, 1_200_000), kr(42, 3_030_000)]


def test_formulas_follow_a_wrong_line_and_are_not_blamed() -> None:
    assert told(CHAIN, *chain(1_190_000)) == []
    (one,) = told(CHAIN, *chain(1_910_000))
    assert (one.place, one.relations, one.expected) == (1, (6, 8), 119_000_000)
    assert (causes(one), one.certainty, one.rivals) == (
        [("transposed_digits", 1, 119_000_000)],
        Certainty.AMBIGUOUS,
        (2,),
    )


def test_a_summary_line_is_blamed_when_the_chain_holds() -> None:
    figures = [f._replace(value=138_000_000) if f.place == 40 else f for f in chain(1_190_000)]
    (one,) = told(CHAIN, *figures)
    assert (one.place, one.relations, causes(one)) == (40, (6,), [("transposed_digits", 40, 183_000_000)])
    assert (one.certainty, one.code, one.kind) == (Certainty.UNIQUE, "K201", Kind.CATEGORY_SUM)


def test_the_split_of_four_million_in_hundred_thousands_holds() -> None:
    split = Relation(1, "K502", Kind.RECIPIENT_SPLIT, 2, (Term(1, 2), Term(2, -1)))
    assert told([split], kr(1, 1_300_000, unit=100_000), kr(2, 2_700_000, unit=100_000)) == []
    assert told([split], kr(1, 1_200_000, unit=100_000), kr(2, 2_700_000, unit=100_000)) != []


def per_inhabitant(number: int, amount: int, numerator: int, *people: int) -> Relation:
    """``numerator * people = 3 * amount`` in öre, the amount rounded to 100 kr."""
    terms = (*(Term(place, numerator) for place in people), Term(amount, -3))
    return Relation(number, "K401", Kind.PER_INHABITANT, amount, terms, slack=3 * 10_000)


SODRA = [per_inhabitant(1, 11, 180, 1), per_inhabitant(2, 12, 360, 1, 2)]
LAST_YEAR: dict[str, str | int] = {"year": 2017, "area": "Södra Älvsborg"}


def test_last_years_population_in_one_cell_is_one_root_of_two_amounts() -> None:
    people = (
        Figure(1, 224_540, 0, 1, scale=1, quantity="population"),
        Figure(2, 83_207, 0, 1, scale=1, quantity="population"),
    )
    known = Candidate(1, 222_543, "other_year_population", "2017", LAST_YEAR)
    (one,) = told(SODRA, *people, kr(11, 133_500), kr(12, 366_900), context=Context((known,)))
    assert (one.place, one.relations, one.expected, one.certainty) == (1, (1, 2), 222_543, Certainty.UNIQUE)
    assert [(c.kind, c.suggestion, c.facts) for c in one.causes] == [("other_year_population", 222_543, LAST_YEAR)]


def test_last_years_population_behind_two_amounts_is_one_finding_at_the_first() -> None:
    # 2018: 224 540 and 83 207 persons; 3 * amount = 180 * persons, 3 * amount = 360 * all persons
    first = Relation(1, "K401", Kind.PER_INHABITANT, 11, (Term(11, -3),), 180 * 224_540, 30_000)
    second = Relation(2, "K401", Kind.PER_INHABITANT, 12, (Term(12, -3),), 360 * (224_540 + 83_207), 30_000)
    known = Context(
        (
            Candidate(11, 60 * 222_543, "other_year_population", "2017", LAST_YEAR),
            Candidate(12, 120 * (222_543 + 83_207), "other_year_population", "2017", LAST_YEAR),
            Candidate(11, 60 * 220_323, "other_year_population", "2016", {"year": 2016}),
        ),
    )
    (one,) = told([first, second], kr(11, 133_500), kr(12, 366_900), context=known)
    assert (one.place, one.relations, one.certainty) == (11, (1, 2), Certainty.UNIQUE)
    # 60 * 224 540 = 134 724 kr, 120 * 307 747 = 369 296.40 kr, in whole hundreds
    assert causes(one) == [("other_year_population", 11, 13_470_000), ("other_year_population", 12, 36_930_000)]
    assert (one.expected, one.difference) == (13_470_000, -120_000)
    lone = told([first, second], kr(11, 133_500), kr(12, 366_900))
    assert sorted(x.place for x in lone) == [11, 12]


def test_a_thousand_milliards_with_ore() -> None:
    lines = Figure(1, 60_000_000_000_054, 0, 1), Figure(2, 40_000_000_000_000, 0, 1)
    (one,) = told([adds_up(1, 9, 1, 2)], *lines, Figure(9, 100_000_000_000_045, 0, 1))
    assert (one.stated, one.expected, one.difference) == (100_000_000_000_045, 100_000_000_000_054, -9)
    assert (one.severity, causes(one)[0]) == (Severity.ERROR, ("transposed_digits", 9, 100_000_000_000_054))


def test_a_blank_silences_its_relations_only() -> None:
    figures = [figure for figure in matrix(c11=152_000) if figure.place != 12]
    (one,) = told(MATRIX, *figures)
    assert one.relations == (4,)


def test_typed_kronor_that_rounding_may_have_made_are_a_warning() -> None:
    sums = [adds_up(1, 9, 1, 2, 3)]
    lines = kr(1, 33_333), kr(2, 33_333), kr(3, 33_333)
    (one,) = told(sums, *lines, kr(9, 100_000))  # 1 kr; four roundings make 2 kr at most
    assert (one.severity, causes(one), one.expected) == (Severity.WARNING, [("rounding", 9, None)], 9_999_900)
    (edge,) = told(sums, *lines, kr(9, 100_001))
    assert edge.severity is Severity.WARNING
    (beyond,) = told(sums, *lines, kr(9, 100_002))
    assert beyond.severity is Severity.ERROR


def test_an_implausible_sum_of_rounded_lines_is_a_warning() -> None:
    lines = [kr(place, 10_000, unit=100) for place in range(1, 21)]
    (one,) = told([adds_up(1, 30, *range(1, 21))], *lines, kr(30, 200_800, unit=100))
    assert (one.severity, one.place, one.expected) == (Severity.WARNING, 30, 20_000_000)
    assert causes(one) == [("rounding", 30, None)]
    (wrong,) = told([adds_up(1, 30, *range(1, 21))], *lines, kr(30, 201_100, unit=100))
    assert wrong.severity is Severity.ERROR
