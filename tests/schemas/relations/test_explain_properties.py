"""What must hold for any matrix with totals in both dimensions, whatever its figures."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from medelkoll_schemas.findings import Certainty
from medelkoll_schemas.relations.context import Context
from medelkoll_schemas.relations.explain import explain
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term

WIDTH = 100  # places a row


@dataclass(frozen=True)
class Matrix:
    """Lines, their totals in both dimensions, and the grand total: every cell is in two relations."""

    values: dict[int, int]
    relations: list[Relation]

    def figures(self, changes: dict[int, int] | None = None) -> dict[int, Figure]:
        return {place: Figure(place, value, 0, 1) for place, value in (self.values | (changes or {})).items()}


def built(rows: list[list[int]]) -> Matrix:
    height, width = len(rows), len(rows[0])
    full = [[*row, sum(row)] for row in rows]
    full.append([sum(column) for column in zip(*full, strict=True)])
    values = {WIDTH * i + j: value for i, row in enumerate(full) for j, value in enumerate(row)}
    across = [sums(i, WIDTH * i + width, [WIDTH * i + j for j in range(width)]) for i in range(height + 1)]
    down = [sums(WIDTH + j, WIDTH * height + j, [WIDTH * i + j for i in range(height)]) for j in range(width + 1)]
    return Matrix(values, [*across, *down])


def sums(number: int, stated: int, lines: list[int]) -> Relation:
    return Relation(number, "K201", Kind.CATEGORY_SUM, stated, (*(Term(line, 1) for line in lines), Term(stated, -1)))


amounts = st.integers(-(10**14), 10**14)
matrices = (
    st.integers(2, 4)
    .flatmap(
        lambda width: st.lists(st.lists(amounts, min_size=width, max_size=width), min_size=2, max_size=4),
    )
    .map(built)
)


@settings(max_examples=40, deadline=None)
@given(matrices)
def test_what_adds_up_is_not_spoken_of(matrix: Matrix) -> None:
    assert explain(matrix.relations, matrix.figures(), Context()) == []


@settings(max_examples=80, deadline=None)
@given(matrices, st.data())
def test_one_wrong_cell_is_found_and_put_right(matrix: Matrix, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(sorted(matrix.values)))
    wrong = data.draw(amounts.filter(lambda value: value != matrix.values[place]))
    (one,) = explain(matrix.relations, matrix.figures({place: wrong}), Context())
    assert (one.place, one.stated, one.expected, one.certainty) == (
        place,
        wrong,
        matrix.values[place],
        Certainty.UNIQUE,
    )
    assert all(cause.suggestion == matrix.values[place] for cause in one.causes if cause.kind != "rounding")


@settings(max_examples=60, deadline=None)
@given(matrices, st.data())
def test_the_answer_does_not_depend_on_any_order(matrix: Matrix, data: st.DataObject) -> None:
    places = sorted(matrix.values)
    wrong = {
        place: data.draw(amounts) for place in data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=4))
    }
    figures = matrix.figures(wrong)
    found = explain(matrix.relations, figures, Context())
    mixed = data.draw(st.permutations(matrix.relations))
    turned = [one._replace(terms=tuple(reversed(one.terms))) for one in mixed]
    shuffled = dict(data.draw(st.permutations(list(figures.items()))))
    assert explain(turned, shuffled, Context()) == found


@settings(max_examples=60, deadline=None)
@given(matrices, st.data())
def test_every_failing_relation_is_explained_exactly_once(matrix: Matrix, data: st.DataObject) -> None:
    places = sorted(matrix.values)
    wrong = {
        place: data.draw(amounts) for place in data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=6))
    }
    figures = matrix.figures(wrong)
    explained = [number for one in explain(matrix.relations, figures, Context()) for number in one.relations]
    failing = [one.number for one in matrix.relations if sum(t.coefficient * figures[t.place].value for t in one.terms)]
    assert sorted(explained) == sorted(failing)
