from __future__ import annotations

from fractions import Fraction

import pytest
from mutate.model import failing
from mutate.unknown.found import Basis
from mutate.unknown.layouts import LAYOUTS, unknown


def row(**weights: int) -> dict[str, Fraction]:
    return {cell: Fraction(weight) for cell, weight in weights.items()}


def test_a_total_of_lines_follows_from_totals_of_totals() -> None:
    basis = Basis([row(A1=1, A2=1, A3=-1), row(A4=1, A5=1, A6=-1), row(A3=1, A6=1, A7=-1)])

    assert basis.holds(row(A1=1, A2=1, A4=1, A5=1, A7=-1))
    assert basis.holds(row(A1=-2, A2=-2, A3=2))
    assert not basis.holds(row(A1=1, A2=1, A7=-1))


def test_a_relation_of_other_cells_does_not_follow() -> None:
    assert not Basis([row(A1=1, A2=1, A3=-1)]).holds(row(A1=1, A2=2, A3=-1))
    assert not Basis([]).holds(row(A1=1, A2=-1))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_declared_holds(layout: str) -> None:
    truths = [truth for truth in unknown(1, 3) if truth.layout == layout]

    assert len(truths) == 3
    for truth in truths:
        assert not truth.tainted
        assert truth.relations
        assert failing(truth, truth.book) == []
