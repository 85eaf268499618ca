"""The arithmetic of K404, whatever the sign of the stated cell's coefficient."""

from __future__ import annotations

import polars as pl
import pytest

from medelkoll_schemas.relations.evaluate import evaluate
from medelkoll_schemas.rules.k404_coarser_rounding import coarsely_rounded


def frames(
    coefficient: int, constant: int, value: int, trailing: int
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    terms = {"book": [0], "relation": [0], "place": [7], "coefficient": [coefficient]}
    figures = {"book": [0], "place": [7], "value": [value], "unit": [0], "trailing": [trailing]}
    relations = {
        "book": [0],
        "relation": [0],
        "stated": [7],
        "code": ["K401"],
        "constant": [constant],
        "slack": [abs(coefficient) * 10_000],
        "subject": ["Kommun"],
    }
    narrow = {"book": pl.Int32}
    return (
        pl.DataFrame(terms, schema_overrides=narrow),
        pl.DataFrame(figures, schema_overrides=narrow),
        pl.DataFrame(relations, schema_overrides=narrow),
    )


@pytest.mark.parametrize("coefficient", [-1, 1, -3, 3])
def test_the_sign_and_size_of_the_coefficient_do_not_matter(coefficient: int) -> None:
    # 83 207 persons x 60 öre = 49 924,20 kr, stated as 50 000
    terms, figures, relations = frames(coefficient, -coefficient * 4_992_420, 5_000_000, 1_000_000)

    results, said = coarsely_rounded(evaluate(terms, figures, relations), terms, figures)

    assert [(one.stated, one.expected, one.difference) for one in said] == [(5_000_000, 4_990_000, 10_000)]
    assert results["status"].to_list() == ["holds"]
    assert results["slack"].to_list() == [abs(coefficient) * 1_000_000]


@pytest.mark.parametrize(("exact", "value", "coarse"), [(55_000_00, 60_000_00, True), (54_999_99, 60_000_00, False)])
def test_half_of_what_the_zeros_show_is_the_limit(exact: int, value: int, *, coarse: bool) -> None:
    terms, figures, relations = frames(-1, exact, value, 1_000_000)

    results, said = coarsely_rounded(evaluate(terms, figures, relations), terms, figures)

    assert bool(said) is coarse
    assert results["status"].to_list() == ["holds" if coarse else "fails"]


def test_amounts_of_a_million_million_kronor() -> None:
    exact, stated = 10**14 + 4_990_000, 10**14 + 5_000_000
    terms, figures, relations = frames(-3, 3 * exact + 1_000_000, stated + 10_000_000, 100_000_000)

    _, said = coarsely_rounded(evaluate(terms, figures, relations), terms, figures)

    # (3 x exact + 10 000 kr) / 3 is 3 333,33 more than exact: 10^12 kr and 53 233,33, to hundreds 53 200
    assert [one.expected for one in said] == [10**14 + 5_320_000]


def test_another_rule_is_left_alone() -> None:
    terms, figures, relations = frames(-1, 4_992_420, 5_000_000, 1_000_000)
    evaluated = evaluate(terms, figures, relations.with_columns(pl.lit("K305").alias("code")))

    results, said = coarsely_rounded(evaluated, terms, figures)

    assert said == []
    assert results.equals(evaluated)


def test_half_a_hundred_is_rounded_up() -> None:
    terms, figures, relations = frames(-1, 55_050_00, 60_000_00, 1_000_000)

    _, said = coarsely_rounded(evaluate(terms, figures, relations), terms, figures)

    assert [one.expected for one in said] == [55_100_00]
