from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_schemas.relations.bands import likely, status, worst
from medelkoll_schemas.relations.evaluate import evaluate

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

TERMS = {"book": pl.Int32, "relation": pl.Int64, "place": pl.Int64, "coefficient": pl.Int64}
FIGURES = {"book": pl.Int32, "place": pl.Int64, "value": pl.Int64, "unit": pl.Int64, "trailing": pl.Int64}
RELATIONS = {"book": pl.Int32, "relation": pl.Int64, "constant": pl.Int64, "slack": pl.Int64}


def judged(
    terms: Sequence[tuple[int, ...]], figures: Sequence[tuple[int | None, ...]], relations: Sequence[tuple[int, ...]]
) -> list[tuple[object, ...]]:
    found = evaluate(
        pl.DataFrame(terms, schema=TERMS, orient="row"),
        pl.DataFrame(figures, schema=FIGURES, orient="row"),
        pl.DataFrame(relations, schema=RELATIONS, orient="row"),
    )
    return found.select("book", "relation", "residual", "tolerance", "status").rows()


def test_books_are_kept_apart_and_rows_keep_their_order() -> None:
    terms = [(0, 1, 10, 1), (0, 1, 11, -1), (1, 2, 10, 1), (1, 2, 11, -1)]
    figures = [(0, 10, 500, 0, 0), (0, 11, 500, 0, 0), (1, 10, 500, 0, 0), (1, 11, 400, 0, 0)]
    assert judged(terms, figures, [(1, 2, 0, 0), (0, 1, 0, 0)]) == [(1, 2, 100, 0, "fails"), (0, 1, 0, 0, "holds")]


def test_a_relation_may_go_on_in_the_next_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medelkoll_schemas.relations.evaluate.AT_ONCE", 2)
    terms = [(0, 1, 10, 1), (0, 2, 10, 1), (0, 1, 11, 1), (0, 2, 11, 1), (0, 1, 12, -1)]
    figures = [(0, 10, 500, 10, 0), (0, 11, 300, 0, 0), (0, 12, 700, 0, 0)]
    found = judged(terms, figures, [(0, 1, 0, 0), (0, 2, -800, 0)])
    assert found == [(0, 1, 100, 10, "fails"), (0, 2, 0, 10, "holds")]


def test_a_blank_a_missing_figure_and_a_relation_without_terms_are_unknown() -> None:
    terms = [(0, 1, 10, 1), (0, 1, 11, -1), (0, 2, 10, 1), (0, 2, 99, -1)]
    figures = [(0, 10, 500, 0, 0), (0, 11, None, 0, 0)]
    found = judged(terms, figures, [(0, 1, 0, 0), (0, 2, 0, 0), (0, 3, 7, 0)])
    assert found == [(0, 1, None, None, "unknown"), (0, 2, None, None, "unknown"), (0, 3, None, None, "unknown")]


def test_the_split_of_four_million_in_hundred_thousands_holds() -> None:
    figures = [(0, 1, 130_000_000, 10_000_000, 0), (0, 2, 270_000_000, 10_000_000, 0)]
    assert judged([(0, 1, 1, 2), (0, 1, 2, -1)], figures, [(0, 1, 0, 0)]) == [(0, 1, -10_000_000, 30_000_000, "holds")]


def test_eight_hundred_kronor_in_a_sum_of_twenty_lines_in_hundreds_is_implausible() -> None:
    terms = [(0, 1, place, 1) for place in range(20)] + [(0, 1, 20, -1)]
    figures = [(0, place, 1_000_000, 10_000, 10_000) for place in range(20)] + [(0, 20, 20_080_000, 10_000, 10_000)]
    assert judged(terms, figures, [(0, 1, 0, 0)]) == [(0, 1, -80_000, 210_000, "likely")]


def test_slack_counts_as_one_more_rounding_and_the_constant_as_exact() -> None:
    found = judged([(0, 1, 1, 3)], [(0, 1, 13_350_000, 0, 0)], [(0, 1, -40_035_000, 30_000)])
    assert found == [(0, 1, 15_000, 30_000, "holds")]


def test_amounts_and_coefficients_far_beyond_sixty_four_bits() -> None:
    size = 100_000
    terms = [(0, 1, place, 10_000) for place in range(size)]
    figures = [(0, place, 10**14, 10**11, 0) for place in range(size)]
    assert judged(terms, figures, [(0, 1, -1, 0)]) == [(0, 1, 10**23 - 1, 10**20, "fails")]


def test_where_squares_would_not_fit_only_the_worst_case_counts() -> None:
    terms = [(0, 1, 1, 1), (0, 1, 2, 1), (0, 1, 3, 1), (0, 1, 4, 1)]
    figures = [(0, place, 10**18, 2**61, 0) for place in range(1, 5)]
    assert judged(terms, figures, [(0, 1, 0, 0)]) == [(0, 1, 4 * 10**18, 2**63, "holds")]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-10_000, 10_000), st.integers(-(10**14), 10**14), st.sampled_from([0, 100, 10_000])),
        min_size=1,
        max_size=8,
    ),
    st.integers(-(10**6), 10**6),
    st.integers(0, 10**9),
)
def test_the_batch_agrees_with_plain_whole_numbers(
    parts: list[tuple[int, int, int]], constant: int, slack: int
) -> None:
    terms = [(3, 7, place, coefficient) for place, (coefficient, _, _) in enumerate(parts)]
    figures = [(3, place, value, unit, 0) for place, (_, value, unit) in enumerate(parts)]
    residual = sum(coefficient * value for coefficient, value, _ in parts) + constant
    widths = [abs(coefficient) * unit for coefficient, _, unit in parts] + [slack]
    expected = (3, 7, residual, worst(widths), status(residual, worst(widths), likely(widths)).value)
    assert judged(terms, figures, [(3, 7, constant, slack)]) == [expected]


def test_a_slice_of_small_figures_and_one_of_large_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medelkoll_schemas.relations.evaluate.AT_ONCE", 2)
    terms = [(0, 1, 10, 1), (0, 1, 11, -1), (0, 1, 12, 1 << 61), (0, 2, 11, 1)]
    figures = [(0, 10, 500, 0, 0), (0, 11, 300, 0, 0), (0, 12, 4, 0, 0)]
    found = judged(terms, figures, [(0, 1, 0, 0), (0, 2, -300, 0)])
    assert found == [(0, 1, 200 + (1 << 63), 0, "fails"), (0, 2, 0, 0, "holds")]


def test_the_cells_of_a_relation_may_stand_apart() -> None:
    terms = [(0, 1, 10, 1), (0, 2, 10, 1), (0, 1, 11, 1), (0, 2, 99, 1), (0, 1, 12, -1)]
    figures = [(0, 10, 500, 10, 0), (0, 11, 300, 0, 0), (0, 12, 700, 0, 0)]
    assert judged(terms, figures, [(0, 1, 0, 0), (0, 2, 0, 0)]) == [
        (0, 1, 100, 10, "fails"),
        (0, 2, None, None, "unknown"),
    ]
