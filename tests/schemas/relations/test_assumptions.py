"""Other years' populations and other rates: what amounts per inhabitant would be, worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from medelkoll_schemas.findings import Certainty
from medelkoll_schemas.reference import population
from medelkoll_schemas.relations.context import Context
from medelkoll_schemas.relations.explain import explain
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term
from medelkoll_schemas.rules.candidates import candidates
from medelkoll_schemas.rules.outsiders import amid_formulas

if TYPE_CHECKING:
    from medelkoll_schemas.relations.context import Candidate

GOTHENBURG = "1480"


def rates(*rows: tuple[int, str, str, int, int]) -> pl.DataFrame:
    """Place, area, part, persons, öre a person; rounded to 100 kr."""
    return pl.DataFrame(
        [
            {
                "book": 0,
                "place": place,
                "area": area,
                "part": part,
                "label": "",
                "persons": persons,
                "numerator": ore,
                "denominator": 1,
                "rounding": 10_000,
                "year": 2018,
            }
            for place, area, part, persons, ore in rows
        ],
    )


MEMBERS = pl.DataFrame({"area": ["a", "b"], "code": [GOTHENBURG, GOTHENBURG]})
TWO = rates((1, "a", "kommun", 267_268, 60), (2, "a", "vgr", 267_268, 120))  # 180 öre together


def of(kind: str, place: int, known: tuple[Candidate, ...]) -> dict[object, int]:
    fact = "rate" if kind == "other_rate" else "year"
    return {one.facts[fact]: one.value for one in known if (one.kind, one.place) == (kind, place)}


def test_other_rates_keep_the_recipients_part() -> None:
    known = candidates(TWO, MEMBERS, None)
    assert all(one.wrong for one in known)
    first, second = of("other_rate", 1, known), of("other_rate", 2, known)
    assert set(first) == set(second) == {*range(90, 361, 5)} - {180}
    # 267 268 * 200 / 3 öre = 178 178,67 kr; two thirds of 150 öre = 267 268,00 kr
    assert (first[200], second[150]) == (17_820_000, 26_730_000)


def test_an_amount_for_two_areas_has_one_of_them_counted_by_another_year() -> None:
    """571 868 persons in 2018, 583 056 in 2020; area b is said to have 1 000, and its members are Gothenburg's too."""
    both = rates((1, "a", "kommun", population(GOTHENBURG, 2018), 60), (1, "b", "kommun", 1_000, 60))
    known = [one for one in candidates(both, MEMBERS, None) if one.facts.get("year") == 2020]
    # (583 056 + 1 000) * 60 öre = 350 433,60 kr; (571 868 + 583 056) * 60 öre = 692 954,40 kr
    assert {(one.group, one.value) for one in known} == {("a 2020", 35_040_000), ("b 2020", 69_300_000)}


def test_without_rates_there_is_nothing_to_assume() -> None:
    assert candidates(None, MEMBERS, None) == ()
    assert candidates(TWO, None, None) == ()


def test_a_municipality_by_another_year() -> None:
    cells = pl.DataFrame(
        {
            "place": [7, 8, 9],
            "code": [GOTHENBURG, None, "x"],
            "name": ["Göteborg", "?", "?"],
            "year": [2018, 2018, 2018],
        }
    )
    known = candidates(None, None, cells)
    assert {one.place for one in known} == {7}
    assert of("other_year_population", 7, known)[2019] == 579_281


def test_two_amounts_at_one_other_rate_are_one_root() -> None:
    """150 öre: 267 268 * 50 = 133 634,00 and 267 268 * 100 = 267 268,00 kr, for 160 400 and 320 700."""
    relations = [
        Relation(place, "K401", Kind.PER_INHABITANT, place, (Term(place, -1),), 267_268 * ore, 10_000)
        for place, ore in ((1, 60), (2, 120))
    ]
    figures = {1: Figure(1, 13_360_000, 0, 10_000), 2: Figure(2, 26_730_000, 0, 10_000)}
    (one,) = explain(relations, figures, Context(candidates(TWO, MEMBERS, None)))
    assert (one.place, one.relations, one.certainty) == (1, (1, 2), Certainty.UNIQUE)
    assert [(c.kind, c.place, c.suggestion, c.facts) for c in one.causes] == [
        ("other_rate", 1, 16_040_000, {"rate": 150}),
        ("other_rate", 2, 32_070_000, {"rate": 150}),
    ]


ALL = frozenset(range(10))  # places


def entries(*rows: tuple[int, str, int, int]) -> pl.DataFrame:
    """Place, role, line, column of one block."""
    return pl.DataFrame(rows, schema=["place", "role", "line", "column"], orient="row").with_columns(block=pl.lit(0))


def figures(*formulas: int, of: tuple[int, ...]) -> pl.DataFrame:
    return pl.DataFrame({"place": of, "value": [1] * len(of), "typed": [place not in formulas for place in of]})


def test_a_typed_total_beside_formula_totals() -> None:
    table = entries((1, "line", 4, 0), (2, "line", 4, 1), (8, "total", 9, 0), (9, "total", 9, 1))
    assert amid_formulas(table, figures(8, of=(1, 2, 8, 9)), ALL) == {9}
    assert amid_formulas(table, figures(of=(1, 2, 8, 9)), ALL) == frozenset()
    assert amid_formulas(None, figures(of=(1,)), ALL) == frozenset()


def test_a_typed_row_sum_between_formula_row_sums_but_not_above_a_total() -> None:
    table = entries((3, "line", 4, 2), (6, "line", 5, 2), (9, "total", 9, 2))
    assert amid_formulas(table, figures(3, of=(3, 6, 9)), ALL) == {6}
    assert amid_formulas(table, figures(9, of=(3, 6, 9)), ALL) == frozenset()


def test_a_line_beside_a_formula_in_its_row_is_another_kind() -> None:
    table = entries((1, "line", 4, 0), (2, "line", 4, 1))
    assert amid_formulas(table, figures(2, of=(1, 2)), ALL) == frozenset()
