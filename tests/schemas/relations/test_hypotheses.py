"""Which causes are asked of a cell: leaving out those that can have nothing to say changes no answer."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from medelkoll_schemas.relations.causes import CAUSES, TYPING
from medelkoll_schemas.relations.causes.by_hand import by_hand
from medelkoll_schemas.relations.causes.case import Case
from medelkoll_schemas.relations.causes.digits import inserted, removed, replaced, transposed
from medelkoll_schemas.relations.context import Candidate, Context
from medelkoll_schemas.relations.hypothesis import case_of, hypotheses
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term
from medelkoll_schemas.relations.single import Solution
from medelkoll_schemas.relations.system import System, build

SCALES = (1, 100, 100_000)
FIRST, SECOND, HIDDEN, STATED, BESIDE = 1, 2, 3, 8, 9


def sums(number: int, stated: int, *lines: int, kind: Kind) -> Relation:
    return Relation(number, "K201", kind, stated, (*(Term(line, 1) for line in lines), Term(stated, -1)))


@st.composite
def slips(draw: st.DrawFn) -> tuple[Figure, int]:
    """A typed figure, and what it should have been: one slip of the hand away."""
    number, scale, sign = draw(st.integers(0, 10**7)), draw(st.sampled_from(SCALES)), draw(st.sampled_from((1, -1)))
    longer = 10 ** (len(str(number)) + 1)
    keyed = [*transposed(number), *removed(number), *replaced(number, 0, longer), *inserted(number, 0, longer)]
    wanted = draw(st.sampled_from([*keyed, -number, number * 100, number * 1_000, number * 1_000_000]))
    there, right = draw(st.permutations((number, wanted)))
    return Figure(FIRST, sign * there * scale, 0, 1, scale=scale), sign * right * scale


@settings(max_examples=400)
@given(slips())
def test_no_slip_of_the_hand_is_passed_over(slip: tuple[Figure, int]) -> None:
    figure, right = slip
    assume(figure.value != right)
    case = Case(build([], {FIRST: figure}), Context(), FIRST, right, right, ())
    said = any(True for repairs in TYPING for _ in repairs(case))

    assert by_hand(figure, right - figure.value, right - figure.value) or not said


@pytest.mark.parametrize(
    ("value", "wanted", "may_be"),
    [
        (4_050_000, 4_005_000, True),
        (4_050_000, 4_006_000, False),
        (4_050_000, -4_050_000, True),
        (4_050_000, -4_005_000, False),
        (-4_050_000, 4_005_000, False),
        (4_050, 4_050_000, True),
        (4_050, 0, False),
        (0, 4_050, False),
        (0, 7, True),
    ],
)
def test_what_a_hand_can_do(value: int, wanted: int, *, may_be: bool) -> None:
    """In kronor."""
    figure = Figure(FIRST, value * 100, 0, 1)

    assert by_hand(figure, (wanted - value) * 100, (wanted - value) * 100) is may_be


def test_a_formula_has_no_slips_and_what_is_only_roughly_known_may_be_any() -> None:
    assert not by_hand(Figure(FIRST, 700, 0, 1, typed=False), 700, 700)
    assert by_hand(Figure(FIRST, 123_456, 100, 1), 1, 100)


amounts = st.sampled_from((0, 100, 1_200, 2_100, 12_000, 21_000, 120_000, -1_200))


def made(values: list[int], formula: tuple[bool, bool]) -> System:
    """Two lines and a hidden one, and two sums of them, one that fails and one beside it."""
    places = (FIRST, SECOND, HIDDEN, STATED, BESIDE)
    if formula[1]:
        values[0] = values[1] + values[4]
    typed = {STATED: not formula[0], FIRST: not formula[1]}
    figures = {
        place: Figure(place, value, 0, 1, typed=typed.get(place, True), hidden=place == HIDDEN)
        for place, value in zip(places, values, strict=True)
    }
    relations = [
        sums(1, STATED, FIRST, SECOND, HIDDEN, kind=Kind.CATEGORY_SUM),
        sums(2, STATED, FIRST, SECOND, kind=Kind.FORMULA),
        sums(3, FIRST, SECOND, BESIDE, kind=Kind.FORMULA),
    ]
    return build(relations, figures)


@settings(max_examples=400)
@given(
    st.lists(amounts, min_size=5, max_size=5),
    st.tuples(st.booleans(), st.booleans()),
    st.sampled_from((FIRST, SECOND, HIDDEN, STATED)),
    amounts,
    st.sampled_from((0, 500)),
)
def test_all_causes_together_say_no_more(
    values: list[int], formula: tuple[bool, bool], place: int, change: int, width: int
) -> None:
    system = made(values, formula)
    context = Context(
        (Candidate(SECOND, values[1] + change, "other_rate"),), {1: (BESIDE,), 3: (HIDDEN,)}, {}, frozenset({STATED})
    )
    rows = frozenset(index for index, row in enumerate(system.rows) if row.relation.number == 1)
    solution = Solution(place, change, change + width, rows)

    case = case_of(system, context, solution)
    all_of_them = [(repair.kind, repair.value) for repairs in CAUSES for repair in repairs(case)]

    found = [
        (one.causes[0].kind, values[_index(place)] + one.changes[0][1]) for one in hypotheses(system, context, solution)
    ]
    assert found == all_of_them


def _index(place: int) -> int:
    return (FIRST, SECOND, HIDDEN, STATED, BESIDE).index(place)
