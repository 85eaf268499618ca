"""Old values of formulas, and figures that are known from elsewhere. In kronor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.findings import Certainty
from medelkoll_schemas.relations.context import Candidate, Context
from medelkoll_schemas.relations.explain import explain
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term

if TYPE_CHECKING:
    from medelkoll_schemas.relations.explanation import Explanation

RIGHT = {1: 117_300, 2: 254_650, 3: 386_212, 11: 371_950, 12: 640_862, 13: 1_012_812}


def kr(place: int, kronor: int | None = None, *, typed: bool = True) -> Figure:
    return Figure(place, (RIGHT[place] if kronor is None else kronor) * 100, 0, 1, typed=typed)


def adds_up(number: int, stated: int, *lines: int, kind: Kind = Kind.FORMULA) -> Relation:
    code = "K701" if kind is Kind.FORMULA else "K201"
    return Relation(number, code, kind, stated, (*(Term(line, 1) for line in lines), Term(stated, -1)))


def told(relations: list[Relation], *figures: Figure, context: Context | None = None) -> list[Explanation]:
    return explain(relations, {figure.place: figure for figure in figures}, context or Context())


def causes(one: Explanation) -> list[tuple[str, int, int | None]]:
    return [(cause.kind, cause.place, cause.suggestion and cause.suggestion // 100) for cause in one.causes]


FORMULAS = [adds_up(1, 11, 1, 2), adds_up(2, 12, 2, 3), adds_up(3, 13, 11, 12)]
LINES = [kr(place) for place in (1, 2, 3)]


def test_all_old_values_of_a_workbook_are_one_root() -> None:
    """Line 2 was 50 000 kr less when both its sums, and theirs, were last worked out."""
    old = [kr(11, 321_950, typed=False), kr(12, 590_862, typed=False), kr(13, 912_812, typed=False)]
    (one,) = told(FORMULAS, *LINES, *old)
    assert (one.place, one.certainty, one.relations) == (11, Certainty.UNIQUE, (1, 2))
    assert causes(one) == [("stale_value", 11, 371_950), ("stale_value", 12, 640_862)]  # 13 follows from them


def test_an_old_value_that_reads_another_old_value_is_worked_out_from_the_new_one() -> None:
    """The first sum was never worked out anew, the last one with another value than either."""
    old = [kr(11, 321_950, typed=False), kr(12, typed=False), kr(13, 900_000, typed=False)]
    (one,) = told(FORMULAS, *LINES, *old)
    assert causes(one) == [("stale_value", 11, 371_950), ("stale_value", 13, 1_012_812)]


def test_an_old_value_that_is_right_by_accident_is_left_alone() -> None:
    """The last sum is right as it stands: only what it reads is old."""
    old = [kr(11, 321_950, typed=False), kr(12, typed=False), kr(13, typed=False)]
    (one,) = told(FORMULAS, *LINES, *old)
    assert (causes(one), one.relations) == ([("stale_value", 11, 371_950)], (1, 3))


def test_an_old_value_that_somebody_has_copied_is_old_all_the_same() -> None:
    same = adds_up(9, 20, 11, kind=Kind.CATEGORY_SUM)
    (one,) = told([FORMULAS[0], same], *LINES, kr(11, 321_950, typed=False), kr(20, 321_950))
    assert (causes(one), one.relations) == ([("stale_value", 11, 371_950)], (1,))


def test_what_no_whole_amount_makes_right_stays_open() -> None:
    """A third of 100,01 kr."""
    third = Relation(1, "K701", Kind.FORMULA, 11, (Term(1, 1), Term(11, -3)))
    (one,) = told([third], Figure(1, 10_001, 0, 1), Figure(11, 5_000, 0, 1, typed=False))
    assert (one.place, one.causes) == (11, ())


KNOWN = Relation(1, "K402", Kind.PER_INHABITANT, 1, (Term(1, 1),), constant=-112_178)
AMOUNTS = [Relation(n, "K401", Kind.PER_INHABITANT, n, (Term(1, 60), Term(n, -1)), slack=10_000) for n in (2, 3)]


def people(persons: int) -> Figure:
    return Figure(1, persons, 0, 1, scale=1, quantity="population")


def test_a_figure_that_is_known_from_elsewhere_is_judged_by_that() -> None:
    """Two amounts that agree with each other do not outweigh the official population."""
    amounts = [Figure(n, 6_600_000, 0, 10_000) for n in (2, 3)]  # 112 178 persons make 6 730 680 öre, 110 000 these
    first, *others = told([KNOWN, *AMOUNTS], people(312_178), *amounts)
    assert (first.place, first.relations, causes(first)) == (1, (1,), [("wrong_digit", 1, 1_121)])
    assert first.causes[0].suggestion == 112_178
    assert {one.place for one in others} == {2, 3}


def test_what_was_worked_out_from_a_wrong_figure_does_not_bear_it_out() -> None:
    amounts = [Figure(n, 18_730_000, 0, 10_000) for n in (2, 3)]
    (one,) = told([KNOWN, *AMOUNTS], people(312_178), *amounts)
    assert (one.place, one.relations, one.causes[0].suggestion) == (1, (1,), 112_178)


def test_a_decided_amount_does_not_make_a_total_wrong_that_its_lines_bear_out() -> None:
    decided = Relation(1, "K305", Kind.ECONOMIC_SUMMARY, 11, (Term(11, -1),), constant=37_915_000)
    (one,) = told([decided, adds_up(2, 11, 1, 2, kind=Kind.CATEGORY_SUM)], kr(1), kr(2), kr(11))
    assert (one.place, one.certainty, one.relations) == (11, Certainty.AMBIGUOUS, (1,))


def test_where_every_year_fits_none_is_named() -> None:
    coarse = Figure(2, 5_000_000, 0, 1_000_000)
    amount = Relation(1, "K401", Kind.PER_INHABITANT, 2, (Term(2, -1),), constant=12_340_000, slack=1_000_000)
    years = [Candidate(2, 5_000_000 + 1_000 * n, "other_rate", f"{n}", {"rate": f"{n}"}, wrong=True) for n in range(4)]
    (three,) = told([amount], coarse, context=Context(tuple(years[:3])))
    assert [kind for kind, _, _ in causes(three)] == ["other_rate"]
    (four,) = told([amount], coarse, context=Context(tuple(years)))
    assert causes(four) == []


def test_a_sum_that_fails_says_nothing_of_rates() -> None:
    rate = Context((Candidate(1, 11_730_000, "other_rate", "150", {"rate": "150"}, wrong=True),))
    total = adds_up(1, 11, 1, 2, kind=Kind.CATEGORY_SUM)
    (one,) = told([total], kr(1), kr(2), kr(11, 371_000), context=rate)
    assert causes(one) == []


ROLES = {1: "line", 2: "line", 3: "line", 5: "subtotal"}


def cut(*reads: int) -> Explanation:
    """A formula that reads too much, and a decided amount that says so."""
    total = sum({**RIGHT, 5: 800_000}[place] for place in reads)
    relations = [adds_up(1, 20, 11, kind=Kind.CATEGORY_SUM), adds_up(2, 11, *reads)]
    lines = [kr(place, amount) for place, amount in {**RIGHT, 5: 800_000}.items() if place < 10]
    figures = [*lines, kr(11, total, typed=False), kr(20, total - {**RIGHT, 5: 800_000}[reads[-1]])]
    (one,) = told(relations, *figures, context=Context(roles=ROLES))
    return one


def test_a_range_that_takes_in_a_subtotal_is_too_long() -> None:
    one = cut(1, 2, 5)
    assert (causes(one), one.certainty) == ([("range_too_long", 11, 371_950)], Certainty.UNIQUE)


def test_a_line_of_the_table_is_none_too_many() -> None:
    assert "range_too_long" not in [kind for kind, _, _ in causes(cut(1, 2, 3))]


def test_an_assumption_that_breaks_a_sum_is_none() -> None:
    """Each amount could be 40 öre more, but not both: their sum has one rounding of a krona."""
    known = [Relation(n, "K401", Kind.PER_INHABITANT, n, (Term(n, -1),), constant=5_040) for n in (2, 3)]
    total = Relation(1, "K201", Kind.CATEGORY_SUM, 9, (Term(2, 1), Term(3, 1), Term(9, -1)), slack=100)
    both = Context(tuple(Candidate(n, 5_040, "other_rate", "170", {"rate": "170"}) for n in (2, 3)))
    figures = [Figure(2, 5_000, 0, 1), Figure(3, 5_000, 0, 1), Figure(9, 10_000, 0, 1)]
    assert {one.place for one in told([*known, total], *figures, context=both)} == {2, 3}


def by_another_year(*totals: Relation) -> list[Explanation]:
    """133 500 and 366 900 kr from 222 543 inhabitants; 224 540 give 134 700 and 269 400 kr to whole hundreds."""
    priced = [
        Relation(n, "K401", Kind.PER_INHABITANT, n, (Term(n, -1),), constant=persons, slack=10_000)
        for n, persons in ((2, 13_472_400), (3, 26_944_800))
    ]
    facts: dict[str, str | int] = {"year": 2017}
    known = [
        Candidate(n, value, "other_year_population", "a 2017", facts, wrong=True)
        for n, value in ((2, 13_350_000), (3, 26_710_000))
    ]
    figures = [kr(2, 133_500), kr(3, 267_100), kr(9, 400_600), kr(10, 400_600)]
    return told([*priced, *totals], *figures, context=Context(tuple(known)))


def test_typed_sums_of_amounts_by_another_year_follow() -> None:
    sums = adds_up(1, 9, 2, 3, kind=Kind.RECIPIENT_SPLIT), adds_up(4, 10, 9, kind=Kind.CATEGORY_SUM)
    expected = [("other_year_population", 2, 134_700), ("other_year_population", 3, 269_400)]

    (alone,) = by_another_year()
    (summed,) = by_another_year(*sums)

    assert causes(alone) == causes(summed) == expected
