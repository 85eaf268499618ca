"""What a relation wants of one of its cells, worked out by hand."""

from __future__ import annotations

import pytest

from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term
from medelkoll_schemas.relations.wanted import wanted

FIGURES = {1: Figure(1, 224_540, 0, 1, quantity="population"), 2: Figure(2, 13_350_000, 0, 1)}


@pytest.mark.parametrize(
    ("ore", "rounding", "expected"),
    [
        (60, 10_000, 13_470_000),  # 134 724 kr, to whole hundreds
        (60, 0, 13_472_400),
        (-60, 10_000, -13_470_000),
    ],
)
def test_an_amount_per_inhabitant_is_rounded(ore: int, rounding: int, expected: int) -> None:
    relation = Relation(1, "K401", Kind.PER_INHABITANT, 2, (Term(1, ore), Term(2, -1)), slack=rounding)

    assert wanted(2, relation, FIGURES) == expected


def test_a_rate_in_parts_of_an_ore() -> None:
    """Half an öre for each: 1 122,70 kr, to whole kronor."""
    relation = Relation(1, "K401", Kind.PER_INHABITANT, 2, (Term(1, 1), Term(2, -2)), slack=200)

    assert wanted(2, relation, FIGURES) == 112_300


def test_inhabitants_are_whole() -> None:
    relation = Relation(1, "K401", Kind.PER_INHABITANT, 2, (Term(1, 60), Term(2, -1)), slack=10_000)

    assert wanted(1, relation, FIGURES) == 222_500
    assert wanted(1, relation, {**FIGURES, 2: Figure(2, 13_350_001, 0, 1)}) is None


def test_a_sum_wants_its_parts_as_they_are() -> None:
    relation = Relation(1, "K201", Kind.CATEGORY_SUM, 2, (Term(1, 1), Term(2, -1)))

    assert wanted(2, relation, FIGURES) == 224_540
    assert wanted(3, relation, {**FIGURES, 3: Figure(3, 5, 0, 1)}) is None
