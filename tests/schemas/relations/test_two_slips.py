"""Two causes of one difference, taken apart or left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medelkoll_schemas.relations.context import Context
from medelkoll_schemas.relations.explain import explain
from medelkoll_schemas.relations.model import Figure, Kind, Relation, Term

if TYPE_CHECKING:
    from medelkoll_schemas.relations.explanation import Explanation


def kr(place: int, kronor: int, *, typed: bool = True, text: bool = False, hidden: bool = False) -> Figure:
    return Figure(place, kronor * 100, 0, 0, typed=typed, text=text, hidden=hidden)


def adds_up(number: int, stated: int, *lines: int, kind: Kind = Kind.CATEGORY_SUM) -> Relation:
    code = "K701" if kind is Kind.FORMULA else "K201"
    return Relation(number, code, kind, stated, (*(Term(line, 1) for line in lines), Term(stated, -1)))


def told(relations: list[Relation], *figures: Figure, context: Context | None = None) -> list[Explanation]:
    return explain(relations, {figure.place: figure for figure in figures}, context or Context())


def causes(one: Explanation) -> list[tuple[str, int, int | None]]:
    return [
        (cause.kind, cause.place, None if cause.suggestion is None else cause.suggestion // 100) for cause in one.causes
    ]


LINES = [(1, 117_300), (2, 254_650), (3, 386_212), (4, 91_744)]  # 849 906 kr


def total(
    kronor: int, *, typed: bool = True, context: Context | None = None, hidden: int = 0, text: int = 0
) -> Explanation:
    lines = [kr(place, value, hidden=place == hidden, text=place == text) for place, value in LINES]
    (one,) = told([adds_up(1, 9, 1, 2, 3, 4)], *lines, kr(9, kronor, typed=typed), context=context)
    return one


def test_two_slips_together_are_taken_apart() -> None:
    """The formula passes over a text and over a hidden line."""
    lines = [kr(place, value, text=place == 2, hidden=place == 3) for place, value in LINES]
    (one,) = told([adds_up(1, 9, 1, 2, 3, 4)], *lines, kr(9, 117_300 + 91_744, typed=False))
    assert (one.place, one.expected) == (9, 84_990_600)
    assert causes(one) == [("text_number", 2, 254_650), ("hidden_row", 9, 849_906)]
    assert [cause.explains for cause in one.causes] == [-25_465_000, -38_621_200]


def test_a_line_left_out_and_a_digit_wrong_are_taken_apart() -> None:
    lines = [(1, 117_304_411), (2, 254_650_872), (3, 386_212_539)]  # 758 167 822 kr
    typed = 758_167_822 - 254_650_872 + 2_000  # 503 518 950 for 503 516 950
    (one,) = told([adds_up(1, 9, 1, 2, 3)], *(kr(place, value) for place, value in lines), kr(9, typed))
    assert causes(one) == [("omitted_line", 9, 758_167_822), ("wrong_digit", 9, 758_167_822)]
    assert [cause.explains for cause in one.causes] == [-25_465_087_200, 200_000]


def test_two_slips_among_round_amounts_are_not_claimed() -> None:
    lines = [kr(1, 300_000), kr(2, 500_000), kr(3, 900_000)]
    (one,) = told([adds_up(1, 9, 1, 2, 3)], *lines, kr(9, 1_700_000 - 300_000 - 25_000))
    assert {kind for kind, _, _ in causes(one)} <= {"wrong_digit", "transposed_digits"}


def test_what_a_text_does_not_explain_is_said() -> None:
    lines = [kr(place, value, text=place == 3) for place, value in LINES]
    (one,) = told([adds_up(1, 9, 1, 2, 3, 4)], *lines, kr(9, 849_906 - 386_212 - 12_300, typed=False))
    assert (one.place, one.expected, one.difference) == (9, 84_990_600, -39_851_200)
    assert causes(one) == [("text_number", 3, 386_212)]
    assert (one.causes[0].explains, one.causes[0].facts) == (-38_621_200, {"line": 3, "remains": -1_230_000})


def test_a_text_passed_over_and_a_hidden_row_counted() -> None:
    lines = [kr(place, value, text=place == 2) for place, value in LINES]
    hidden, seen = kr(5, 44_123, hidden=True), kr(6, 13_013)
    context = Context(outsiders={1: (5, 6, 77)})
    total = kr(9, 849_906 - 254_650 + 44_123, typed=False)
    (one,) = told([adds_up(1, 9, 1, 2, 3, 4)], *lines, hidden, seen, total, context=context)
    assert causes(one) == [("text_number", 2, 254_650), ("hidden_row", 9, 849_906)]
    assert one.causes[1].facts == {"line": 5, "sum": "in"}
